using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>
/// Sets right what was wrong in a round's results. It takes effect when the round was evaluated, whenever it is recorded,
/// and changes by itself neither who went on nor who did not.
/// </summary>
public sealed record CorrectRound(StepId Round, ValueList<Result> Results, string Reason, CorrectionPolicy Policy)
    : Command
{
    /// <inheritdoc />
    public override Moment? TakesEffect(Competition current) => current.Rounds.GetValueOrDefault(Round)?.Evaluation?.At;

    /// <inheritdoc />
    public override Decision Decide(Competition competition)
    {
        if (IsSo(competition))
            return Decision.Nothing;
        if (Policy == CorrectionPolicy.DecisionReopened && competition.Phase is Phase.Concluded concluded)
            return Refusal.Contradicts(
                "competition-over",
                $"The competition was concluded on this decision, with {Words.List(concluded.Winners)} as winners.",
                "decision-stands; or the conclusion undone first"
            );
        return new RoundCorrected(Round, Results, Reason, Policy);
    }

    internal static Refusal? Check(Competition competition, RoundCorrected corrected)
    {
        if ((ReasonRule.Check(corrected.Reason) ?? competition.CheckHeld(corrected.Round)) is { } refusal)
            return refusal;
        var round = competition.Rounds[corrected.Round];
        if (round.Evaluation is not { } evaluation)
            return DecideRound.NotEvaluated(round.Id);
        if (corrected.Results.Select(result => result.Team).Distinct().Count() != corrected.Results.Count)
            return Refusal.Rule("team-repeated", "A team has two results.", "one result for each team");
        foreach (var result in corrected.Results)
            if (!evaluation.Results.ContainsKey(result.Team))
                return Refusal.Contradicts(
                    "team-not-evaluated",
                    $"{result.Team} was not evaluated in '{round.Id}'.",
                    "teams that have a result in the round"
                );
        return corrected
                .Results.Select(result => ResultRule.Check(round.Rubric, result))
                .FirstOrDefault(each => each is not null)
            ?? ResultRule.CheckRanks(evaluation.Correct(corrected, 0));
    }

    // A reopening leaves something to do even when the numbers are right already.
    private bool IsSo(Competition competition) =>
        competition.Rounds.TryGetValue(Round, out var round)
        && round.Evaluation is { } evaluation
        && (Policy == CorrectionPolicy.DecisionStands || (!round.Decided && round.ReopenedBy > 0))
        && Results.All(result =>
            evaluation.Results.TryGetValue(result.Team, out var known) && known.With(result) == known
        );
}
