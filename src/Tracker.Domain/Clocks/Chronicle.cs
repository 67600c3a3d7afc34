using Tracker.Domain.Competitions;

namespace Tracker.Domain.Clocks;

/// <summary>
/// All entries of a history with their events, in the order in which they took effect. Immutable: a longer one shares all
/// but its end. The last ones are held as they are, the others packed, and each is found by search.
/// </summary>
internal sealed class Chronicle
{
    private readonly Chunks full;
    private readonly Chunk? rest;

    private Chronicle(Grain grain, Chunks full, Chunk? rest, long weight)
    {
        (Grain, this.full, this.rest, Weight) = (grain, full, rest, weight + (rest?.Weight ?? 0));
        Count = full.Count * grain.Chunk + (rest?.Count ?? 0);
        Last = rest ?? (full.Count == 0 ? null : full[full.Count - 1]);
        FullWeight = weight;
    }

    /// <summary>How finely it is divided.</summary>
    public Grain Grain { get; }

    /// <summary>How many entries there are.</summary>
    public int Count { get; }

    /// <summary>The chunk at its end; null when there is none.</summary>
    public Chunk? Last { get; }

    /// <summary>About how many bytes it takes.</summary>
    public long Weight { get; }

    private long FullWeight { get; }

    /// <summary>Nothing.</summary>
    public static Chronicle Empty(Grain grain) => new(grain, Chunks.None(grain.Group), null, 0);

    /// <summary>How many entries are in full chunks before an entry, and the last of those chunks.</summary>
    public (int Count, Chunk? Chunk) FullBefore(int count) =>
        count / Grain.Chunk is > 0 and var chunks ? (chunks * Grain.Chunk, full[chunks - 1]) : (0, null);

    /// <summary>How many entries took effect by an instant, or up to one of them.</summary>
    public int CountUntil(long at, long sequence = long.MaxValue)
    {
        var chunk = Search(each => (each.Last.At, each.Last.Sequence).CompareTo((at, sequence)) > 0);
        if (chunk.Of is null)
            return Count;
        var (low, high) = (0, chunk.Of.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = chunk.Of.At(middle).CompareTo(at);
            if (order > 0 || (order == 0 && chunk.Of[middle].Sequence > sequence))
                high = middle;
            else
                low = middle + 1;
        }
        return chunk.Before + low;
    }

    /// <summary>How many entries there are before the first that is not settled for a reader.</summary>
    public int CountSettled(Perspective perspective)
    {
        var (known, isForAll) = (perspective.KnownBy.UtcTicks, perspective.Reader == Reader.Public);
        var chunk = Search(each => !IsSettled(isForAll ? each.LatestSettled.ForAll : each.LatestSettled.ForInsiders));
        if (chunk.Of is null)
            return Count;
        for (var place = 0; ; place++)
            if (chunk.Of[place] is var entry && !IsSettled(isForAll ? entry.SettledForAll : entry.SettledForInsiders))
                return chunk.Before + place;

        bool IsSettled(long at) => at <= known && (at < Stamp.Never || !isForAll);
    }

    /// <summary>The entries from one place to another, but for stretches of which a reader knows nothing.</summary>
    public IEnumerable<Told> Between(int from, int to, Perspective? perspective = null)
    {
        for (var place = from / Grain.Chunk; place * Grain.Chunk < to; )
        {
            if (
                perspective is { } nobody
                && place % Grain.Group == 0
                && place < full.Count
                && full.Groups[place / Grain.Group] is var group
                && !group.Span.MayBeKnown(nobody)
            )
            {
                place += group.Chunks.Length;
                continue;
            }
            var (chunk, begin) = (At(place), place * Grain.Chunk);
            place++;
            if (perspective is { } reader && !chunk.Span.MayBeKnown(reader))
                continue;
            var events = chunk.Open();
            var end = Math.Min(chunk.Count, to - begin);
            for (var i = Math.Max(from - begin, 0); i < end; i++)
                yield return new(chunk[i], events, i);
        }
    }

