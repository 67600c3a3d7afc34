using Tracker.Api.Http;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Teams;

/// <summary>Merges teams.</summary>
public static class MergeTeamsEndpoint
{
    /// <summary>Merges teams: several into a new one, or others into one of the field.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/mergers")]
    public static Task<IResult> Post(string competition, MergerBody body, Writes writes, HttpContext http) =>
        writes.AnswerAsync(
            http,
            competition,
            new MergeTeams(body.Into, body.Name, body.From) { Circumstances = body.Circumstances }
        );
}

/// <summary>The team that there is after it, its name where that is new, and the teams that become part of it.</summary>
public sealed record MergerBody(TeamId Into, Names? Name, ValueList<TeamId> From) : FactBody;
