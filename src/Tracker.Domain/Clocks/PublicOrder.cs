namespace Tracker.Domain.Clocks;

/// <summary>
/// The order in which events become visible to everyone. Readers without a role count by it: a gap in the numbers of the
/// record would tell them that something is held back.
/// </summary>
internal sealed class PublicOrder(Chronicle chronicle)
{
    /// <summary>Whether an event ever becomes visible to everyone.</summary>
    public bool Has(long sequence) => chronicle.Find(sequence) is { Stamp.IsEverPublic: true };

    /// <summary>The place of an event that does, from 1.</summary>
    public long PlaceOf(long sequence) =>
        chronicle.Find(sequence) is { } told
            ? chronicle.CountVisible(told.Stamp.VisibleFrom, sequence) + 1
            : throw new ArgumentOutOfRangeException(nameof(sequence), sequence, "There is no such event.");

    /// <summary>How many events are visible at an instant.</summary>
    public long CountAt(DateTimeOffset instant) => chronicle.CountVisible(instant.UtcTicks, long.MaxValue);
}
