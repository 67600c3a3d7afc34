using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>Calls a round off before it is decided.</summary>
public sealed record CancelRound(StepId Round, string Reason) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Rounds.TryGetValue(Round, out var round) && round.Cancelled == Reason
            ? Decision.Nothing
            : new RoundCancelled(Round, Reason);

    internal static Refusal? Check(Competition competition, RoundCancelled cancelled) =>
        ReasonRule.Check(cancelled.Reason) ?? competition.CheckUndecided(cancelled.Round);
}
