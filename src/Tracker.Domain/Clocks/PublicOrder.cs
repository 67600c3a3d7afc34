using System.Collections.Frozen;

namespace Tracker.Domain.Clocks;

/// <summary>
/// The order in which events become visible to everyone. Readers without a role count by it: a gap in the numbers of the
/// record would tell them that something is held back.
/// </summary>
internal sealed class PublicOrder
{
    private readonly FrozenDictionary<long, long> places;
    private readonly DateTimeOffset[] instants;

    private PublicOrder(FrozenDictionary<long, long> places, DateTimeOffset[] instants) =>
        (this.places, this.instants) = (places, instants);

    /// <summary>The order of events that become visible at these instants; the record's where they do at once.</summary>
    public static PublicOrder Of(IEnumerable<(long Sequence, DateTimeOffset VisibleFrom)> events)
    {
        var ordered = events
            .Where(each => each.VisibleFrom < Recorded.Never)
            .OrderBy(each => each.VisibleFrom)
            .ThenBy(each => each.Sequence)
            .ToList();
        return new(
            ordered.Index().ToFrozenDictionary(each => each.Item.Sequence, each => each.Index + 1L),
            [.. ordered.Select(each => each.VisibleFrom)]
        );
    }

    /// <summary>Whether an event ever becomes visible to everyone.</summary>
    public bool Has(long sequence) => places.ContainsKey(sequence);

    /// <summary>The place of an event, from 1.</summary>
    public long PlaceOf(long sequence) => places[sequence];

    /// <summary>How many events are visible at an instant.</summary>
    public long CountAt(DateTimeOffset instant)
    {
        var place = Array.BinarySearch(instants, instant);
        if (place < 0)
            return ~place;
        while (place < instants.Length && instants[place] == instant)
            place++;
        return place;
    }
}
