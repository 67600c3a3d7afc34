using Tracker.Api.Http;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Teams;

/// <summary>A team is reinstated.</summary>
public static class ReinstateTeamEndpoint
{
    /// <summary>A team is reinstated.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/teams/{team:slug}/reinstatement")]
    public static Task<IResult> Post(
        string competition,
        string team,
        ReinstatementBody body,
        Writes writes,
        HttpContext http
    ) =>
        writes.AnswerAsync(
            http,
            competition,
            new ReinstateTeam(new TeamId(team), body.Round, body.Reason) { Circumstances = body.Circumstances }
        );
}

/// <summary>In which round, where in one, and why.</summary>
public sealed record ReinstatementBody(StepId? Round, string Reason) : FactBody;
