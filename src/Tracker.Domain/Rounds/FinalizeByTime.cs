using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>A round's result becomes final by itself: when its window for objections is over, and each objection decided.</summary>
public static class FinalizeByTime
{
    private const string Note = "The window for objections closed.";

    /// <summary>
    /// The command that is due once a window is over; null when nothing is, because the window was moved, an objection is
    /// undecided, the result is final already or the round will not take place.
    /// </summary>
    /// <param name="history">All that is recorded of the competition.</param>
    /// <param name="id">The round.</param>
    /// <param name="until">When the window was to end.</param>
    public static FinalizeRound? Due(History history, StepId id, Moment until) =>
        history.Current.Rounds.GetValueOrDefault(id)
            is { FinalizedAt: null, Cancelled: null, HasOpenObjections: false } round
        && round.ObjectionsUntil == until
            ? new FinalizeRound(id)
            {
                Circumstances = Circumstances.None with
                {
                    At = SettledAt(history, id, until),
                    // The end of a window is public no sooner than the window.
                    PublicAt = Opening(history, id)?.Event.PublicAt,
                    Note = Note,
                },
            }
            : null;

    /// <summary>
    /// When the window that a round has now is to end; null when it has none, or when its end had passed before the record
    /// heard of it: what was over by then is history, and nothing follows from it by itself.
    /// </summary>
    /// <param name="history">All that is recorded of the competition.</param>
    /// <param name="id">The round.</param>
    public static Moment? End(History history, StepId id) =>
        Opening(history, id) is { Event: ObjectionWindowOpened opened } opening
        && opened.Until.In(history.Zone) > opening.RecordedAt
            ? opened.Until
            : null;

    private static Recorded? Opening(History history, StepId id) =>
        history.InEffect().LastOrDefault(each => each.Event is ObjectionWindowOpened opened && opened.Round == id);

    // The end of the window, or the decision on an objection that outlasted it.
    private static Moment SettledAt(History history, StepId id, Moment until) =>
        history.InEffect().LastOrDefault(each => each.Event is ObjectionDecided decided && decided.Round == id)
            is { Event.At: var decidedAt }
        && decidedAt.In(history.Zone) > until.In(history.Zone)
            ? decidedAt
            : until;
}
