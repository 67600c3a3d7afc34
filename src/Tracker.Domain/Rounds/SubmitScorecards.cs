using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>
/// Hands in scorecards, one or many: all of them, or none. A judge's card for a team takes the place of the one before it;
/// the same card again changes nothing.
/// </summary>
public sealed record SubmitScorecards(StepId Round, ValueList<Scorecard> Scorecards) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition)
    {
        var keys = new HashSet<ScorecardKey>();
        if (Scorecards.FirstOrDefault(each => !keys.Add(each.Key)) is { } twice)
            return Refusal.Rule(
                "scorecard-repeated",
                $"There are two scorecards of {twice.Judge} for {twice.Team}.",
                "one scorecard of each judge for each team"
            );
        var known = competition.Rounds.GetValueOrDefault(Round)?.Scorecards;
        return new Decision.Accepted(
            Scorecards
                .Where(each => known?.GetValueOrDefault(each.Key) != each)
                .Select(CompetitionEvent (each) => new ScorecardSubmitted(Round, each.Team, each.Judge, each.Scores))
                .ToValueList()
        );
    }

    internal override (Command Meant, Decision? Answer) In(History history) =>
        (this, ScorecardRule.Closed(history, Round));

    internal static Refusal? Check(Competition competition, ScorecardSubmitted submitted) =>
        ScorecardRule.CheckOpen(competition, submitted.Round)
        ?? ScorecardRule.Check(competition, competition.Rounds[submitted.Round].Rubric, submitted);
}
