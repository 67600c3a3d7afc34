using Microsoft.Extensions.Caching.Memory;
using Tracker.Domain.Clocks;

namespace Tracker.Store.Reading;

/// <summary>
/// Histories that were read, by competition: bounded by the bytes that they take, those given up first that were not used
/// for longest. It may hold an older history than the database does, never one that was not committed.
/// </summary>
/// <param name="mostBytes">How many bytes they may take; a history that takes more by itself is not held.</param>
public sealed class HistoryCache(long mostBytes) : IDisposable
{
    /// <summary>How many bytes those of a service may take: room for one of a million events and for others.</summary>
    public const long MostBytes = 160_000_000;

    private readonly MemoryCache histories = new(
        new MemoryCacheOptions { SizeLimit = mostBytes, TrackStatistics = true }
    );

    private readonly Lock gate = new();

    /// <summary>Makes the cache of a service.</summary>
    public HistoryCache()
        : this(MostBytes) { }

    /// <summary>The history that is held of a competition; the empty one when none is.</summary>
    public History Get(string competition) => histories.Get<History>(competition) ?? History.Empty;

    /// <summary>Holds a history, unless a longer one is held.</summary>
    public void Put(string competition, History history)
    {
        lock (gate)
        {
            var held = Get(competition);
            if (history.Version <= held.Version)
                return;
            var weight = history.Weight;
            if (weight <= mostBytes)
                MakeRoom(weight - (held.Version == 0 ? 0 : held.Weight));
            histories.Set(competition, history, new MemoryCacheEntryOptions { Size = weight });
        }
    }

    /// <inheritdoc />
    public void Dispose() => histories.Dispose();

    // What does not fit is not taken, however many lie there unused: they are given up first. No more of them than that, as to
    // give up a history means to read it again.
    private void MakeRoom(long wanted)
    {
        var held = histories.GetCurrentStatistics()!.CurrentEstimatedSize!.Value;
        if (held + wanted > mostBytes)
            histories.Compact((double)(held + wanted - mostBytes) / held);
    }
}