    /// <summary>The entry of a place in the record.</summary>
    public Told? Find(long sequence)
    {
        foreach (var chunk in Within(span => span.Sequences.Least <= sequence && sequence <= span.Sequences.Greatest))
            for (var i = 0; i < chunk.Count; i++)
                if (chunk[i].Sequence == sequence)
                    return new(chunk[i], chunk.Open(), i);
        return null;
    }

    /// <summary>The entries after a place in the record, without their events.</summary>
    public IEnumerable<Stamp> StampsAfter(long sequence)
    {
        foreach (var chunk in Within(span => span.Sequences.Greatest > sequence))
            for (var i = 0; i < chunk.Count; i++)
                if (chunk[i] is var entry && entry.Sequence > sequence)
                    yield return entry;
    }

    /// <summary>How many entries are visible to everyone before others: one at a time and of a place in the record.</summary>
    public long CountVisible(long from, long sequence)
    {
        var (count, end) = (0L, (from, sequence));
        foreach (var chunk in Within(span => !(IsAll(span) || IsNone(span)), passed: span => count += All(span)))
            for (var i = 0; i < chunk.Count; i++)
                if (chunk[i] is { IsEverPublic: true } entry && (entry.VisibleFrom, entry.Sequence).CompareTo(end) < 0)
                    count++;
        return count;

        bool IsAll(Span span) => span.EverPublic == 0 || span.Visible.Last.CompareTo(end) < 0;
        bool IsNone(Span span) => span.Visible.First.CompareTo(end) >= 0;
        int All(Span span) => IsAll(span) ? span.EverPublic : 0;
    }

    /// <summary>An entry.</summary>
    public Stamp this[int place] => At(place / Grain.Chunk)[place % Grain.Chunk];

    /// <summary>The first entries, to which others are added.</summary>
    public GrowingChronicle Grow(int count)
    {
        var chunks = count / Grain.Chunk;
        var weight = FullWeight;
        for (var place = chunks; place < full.Count; place++)
            weight -= full[place].Weight;
        return new(new(Grain, full.Take(chunks), null, weight), [.. Between(chunks * Grain.Chunk, count)]);
    }

    /// <summary>This, which is all of full chunks, and another chunk.</summary>
    public Chronicle Add(Chunk chunk)
    {
        if (chunk.Count < Grain.Chunk)
            return new(Grain, full, chunk, FullWeight);
        var (chunks, weight) = (full.Add(chunk), FullWeight + chunk.Weight);
        if (chunks.Count - 1 - Grain.Plain is >= 0 and var place)
        {
            var packed = chunks[place].Packed();
            weight += packed.Weight - chunks[place].Weight;
            chunks = chunks.Set(place, packed);
        }
        return new(Grain, chunks, null, weight);
    }

    private Chunk At(int place) => place < full.Count ? full[place] : rest!;

    // The first chunk of which something holds that holds of all after it, and how many entries are before it.
    private (Chunk? Of, int Before) Search(Func<Chunk, bool> holds)
    {
        var (low, high) = (0, full.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (holds(full[middle]))
                high = middle;
            else
                low = middle + 1;
        }
        var found = low < full.Count ? full[low] : rest;
        return (found is not null && holds(found) ? found : null, low * Grain.Chunk);
    }

    // The chunks to look into, and what is passed over.
    private IEnumerable<Chunk> Within(Func<Span, bool> look, Action<Span>? passed = null)
    {
        foreach (var group in full.Groups)
            if (!look(group.Span))
                passed?.Invoke(group.Span);
            else
                foreach (var chunk in group.Chunks)
                    if (look(chunk.Span))
                        yield return chunk;
                    else
                        passed?.Invoke(chunk.Span);
        if (rest is null)
            yield break;
        if (look(rest.Span))
            yield return rest;
        else
            passed?.Invoke(rest.Span);
    }
}

/// <summary>An entry with its event, which is unpacked when somebody asks for it.</summary>
internal readonly struct Told(Stamp entry, Func<int, CompetitionEvent> events, int place)
{
    /// <summary>What is known of it beside what happened.</summary>
    public Stamp Stamp => entry;

    /// <summary>What happened.</summary>
    public CompetitionEvent Event => events(place);

    /// <summary>The event as the record holds it.</summary>
    public Recorded Recorded => Stamp.With(Event);
}
