using Tracker.Domain.Competitions;

namespace Tracker.Domain.Clocks;

/// <summary>A chronicle to which entries are added.</summary>
internal sealed class GrowingChronicle
{
    private readonly Grain grain;
    private readonly List<Stamp> entries;
    private readonly List<CompetitionEvent> events;
    private Chronicle grown;

    /// <summary>Goes on after full chunks and some loose entries.</summary>
    public GrowingChronicle(Chronicle full, IReadOnlyList<Told> loose)
    {
        (grain, grown) = (full.Grain, full);
        (entries, events) = ([.. loose.Select(told => told.Stamp)], [.. loose.Select(told => told.Event)]);
    }

    /// <summary>Adds an entry, which takes effect after all that are there.</summary>
    /// <returns>What all of them come to, in less memory where there is something to spare.</returns>
    public Folded Add(Stamp entry, CompetitionEvent happened, Folded folded)
    {
        entries.Add(entry);
        events.Add(happened);
        if (entries.Count < grain.Chunk)
            return folded;
        var before = grown.Last?.Cards ?? KeptCards.None;
        var cards = before.After(grown.Count + grain.Chunk, folded, grain.Cards);
        grown = grown.Add(new(grown.Last, [.. entries], [.. events]) { After = folded.Moved, Cards = cards });
        entries.Clear();
        events.Clear();
        return ReferenceEquals(cards, before) ? folded : cards.Settle(folded, before);
    }

    /// <summary>The chronicle with what was added.</summary>
    public Chronicle Grown() =>
        entries.Count == 0
            ? grown
            : grown.Add(new(grown.Last, [.. entries], [.. events]) { Cards = grown.Last?.Cards ?? KeptCards.None });
}
