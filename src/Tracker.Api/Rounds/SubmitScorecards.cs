using Tracker.Api.Http;
using Tracker.Api.ScorecardFiles;
using Tracker.Api.Security;
using Tracker.Domain.Clocks;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>Hands in scorecards.</summary>
public static class SubmitScorecardsEndpoint
{
    /// <summary>Hands in one scorecard or many, as JSON or as a file in NDJSON or CSV: all of them, or none.</summary>
    [LargestBody(ScorecardIntake.LargestFile)]
    [Does(Deed.Judge)]
    [WolverinePost("/api/competitions/{competition:slug}/rounds/{round:slug}/scorecards")]
    public static Task<IResult> Post(
        string competition,
        string round,
        string? at,
        ScorecardIntake intake,
        HttpContext http
    )
    {
        Moment? moment = null;
        if (http.Request.Query["at"] is { Count: > 0 } given)
        {
            moment = given.Count == 1 ? Asked.Moment(at) : null;
            if (moment is null)
                return Task.FromResult(Asked.Malformed("at", Moment.Rule));
        }
        return intake.AnswerAsync(http, new CompetitionId(competition), new StepId(round), moment);
    }
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
