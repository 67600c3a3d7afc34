using Tracker.Domain.Deciding;

namespace Tracker.Domain.Competitions;

/// <summary>Gives a programme up.</summary>
public sealed record CancelCompetition(string Reason) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Phase is Phase.Cancelled { Reason: var reason } && reason == Reason
            ? Decision.Nothing
            : new CompetitionCancelled(Reason);

    internal static Refusal? Check(CompetitionCancelled cancelled) => ReasonRule.Check(cancelled.Reason);
}
