using Tracker.Api.Http;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>Takes a scorecard back.</summary>
public static class WithdrawScorecardEndpoint
{
    /// <summary>Takes a scorecard back, as if it had not been handed in.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/rounds/{round:slug}/scorecards/withdrawal")]
    public static Task<IResult> Post(
        string competition,
        string round,
        ScorecardWithdrawalBody body,
        Writes writes,
        HttpContext http
    ) =>
        writes.AnswerAsync(
            http,
            competition,
            new WithdrawScorecard(new StepId(round), body.Team, body.Judge) { Circumstances = body.Circumstances }
        );
}

/// <summary>Which scorecard: for which team, and whose.</summary>
public sealed record ScorecardWithdrawalBody(TeamId Team, JudgeId Judge) : FactBody;
