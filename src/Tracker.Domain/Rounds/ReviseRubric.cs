using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>Changes how a round is judged, until it has been evaluated.</summary>
public sealed record ReviseRubric(StepId Round, Rubric Rubric) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Rounds.TryGetValue(Round, out var round) && round.Rubric == Rubric
            ? Decision.Nothing
            : new RubricRevised(Round, Rubric);

    internal static Refusal? Check(Competition competition, RubricRevised revised) =>
        competition.CheckUndecided(revised.Round)
        ?? (
            competition.Rounds[revised.Round].Evaluation is { } evaluation
                ? Refusal.Contradicts(
                    "round-already-evaluated",
                    $"The round '{revised.Round}' was evaluated at {evaluation.At}, by the rubric it had.",
                    "a time before the evaluation"
                )
                : RubricRule.Check(revised.Rubric)
        );
}
