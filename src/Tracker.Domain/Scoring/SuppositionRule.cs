using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Scoring;

/// <summary>What can be supposed of a round.</summary>
public static class SuppositionRule
{
    /// <summary>Why it cannot be supposed; null when it can.</summary>
    public static Refusal? CheckSupposition(this Competition competition, StepId id, Supposition supposed)
    {
        if (competition.CheckHeld(id) is { } refusal)
            return refusal;
        var round = competition.Rounds[id];
        if (round.Evaluation is null)
            return DecideRound.NotEvaluated(id);
        if (round.Evaluation.Disclosed is { Seen.IsComplete: false })
            return Refusal.Contradicts(
                "results-not-disclosed",
                $"Not all results of '{id}' are public, and what follows from other rules would tell of them.",
                "a round whose scores, totals and ranks are all published; or a token that may see them"
            );
        var criteria = round.Rubric?.AllCriteria.Select(criterion => criterion.Id).ToHashSet() ?? [];
        var gates = round.Rubric?.Gates.Select(gate => gate.Id).ToHashSet() ?? [];
        foreach (var criterion in supposed.Weights.Keys.Where(each => !criteria.Contains(each)))
            return Refusal.Rule(
                "criterion-unknown",
                $"The rubric has no criterion '{criterion}' that could have another weight.",
                "criteria of the round's rubric"
            );
        foreach (var gate in (supposed.Gates ?? []).Where(each => !gates.Contains(each)))
            return Refusal.Rule("gate-unknown", $"The rubric has no gate '{gate}'.", "gates of the round's rubric");
        return supposed.Survivors is < 0 or > 100_000
            ? Refusal.Rule("survivors-invalid", $"{supposed.Survivors} teams cannot survive a round.", "0 to 100000")
            : RubricRule.Check(supposed.RubricOf(round));
    }
}
