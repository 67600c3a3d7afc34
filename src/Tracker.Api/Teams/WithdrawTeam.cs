using Tracker.Api.Http;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Teams;

/// <summary>A team withdraws.</summary>
public static class WithdrawTeamEndpoint
{
    /// <summary>A team withdraws.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/teams/{team:slug}/withdrawal")]
    public static Task<IResult> Post(
        string competition,
        string team,
        WithdrawalBody body,
        Writes writes,
        HttpContext http
    ) =>
        writes.AnswerAsync(
            http,
            competition,
            new WithdrawTeam(new TeamId(team), body.Round, body.Reason) { Circumstances = body.Circumstances }
        );
}

/// <summary>In which round, where in one, and why, where it is known.</summary>
public sealed record WithdrawalBody(StepId? Round, string? Reason) : FactBody;
