using System.Collections.Immutable;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;

namespace Tracker.Domain.Clocks;

/// <summary>
/// All that is recorded of one competition, in the order in which it took effect: by <c>at</c>, then by sequence. It is
/// immutable; a longer history shares what it can with the one it grew from.
/// </summary>
/// <remarks>
/// The answer to any question is the fold of the events that the perspective admits and that were not undone by any other
/// that it admits. It is found from states that are kept along the way, so that its cost does not grow with the length of
/// the history but with the number of events that took effect by then and were not yet known.
/// </remarks>
public sealed class History
{
    // A state is kept after every so many events: more of them cost memory, fewer cost time at every question.
    private const int Stride = 32;

    private readonly Frame frame;
    private readonly ImmutableList<Entry> entries;
    private readonly Lazy<PublicOrder> publicOrder;

    private History(Frame frame, ImmutableList<Entry> entries, Competition current, long version)
    {
        this.frame = frame;
        this.entries = entries;
        Current = current;
        Version = version;
        publicOrder = new(() => PublicOrder.Of(entries.Select(entry => (entry.Sequence, entry.VisibleFrom))));
    }

    /// <summary>The history in which nothing has happened.</summary>
    public static History Empty { get; } = new(Frame.Empty, [], Competition.Unannounced, 0);

    /// <summary>The sequence of the event recorded last; 0 when there is none.</summary>
    public long Version { get; }

    /// <summary>The zone in which the competition's days end.</summary>
    public TimeZoneId Zone => frame.Zone;

    /// <summary>The competition after everything that is recorded, whenever it takes effect.</summary>
    public Competition Current { get; }

    /// <summary>When the last of the events takes effect.</summary>
    public DateTimeOffset LastAt => entries.IsEmpty ? DateTimeOffset.MinValue : entries[^1].At;

    /// <summary>
    /// When the last of the events becomes public, of those that ever do; there may be one to see before.
    /// </summary>
    public DateTimeOffset LastPublic =>
        entries.IsEmpty ? DateTimeOffset.MinValue
        : entries[^1].LatestPublic is var last && last < Recorded.Never ? last
        : entries.Max(entry => entry.IsNeverPublic ? DateTimeOffset.MinValue : entry.Public);

    /// <summary>
    /// Whether everyone sees all of it as it is recorded: nothing is public later than it was recorded, and no result is
    /// seen but as it was published.
    /// </summary>
    public bool IsOpen => !frame.IsLate && !Releases.Rounds.Any();

    /// <summary>The publications that count.</summary>
    internal Releases Releases => frame.Releases;

    /// <summary>The order in which events become visible to everyone, where that is not the order of the record.</summary>
    internal PublicOrder? PublicOrder => frame.IsLate ? publicOrder.Value : null;

    /// <summary>Whether an event is ever public.</summary>
    internal bool IsEverPublic(long sequence) => PublicOrder?.Has(sequence) ?? true;

    /// <summary>This history and what was recorded after it.</summary>
    /// <param name="recorded">Events with sequences above <see cref="Version" />, rising.</param>
    public History Append(IReadOnlyCollection<Recorded> recorded)
    {
        if (recorded.Count == 0)
            return this;
        var version = recorded.Max(each => each.Sequence);
        // What says something of other events changes them wherever they stand.
        if (
            recorded.Any(each => each.Event is EventsUndone or ResultsPublished)
            || !ReferenceEquals(Releases.With(recorded, Zone), Releases)
        )
            return Of([.. InSequence(), .. recorded], version);
        var zone =
            recorded.Select(each => each.Event).OfType<CompetitionAnnounced>().FirstOrDefault()?.TimeZone ?? Zone;
        var grown = frame with { Zone = zone };
        var added = InOrder(recorded.Select(grown.Entry));
        // What takes effect before an event that is there is folded in before it, and the rest is folded again.
        var kept = CountUntil(added[0].At);
        var refolded = InOrder(added.Concat(entries.Skip(kept)));
        return Fold(grown, entries.RemoveRange(kept, entries.Count - kept), StateAfter(kept), refolded, version);
    }

    /// <summary>This history as it would be with events that are not recorded yet.</summary>
    public History With(ValueList<CompetitionEvent> events, DateTimeOffset now) =>
        Append([.. events.Select((each, i) => new Recorded(Version + 1 + i, each, now))]);

    /// <summary>The competition at an instant, as far as is known by all that is recorded.</summary>
    public Competition At(DateTimeOffset instant) => StateAfter(CountUntil(instant));

