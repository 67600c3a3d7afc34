using Tracker.Api.Http;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Teams;

/// <summary>A team is disqualified.</summary>
public static class DisqualifyTeamEndpoint
{
    /// <summary>A team is disqualified.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/teams/{team:slug}/disqualification")]
    public static Task<IResult> Post(
        string competition,
        string team,
        DisqualificationBody body,
        Writes writes,
        HttpContext http
    ) =>
        writes.AnswerAsync(
            http,
            competition,
            new DisqualifyTeam(new TeamId(team), body.Round, body.Reason) { Circumstances = body.Circumstances }
        );
}

/// <summary>In which round, where in one, and why.</summary>
public sealed record DisqualificationBody(StepId? Round, string Reason) : FactBody;
