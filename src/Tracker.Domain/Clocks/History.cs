using System.Collections.Immutable;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;

namespace Tracker.Domain.Clocks;

/// <summary>
/// All that is recorded of one competition, in the order in which it took effect: by <c>at</c>, then by sequence. It is
/// immutable; a longer history shares what it can with the one it grew from.
/// </summary>
/// <remarks>
/// The answer to any question is the fold of the events that the perspective admits. It is found from states that are
/// kept along the way, so that its cost does not grow with the length of the history but with the number of events that
/// took effect by then and were not yet known.
/// </remarks>
public sealed class History
{
    // A state is kept after every so many events: more of them cost memory, fewer cost time at every question.
    private const int Stride = 32;

    private readonly ImmutableList<Entry> entries;

    private History(ImmutableList<Entry> entries, Competition current, TimeZoneId zone, long version)
    {
        this.entries = entries;
        Current = current;
        Zone = zone;
        Version = version;
    }

    /// <summary>The history in which nothing has happened.</summary>
    public static History Empty { get; } = new([], Competition.Unannounced, TimeZoneId.Utc, 0);

    /// <summary>The sequence of the event recorded last; 0 when there is none.</summary>
    public long Version { get; }

    /// <summary>The zone in which the competition's days end.</summary>
    public TimeZoneId Zone { get; }

    /// <summary>The competition after everything that is recorded, whenever it takes effect.</summary>
    public Competition Current { get; }

    /// <summary>When the last of the events takes effect.</summary>
    public DateTimeOffset LastAt => entries.IsEmpty ? DateTimeOffset.MinValue : entries[^1].At;

    /// <summary>When the last of the events becomes public; there may be one to see before.</summary>
    public DateTimeOffset LastPublic => entries.IsEmpty ? DateTimeOffset.MinValue : entries[^1].LatestPublic;

    /// <summary>This history and what was recorded after it.</summary>
    /// <param name="recorded">Events with sequences above <see cref="Version" />, rising.</param>
    public History Append(IReadOnlyCollection<Recorded> recorded)
    {
        if (recorded.Count == 0)
            return this;
        var zone =
            recorded.Select(each => each.Event).OfType<CompetitionAnnounced>().FirstOrDefault()?.TimeZone ?? Zone;
        var added = recorded
            .Select(each => Entry.Of(each, zone))
            .OrderBy(entry => entry.At)
            .ThenBy(entry => entry.Sequence)
            .ToList();
        // What takes effect before an event that is there is folded in before it, and the rest is folded again.
        var kept = CountUntil(added[0].At);
        var refolded = added
            .Concat(entries.Skip(kept))
            .OrderBy(entry => entry.At)
            .ThenBy(entry => entry.Sequence)
            .ToList();
        var grown = entries.RemoveRange(kept, entries.Count - kept).ToBuilder();
        var competition = StateAfter(kept);
        var (known, open) =
            kept == 0
                ? (DateTimeOffset.MinValue, DateTimeOffset.MinValue)
                : (entries[kept - 1].LatestKnown, entries[kept - 1].LatestPublic);
        foreach (var entry in refolded)
        {
            competition = competition.Evolve(entry.Recorded.Event, entry.Sequence);
            (known, open) = (Later(known, entry.Known), Later(open, entry.Public));
            grown.Add(
                entry with
                {
                    LatestKnown = known,
                    LatestPublic = open,
                    Checkpoint = (grown.Count + 1) % Stride == 0 ? competition : null,
                }
            );
        }
        return new History(grown.ToImmutable(), competition, zone, recorded.Max(each => each.Sequence));
    }

    /// <summary>This history as it would be with events that are not recorded yet.</summary>
    public History With(ValueList<CompetitionEvent> events, DateTimeOffset now) =>
        Append([.. events.Select((each, i) => new Recorded(Version + 1 + i, each, now))]);

    /// <summary>The competition at an instant, as far as is known by all that is recorded.</summary>
    public Competition At(DateTimeOffset instant) => StateAfter(CountUntil(instant));

    /// <summary>The competition in a perspective: the fold of the events that it admits.</summary>
    public Competition At(Perspective perspective)
    {
        var end = CountUntil(perspective.AsOf);
        var prefix = Math.Min(end, CountAllKnown(perspective));
        var competition = StateAfter(prefix);
        for (var i = prefix; i < end; i++)
            if (entries[i].IsKnown(perspective))
                competition = competition.Evolve(entries[i].Recorded.Event, entries[i].Sequence);
        return competition;
    }

    /// <summary>The events that a perspective admits, in the order in which they took effect.</summary>
    public IEnumerable<Recorded> Events(Perspective perspective) =>
        entries
            .Take(CountUntil(perspective.AsOf))
            .Where(entry => entry.IsKnown(perspective))
            .Select(entry => entry.Recorded);

    /// <summary>All events in the order in which they take effect.</summary>
    public IEnumerable<Recorded> InEffect() => entries.Select(entry => entry.Recorded);

    /// <summary>All events in the order in which they were recorded.</summary>
    public IEnumerable<Recorded> InSequence() =>
        entries.Select(entry => entry.Recorded).OrderBy(recorded => recorded.Sequence);

    /// <summary>The events that take effect after an instant, in that order.</summary>
    public IEnumerable<Recorded> After(DateTimeOffset instant) =>
        entries.Skip(CountUntil(instant)).Select(entry => entry.Recorded);

    private Competition StateAfter(int count)
    {
        if (count == entries.Count)
            return Current;
        var kept = count / Stride * Stride;
        var competition = kept == 0 ? Competition.Unannounced : entries[kept - 1].Checkpoint!;
        for (var i = kept; i < count; i++)
            competition = competition.Evolve(entries[i].Recorded.Event, entries[i].Sequence);
        return competition;
    }

    private int CountUntil(DateTimeOffset instant) => CountWhile(entry => entry.At <= instant);

    private int CountAllKnown(Perspective perspective) =>
        perspective.Reader == Reader.Insider
            ? CountWhile(entry => entry.LatestKnown <= perspective.KnownBy)
            : CountWhile(entry => entry.LatestPublic <= perspective.KnownBy);

    // The number of entries before the first that fails the test, for a test that only ever goes from true to false.
    private int CountWhile(Func<Entry, bool> test)
    {
        var (low, high) = (0, entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (test(entries[middle]))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private sealed record Entry(Recorded Recorded, DateTimeOffset At, DateTimeOffset Known, DateTimeOffset Public)
    {
        public long Sequence => Recorded.Sequence;

        /// <summary>The latest of this and all earlier entries: rises along the history, so it can be searched.</summary>
        public DateTimeOffset LatestKnown { get; init; }

        public DateTimeOffset LatestPublic { get; init; }

        public Competition? Checkpoint { get; init; }

        public static Entry Of(Recorded recorded, TimeZoneId zone) =>
            new(recorded, recorded.Event.At.In(zone), recorded.KnownFrom(zone), recorded.PublicFrom(zone));

        public bool IsKnown(Perspective perspective) =>
            (perspective.Reader == Reader.Insider ? Known : Public) <= perspective.KnownBy;
    }
}