    /// <summary>The competition in a perspective: the fold of the events that it admits and that count in it.</summary>
    public Competition At(Perspective perspective)
    {
        var end = CountUntil(perspective.EndOfToday ?? perspective.AsOf);
        var prefix = Math.Min(CountUntil(perspective.AsOf), CountAllKnown(perspective));
        var competition = StateAfter(prefix);
        // In the states along the way are the scorecards too, or each of them would make every answer slower.
        if (perspective.Reader == Reader.Public)
            competition = competition.WithoutScorecards();
        var takenBack = UndoneIn(perspective);
        for (var i = prefix; i < end; i++)
            if (entries[i].IsAdmitted(perspective) && !takenBack.ContainsKey(entries[i].Sequence))
                competition = competition.Evolve(entries[i].Recorded.Event, entries[i].Sequence);
        return competition;
    }

    /// <summary>
    /// The events that a perspective admits, in the order in which they took effect; those that do not count in it name
    /// what undid them.
    /// </summary>
    public IEnumerable<Recorded> Events(Perspective perspective)
    {
        var takenBack = UndoneIn(perspective);
        return entries
            .Take(CountUntil(perspective.EndOfToday ?? perspective.AsOf))
            .Where(entry => entry.IsAdmitted(perspective))
            .Select(entry =>
                takenBack.TryGetValue(entry.Sequence, out var by)
                    ? entry.Recorded with
                    {
                        UndoneBy = by,
                    }
                    : entry.Recorded
            );
    }

    /// <summary>All events that count, in the order in which they take effect.</summary>
    public IEnumerable<Recorded> InEffect() => entries.Where(entry => !entry.IsUndone).Select(entry => entry.Recorded);

    /// <summary>All events in the order in which they were recorded.</summary>
    public IEnumerable<Recorded> InSequence() =>
        entries.Select(entry => entry.Recorded).OrderBy(recorded => recorded.Sequence);

    /// <summary>The events that count and take effect after an instant, in that order.</summary>
    public IEnumerable<Recorded> After(DateTimeOffset instant) =>
        entries.Skip(CountUntil(instant)).Where(entry => !entry.IsUndone).Select(entry => entry.Recorded);

    /// <summary>From when everyone may see an event by the embargo of its round; null when it says so itself.</summary>
    internal DateTimeOffset? EmbargoOf(Recorded recorded) =>
        Releases.Embargo(recorded, recorded.KnownFrom(Zone), Zone) is var until && until > recorded.PublicFrom(Zone)
            ? until
            : null;

    private static History Of(IReadOnlyList<Recorded> inSequence, long version)
    {
        var frame = Frame.Of(inSequence);
        return Fold(frame, [], Competition.Unannounced, InOrder(inSequence.Select(frame.Entry)), version);
    }

