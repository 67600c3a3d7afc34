using Tracker.Domain.Competitions;
using Tracker.Domain.Packing;

namespace Tracker.Domain.Clocks;

/// <summary>Some entries of a history that follow one another, with their events. Immutable.</summary>
internal sealed class Chunk
{
    // About what an event takes that is not packed, with its entry.
    private const int PlainWeight = 600;

    private readonly Stamp[]? entries;
    private readonly CompetitionEvent[]? events;
    private readonly Columns? columns;
    private readonly byte[]? pack;

    /// <summary>Takes entries and their events.</summary>
    /// <param name="before">The chunk before; null when it is the first.</param>
    /// <param name="entries">The entries, at least one.</param>
    /// <param name="events">Their events.</param>
    public Chunk(Chunk? before, Stamp[] entries, CompetitionEvent[] events)
    {
        (this.entries, this.events, Count) = (entries, events, entries.Length);
        (Last, Span) = (entries[^1], Span.Of(entries));
        (LatestSettled, LatestPublic, IsLate) = before is null
            ? ((0, 0), 0, false)
            : (before.LatestSettled, before.LatestPublic, before.IsLate);
        foreach (var entry in entries)
        {
            LatestSettled = (
                Math.Max(LatestSettled.ForInsiders, entry.SettledForInsiders),
                Math.Max(LatestSettled.ForAll, entry.SettledForAll)
            );
            LatestPublic = entry.IsEverPublic ? Math.Max(LatestPublic, entry.Public) : LatestPublic;
            IsLate |= entry.IsLate;
        }
    }

    private Chunk(Chunk plain)
    {
        (columns, pack) = (new(plain.entries!), PackWriter.Pack(plain.events!));
        (Count, Last, Span) = (plain.Count, plain.Last, plain.Span);
        (LatestSettled, LatestPublic, IsLate) = (plain.LatestSettled, plain.LatestPublic, plain.IsLate);
        (After, Cards) = (plain.After, plain.Cards);
    }

    /// <summary>How many entries there are.</summary>
    public int Count { get; }

    /// <summary>The last of the entries.</summary>
    public Stamp Last { get; }

    /// <summary>What is said of them together.</summary>
    public Span Span { get; }

    /// <summary>The latest of when these and all earlier entries are settled: rises along the history.</summary>
    public (long ForInsiders, long ForAll) LatestSettled { get; }

    /// <summary>When the last of these and all earlier entries becomes public, of those that ever do.</summary>
    public long LatestPublic { get; }

    /// <summary>Whether any of these or of all earlier ones is public later than it was recorded.</summary>
    public bool IsLate { get; }

    /// <summary>The competition after them, without its scorecards; only of a chunk that is full.</summary>
    public Competition? After { get; init; }

    /// <summary>The last that was kept of scorecards by the end of it.</summary>
    public KeptCards Cards { get; init; } = KeptCards.None;

    /// <summary>About how many bytes it takes, but for what it shares.</summary>
    public int Weight => pack is null ? PlainWeight * Count : pack.Length + columns!.Weight + 400;

    /// <summary>An entry.</summary>
    public Stamp this[int place] => columns is null ? entries![place] : columns[place];

    /// <summary>When an entry took effect.</summary>
    public long At(int place) => columns?.At(place) ?? entries![place].At;

    /// <summary>The events, each to be had by its place.</summary>
    public Func<int, CompetitionEvent> Open()
    {
        if (pack is null)
            return place => events![place];
        PackReader? reader = null;
        return place => (reader ??= new(pack)).Item<CompetitionEvent>(place);
    }

    /// <summary>The same in little memory.</summary>
    public Chunk Packed() => pack is null ? new(this) : this;
}
