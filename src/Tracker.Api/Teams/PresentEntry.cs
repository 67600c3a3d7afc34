using Tracker.Api.Http;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Teams;

/// <summary>Presents an entry.</summary>
public static class PresentEntryEndpoint
{
    /// <summary>Presents an entry.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/teams/{team:slug}/entry")]
    public static Task<IResult> Post(
        string competition,
        string team,
        EntryBody body,
        Writes writes,
        HttpContext http
    ) =>
        writes.AnswerAsync(
            http,
            competition,
            new PresentEntry(new TeamId(team), body.Entry, body.Name, body.Attributes, body.Claims)
            {
                Circumstances = body.Circumstances,
            }
        );
}

/// <summary>What a team shows; the same entry again replaces what was said of it.</summary>
public sealed record EntryBody(EntryId Entry, Names Name, ValueMap<string, string> Attributes, ValueList<Claim> Claims)
    : FactBody;