    private static List<Entry> InOrder(IEnumerable<Entry> entries) =>
        [.. entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Sequence)];

    private static History Fold(
        Frame frame,
        ImmutableList<Entry> kept,
        Competition competition,
        IReadOnlyList<Entry> added,
        long version
    )
    {
        var grown = kept.ToBuilder();
        var (known, open) = kept.IsEmpty
            ? (DateTimeOffset.MinValue, DateTimeOffset.MinValue)
            : (kept[^1].LatestKnown, kept[^1].LatestPublic);
        foreach (var entry in added)
        {
            if (!entry.IsUndone)
                competition = competition.Evolve(entry.Recorded.Event, entry.Sequence);
            (known, open) = (Later(known, entry.SettledForInsiders), Later(open, entry.SettledForAll));
            grown.Add(
                entry with
                {
                    LatestKnown = known,
                    LatestPublic = open,
                    Checkpoint = (grown.Count + 1) % Stride == 0 ? competition : null,
                }
            );
        }
        return new History(
            frame with
            {
                IsLate = frame.IsLate || added.Any(entry => entry.IsLate),
            },
            grown.ToImmutable(),
            competition,
            version
        );
    }

    private ImmutableDictionary<long, long> UndoneIn(Perspective perspective) =>
        frame.Undoings.IsEmpty
            ? ImmutableDictionary<long, long>.Empty
            : Undoings.Of(frame.Undoings.Where(each => each.IsKnown(perspective)).Select(each => each.Recorded));

    private Competition StateAfter(int count)
    {
        if (count == entries.Count)
            return Current;
        var kept = count / Stride * Stride;
        var competition = kept == 0 ? Competition.Unannounced : entries[kept - 1].Checkpoint!;
        for (var i = kept; i < count; i++)
            if (!entries[i].IsUndone)
                competition = competition.Evolve(entries[i].Recorded.Event, entries[i].Sequence);
        return competition;
    }

    private int CountUntil(DateTimeOffset instant) => CountWhile(entry => entry.At <= instant);

    private int CountAllKnown(Perspective perspective) =>
        perspective.Reader == Reader.Insider
            ? CountWhile(entry => entry.LatestKnown <= perspective.KnownBy)
            : CountWhile(entry => entry.LatestPublic <= perspective.KnownBy && entry.LatestPublic < Recorded.Never);

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

    /// <summary>What the events of a history say of each other beside the order in which they took effect.</summary>
    private sealed record Frame(
        TimeZoneId Zone,
        Releases Releases,
        ImmutableList<Entry> Undoings,
        ImmutableDictionary<long, long> Undone,
        ImmutableHashSet<long> Touched,
        bool IsLate
    )
    {
        public static Frame Empty { get; } =
            new(TimeZoneId.Utc, Releases.None, [], ImmutableDictionary<long, long>.Empty, [], false);

        public static Frame Of(IReadOnlyList<Recorded> inSequence)
        {
            var zone =
                inSequence.Select(each => each.Event).OfType<CompetitionAnnounced>().FirstOrDefault()?.TimeZone
                ?? TimeZoneId.Utc;
            var undoings = inSequence.Where(each => each.Event is EventsUndone).ToList();
            var undone = Clocks.Undoings.Of(undoings);
            var frame = Empty with
            {
                Zone = zone,
                Undone = undone,
                Touched = [.. undoings.SelectMany(each => ((EventsUndone)each.Event).Events)],
                Releases = Releases.Of(
                    [
                        .. inSequence.Select(each =>
                            undone.TryGetValue(each.Sequence, out var by) ? each with { UndoneBy = by } : each
                        ),
                    ],
                    zone
                ),
            };
            return undoings.Count == 0 ? frame : frame.WithUndoings(inSequence);
        }

        public Entry Entry(Recorded recorded)
        {
            var known = recorded.KnownFrom(Zone);
            var open = Later(recorded.PublicFrom(Zone), Releases.Embargo(recorded, known, Zone));
            return new(recorded, recorded.Event.At.In(Zone), known, Later(open, HeardOf(recorded)))
            {
                IsUndone = Undone.ContainsKey(recorded.Sequence),
                // What a state leaves out for an undoing is right only for whoever knows of that.
                Undoings = Touched.Contains(recorded.Sequence) ? Undoings : [],
            };
        }

        // Nobody hears that something was undone before hearing of it.
        private DateTimeOffset HeardOf(Recorded recorded) =>
            Undoings.Find(each => each.Sequence == recorded.Sequence)?.Public ?? DateTimeOffset.MinValue;

        // What never becomes public is not waited for, unless there is nothing else to hear of.
        private static DateTimeOffset HeardOf(List<DateTimeOffset> undone, DateTimeOffset said) =>
            undone.Count > 0 && undone.TrueForAll(each => each == Recorded.Never)
                ? Recorded.Never
                : undone.Where(each => each < Recorded.Never).Append(said).Max();

        private Frame WithUndoings(IReadOnlyList<Recorded> inSequence)
        {
            var opened = new Dictionary<long, DateTimeOffset>();
            var undoings = new List<Entry>();
            foreach (var entry in inSequence.Select(Entry))
            {
                opened[entry.Sequence] = entry.Public;
                if (entry.Recorded.Event is not EventsUndone happened)
                    continue;
                opened[entry.Sequence] = HeardOf(
                    [.. happened.Events.Where(opened.ContainsKey).Select(each => opened[each])],
                    entry.Public
                );
                undoings.Add(entry with { Public = opened[entry.Sequence] });
            }
            return this with { Undoings = [.. undoings] };
        }
    }

    private sealed record Entry(Recorded Recorded, DateTimeOffset At, DateTimeOffset Known, DateTimeOffset Public)
    {
        public long Sequence => Recorded.Sequence;

        /// <summary>Whether it counts no more, by all that is recorded.</summary>
        public bool IsUndone { get; init; }

        /// <summary>The undoings on which it depends whether it counts.</summary>
        public ImmutableList<Entry> Undoings { get; init; } = [];

        /// <summary>The latest of this and all earlier entries: rises along the history, so it can be searched.</summary>
        public DateTimeOffset LatestKnown { get; init; }

        public DateTimeOffset LatestPublic { get; init; }

        public Competition? Checkpoint { get; init; }

        /// <summary>From when everyone can have seen it here: it may have been public before it was recorded.</summary>
        public DateTimeOffset VisibleFrom => Later(Recorded.RecordedAt, Public);

        public bool IsLate => Public > Recorded.RecordedAt;

        public DateTimeOffset SettledForInsiders => Undoings.Select(each => each.Known).Append(Known).Max();

        // What is taken out of a state that the public sees may be in it, whenever it was undone.
        public DateTimeOffset SettledForAll =>
            Recorded.Event.IsConfidential
                ? DateTimeOffset.MinValue
                : Undoings.Where(each => !each.IsNeverPublic).Select(each => each.Public).Append(Public).Max();

        public bool IsNeverPublic => Public == Clocks.Recorded.Never;

        public bool IsAdmitted(Perspective perspective) =>
            IsKnown(perspective) && (At <= perspective.AsOf || Recorded.Event.At.IsDate);

        public bool IsKnown(Perspective perspective) =>
            perspective.Reader == Reader.Insider
                ? Known <= perspective.KnownBy
                : Public <= perspective.KnownBy && !IsNeverPublic;
    }
}
