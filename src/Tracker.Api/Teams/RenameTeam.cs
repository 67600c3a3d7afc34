using Tracker.Api.Http;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Teams;

/// <summary>Renames a team.</summary>
public static class RenameTeamEndpoint
{
    /// <summary>Renames a team.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/teams/{team:slug}/name")]
    public static Task<IResult> Post(string competition, string team, NameBody body, Writes writes, HttpContext http) =>
        writes.AnswerAsync(
            http,
            competition,
            new RenameTeam(new TeamId(team), body.Name) { Circumstances = body.Circumstances }
        );
}

/// <summary>The new name; the old one stays findable.</summary>
public sealed record NameBody(Names Name) : FactBody;
