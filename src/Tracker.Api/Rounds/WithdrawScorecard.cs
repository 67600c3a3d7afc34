using Tracker.Api.Http;
using Tracker.Api.Security;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>Takes a scorecard back.</summary>
public static class WithdrawScorecardEndpoint
{
    /// <summary>Takes a scorecard back, as if it had not been handed in.</summary>
    [Does(Deed.Judge)]
    [WolverinePost("/api/competitions/{competition:slug}/rounds/{round:slug}/scorecards/withdrawal")]
    public static Task<IResult> Post(
        string competition,
        string round,
        ScorecardWithdrawalBody body,
        Writes writes,
        HttpContext http
    )
    {
        var step = new StepId(round);
        return Caller.Of(http).DeniesCard(step, new ScorecardKey(body.Team, body.Judge)) is { } denial
            ? Task.FromResult(Guard.Denied(denial.Member is { } member ? denial.At($"At $.{member}") : denial))
            : writes.AnswerAsync(
                http,
                competition,
                new WithdrawScorecard(step, body.Team, body.Judge) { Circumstances = body.Circumstances }
            );
    }
}

/// <summary>Which scorecard: for which team, and whose.</summary>
public sealed record ScorecardWithdrawalBody(TeamId Team, JudgeId Judge) : FactBody;
