using Tracker.Api.Http;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Teams;

/// <summary>Enters one team or many.</summary>
public static class EnterTeamsEndpoint
{
    /// <summary>Enters one team or many: all of them, or none.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/teams")]
    public static Task<IResult> Post(string competition, EnteringBody body, Writes writes, HttpContext http) =>
        body.Entering is { } teams
            ? writes.AnswerAsync(http, competition, new EnterTeams(teams) { Circumstances = body.Circumstances })
            : Task.FromResult(
                Problems.Of(
                    StatusCodes.Status400BadRequest,
                    "The body names no team, or both one and many.",
                    "{\"teams\": [{\"team\": …, \"name\": …}, …]}, or {\"team\": …, \"name\": …} for one"
                )
            );
}

/// <summary>Many teams, or one: its id, its name and its members.</summary>
public sealed record EnteringBody(ValueList<EnteringTeam> Teams, TeamId? Team, Names? Name, ValueList<string> Members)
    : FactBody
{
    internal ValueList<EnteringTeam>? Entering =>
        (Teams.Count, Team, Name) switch
        {
            (> 0, null, null) => Teams,
            (0, { } team, { } name) => [new EnteringTeam(team, name, Members)],
            _ => null,
        };
}
