using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>
/// Results are published by themselves when their embargo ends. Readers see them from that instant on whether or not this
/// is recorded then; the record tells that it happened, and whoever listens to it hears of it.
/// </summary>
public static class PublishByTime
{
    private const string Note = "The embargo ended.";

    /// <summary>
    /// The command that is due once an embargo is over; null when nothing is, because the publication was undone or the
    /// round will not take place.
    /// </summary>
    /// <param name="history">All that is recorded of the competition.</param>
    /// <param name="id">The round.</param>
    /// <param name="until">When the embargo was to end.</param>
    public static PublishResults? Due(History history, StepId id, Moment until) =>
        history.Current.Rounds.GetValueOrDefault(id) is { Cancelled: null } round
        && round.Publications.FindLast(each => each.EmbargoUntil == until) is { } publication
            ? new PublishResults(id, publication.Disclosure, null)
            {
                Circumstances = Circumstances.None with { At = until, Note = Note },
            }
            : null;

    /// <summary>When the embargo of a publication ends; null when it has none, or it is over.</summary>
    /// <param name="published">The publication.</param>
    /// <param name="zone">The zone in which the competition's days end.</param>
    /// <param name="now">The time of recording.</param>
    public static Moment? End(ResultsPublished published, TimeZoneId zone, DateTimeOffset now) =>
        published.EmbargoUntil is { } until && until.In(zone) > now ? until : null;
}
