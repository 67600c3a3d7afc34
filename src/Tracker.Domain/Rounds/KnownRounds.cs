using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>What most facts about a round need: that it is known, and takes place.</summary>
internal static class KnownRounds
{
    public static Refusal? CheckStep(this Competition competition, StepId? step) =>
        step is not { } id || competition.Rounds.ContainsKey(id) || competition.Calls.ContainsKey(id)
            ? null
            : UnknownRound(id);

    /// <summary>The round must be known and not cancelled.</summary>
    public static Refusal? CheckHeld(this Competition competition, StepId id)
    {
        if (!competition.Rounds.TryGetValue(id, out var round))
            return UnknownRound(id);
        return round.Cancelled is { } reason
            ? Refusal.Contradicts("round-cancelled", $"The round '{id}' was cancelled: {reason}", "another round")
            : null;
    }

    /// <summary>The round must be known, not cancelled unless that is no matter, and not decided.</summary>
    public static Refusal? CheckUndecided(this Competition competition, StepId id, bool evenCancelled = false) =>
        (evenCancelled && competition.Rounds.ContainsKey(id) ? null : competition.CheckHeld(id))
        ?? (
            competition.Rounds[id].Decided
                ? Refusal.Contradicts(
                    "round-already-decided",
                    $"The round '{id}' has been decided already.",
                    "a time before the decision, or a round that is not decided"
                )
                : null
        );

    /// <summary>The round must be known, not cancelled, evaluated, and its result not final.</summary>
    public static Refusal? CheckProvisional(this Competition competition, StepId id) =>
        competition.CheckHeld(id)
        ?? competition.Rounds[id] switch
        {
            { Evaluation: null } => DecideRound.NotEvaluated(id),
            { FinalizedAt: { } at } => Refusal.Contradicts(
                "round-final",
                $"The result of '{id}' has been final since {at}.",
                "a correction, which says what was wrong and why"
            ),
            _ => null,
        };

    private static Refusal UnknownRound(StepId id) =>
        Refusal.Unknown(
            "round-unknown",
            id.Value,
            $"The competition has no round or call '{id}' at that time.",
            "the id of one that had been scheduled or opened by then"
        );
}
