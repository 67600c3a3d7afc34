using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>Opens the window in which teams may object to a round's result, or moves its end.</summary>
public sealed record OpenObjections(StepId Round, Moment Until) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Rounds.TryGetValue(Round, out var round) && round.ObjectionsUntil == Until
            ? Decision.Nothing
            : new ObjectionWindowOpened(Round, Until);

    internal static Refusal? Check(Competition competition, ObjectionWindowOpened opened) =>
        competition.CheckProvisional(opened.Round)
        ?? (
            opened.Until.IsOverBefore(opened.At, competition.TimeZone)
                ? Refusal.Rule(
                    "closes-before-opening",
                    $"The window would close at {opened.Until}, before it opens at {opened.At}.",
                    "a closing at or after the opening"
                )
                : null
        );
}
