using Tracker.Api.Http;
using Tracker.Domain.Competitions;
using Wolverine.Http;

namespace Tracker.Api.Competitions;

/// <summary>Cancels the competition.</summary>
public static class CancelCompetitionEndpoint
{
    /// <summary>Cancels the competition.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/cancellation")]
    public static Task<IResult> Post(string competition, CancellationBody body, Writes writes, HttpContext http) =>
        writes.AnswerAsync(
            http,
            competition,
            new CancelCompetition(body.Reason) { Circumstances = body.Circumstances }
        );
}

/// <summary>Why something is given up.</summary>
public sealed record CancellationBody(string Reason) : FactBody;
