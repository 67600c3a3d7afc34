using Tracker.Domain.Competitions;
using Tracker.Domain.Values;

namespace Tracker.Domain.Clocks;

// How a history grows: what takes effect last is folded onto what is there, and what takes effect before is folded in.
public sealed partial class History
{
    /// <summary>This history and what was recorded after it.</summary>
    /// <param name="recorded">Events with sequences above <see cref="Version" />, rising.</param>
    public History Append(IReadOnlyCollection<Recorded> recorded)
    {
        if (recorded.Count == 0)
            return this;
        var grown = frame.With(recorded, sequence => chronicle.Find(sequence)?.Recorded);
        var added = InOrder(recorded.Select(each => (grown.Stamp(each), each.Event)));
        var kept = Math.Min(FirstChanged(grown), chronicle.CountUntil(added[0].Stamp.At));
        if (kept == chronicle.Count)
            return Fold(grown, kept, new(moved, Current, judged), added, recorded.Max(each => each.Sequence));
        // What takes effect before an event that is there is folded in before it, and the rest is folded again.
        var rest = chronicle
            .Between(kept, chronicle.Count)
            .Select(told => told.Recorded)
            .Select(each => (grown.Stamp(each), each.Event));
        return Fold(
            grown,
            kept,
            new(MovedAfter(kept), WholeAfter(kept), judged),
            InOrder(added.Concat(rest)),
            recorded.Max(each => each.Sequence)
        );
    }

    /// <summary>This history as it would be with events that are not recorded yet.</summary>
    public History With(ValueList<CompetitionEvent> events, DateTimeOffset now) =>
        Append([.. events.Select((each, i) => new Recorded(Version + 1 + i, each, now))]);

    /// <summary>This history as it is when texts are erased from some of its events.</summary>
    /// <param name="rewritten">The events without the texts.</param>
    public History Rewritten(IReadOnlyCollection<Recorded> rewritten)
    {
        if (rewritten.Count == 0)
            return this;
        var others = rewritten.ToDictionary(each => each.Sequence);
        return EmptyOf(chronicle.Grain)
            .Append([.. InSequence().Select(each => others.GetValueOrDefault(each.Sequence, each))]);
    }

    /// <summary>The history in which nothing has happened, to be divided as finely as is said.</summary>
    internal static History EmptyOf(Grain grain) =>
        new(Frame.Empty, Chronicle.Empty(grain), new(Competition.Unannounced, Competition.Unannounced, []), 0);

    // How many entries there are before the first of which something else is to be said now.
    private int FirstChanged(Frame grown)
    {
        if (grown.Zone != Zone)
            return 0;
        var first = chronicle.Count;
        if (ReferenceEquals(grown.Releases, Releases) && ReferenceEquals(grown.Undoings, frame.Undoings))
            return first;
        foreach (var (sequence, recorded) in grown.Bearing)
            if (
                sequence <= Version
                && grown.Stamp(recorded) is var entry
                && chronicle.CountUntil(entry.At, sequence) - 1 is var place
                && place < first
                && chronicle[place] != entry
            )
                first = place;
        return first;
    }

    private static List<(Stamp Stamp, CompetitionEvent Event)> InOrder(
        IEnumerable<(Stamp Stamp, CompetitionEvent Event)> entries
    )
    {
        // They mostly are in order as they come.
        var ordered = entries.ToList();
        for (var i = 1; i < ordered.Count; i++)
            if (IsBefore(ordered[i].Stamp, ordered[i - 1].Stamp))
                return [.. ordered.OrderBy(each => each.Stamp.At).ThenBy(each => each.Stamp.Sequence)];
        return ordered;

        static bool IsBefore(Stamp one, Stamp other) =>
            (one.At, one.Sequence).CompareTo((other.At, other.Sequence)) < 0;
    }

    private History Fold(
        Frame frame,
        int kept,
        Folded folded,
        IReadOnlyList<(Stamp Stamp, CompetitionEvent Event)> added,
        long version
    )
    {
        var grown = chronicle.Grow(kept);
        foreach (var (entry, happened) in added)
            folded = grown.Add(entry, happened, folded.And(entry, happened));
        return new History(frame, grown.Grown(), folded, version);
    }

    private Competition MovedAfter(int count)
    {
        if (count == chronicle.Count)
            return moved;
        var (begin, chunk) = chronicle.FullBefore(count);
        return chronicle
            .Between(begin, count)
            .Where(told => !told.Stamp.IsUndone && !told.Stamp.IsConfidential)
            .Aggregate(
                chunk?.After ?? Competition.Unannounced,
                (state, told) => state.Evolve(told.Event, told.Stamp.Sequence)
            );
    }

    private Competition WholeAfter(int count)
    {
        if (judged.IsEmpty)
            return MovedAfter(count);
        var cards = chronicle.FullBefore(count).Chunk?.Cards ?? KeptCards.None;
        var state = cards.Count == 0 ? Competition.Unannounced : chronicle.FullBefore(cards.Count).Chunk!.After!;
        return chronicle
            .Between(cards.Count, count)
            .Where(told => !told.Stamp.IsUndone)
            .Aggregate(cards.In(state), (all, told) => all.Evolve(told.Event, told.Stamp.Sequence));
    }
}
