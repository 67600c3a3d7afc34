using Tracker.Api.Http;
using Tracker.Api.Reference;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Competitions;

/// <summary>Announces a competition, and so begins its record.</summary>
public static class AnnounceCompetitionEndpoint
{
    /// <summary>Announces a competition, and so begins its record.</summary>
    [Answers(typeof(WriteReceipt), Creates = true)]
    [WolverinePost("/api/competitions")]
    public static Task<IResult> Post(AnnouncementBody body, Writes writes, HttpContext http) =>
        writes.AnswerAsync(
            http,
            body.Competition.Value,
            new AnnounceCompetition(body.Name, body.Host, body.TimeZone, body.Plan)
            {
                Circumstances = body.Circumstances,
            }
        );
}

/// <summary>A programme: its id, name and host, the IANA zone in which its days end, and its planned field sizes.</summary>
public sealed record AnnouncementBody(
    CompetitionId Competition,
    Names Name,
    string? Host,
    TimeZoneId TimeZone,
    ValueList<int> Plan
) : FactBody;
