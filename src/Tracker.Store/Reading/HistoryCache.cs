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
        // Little is given up at once: to give up a history means to read it again.
        new MemoryCacheOptions { SizeLimit = mostBytes, CompactionPercentage = 0.1 }
    );

    /// <summary>Makes the cache of a service.</summary>
    public HistoryCache()
        : this(MostBytes) { }

    /// <summary>The history that is held of a competition; the empty one when none is.</summary>
    public History Get(string competition) => histories.Get<History>(competition) ?? History.Empty;

    /// <summary>Holds a history, unless a longer one is held.</summary>
    public void Put(string competition, History history)
    {
        if (history.Version > Get(competition).Version)
            histories.Set(competition, history, new MemoryCacheEntryOptions { Size = history.Weight });
    }

    /// <inheritdoc />
    public void Dispose() => histories.Dispose();
}
