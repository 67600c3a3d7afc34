using Tracker.Api.Http;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>Hands in scorecards.</summary>
public static class SubmitScorecardsEndpoint
{
    /// <summary>Hands in one scorecard or many: all of them, or none.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/rounds/{round:slug}/scorecards")]
    public static Task<IResult> Post(
        string competition,
        string round,
        ScorecardsBody body,
        Writes writes,
        HttpContext http
    ) =>
        body.HandedIn is { } scorecards
            ? writes.AnswerAsync(
                http,
                competition,
                new SubmitScorecards(new StepId(round), scorecards) { Circumstances = body.Circumstances }
            )
            : Task.FromResult(
                Problems.Of(
                    StatusCodes.Status400BadRequest,
                    "The body holds no scorecard, or both one and many.",
                    "{\"scorecards\": [{\"team\": …, \"judge\": …, \"scores\": {…}}, …]}, or {\"team\": …, \"judge\": …, "
                        + "\"scores\": {…}} for one"
                )
            );
}

/// <summary>Many scorecards, or one: whom it scores, whose it is, and points by criterion; null where the judge abstained.</summary>
public sealed record ScorecardsBody(
    ValueList<Scorecard> Scorecards,
    TeamId? Team,
    JudgeId? Judge,
    ValueMap<CriterionId, decimal?> Scores
) : FactBody
{
    internal ValueList<Scorecard>? HandedIn =>
        (Scorecards.Count, Team, Judge) switch
        {
            (> 0, null, null) when Scores.Count == 0 => Scorecards,
            (0, { } team, { } judge) => [new Scorecard(team, judge, Scores)],
            _ => null,
        };
}
