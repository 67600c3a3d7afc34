using Microsoft.Extensions.Caching.Memory;
using Tracker.Domain.Clocks;

namespace Tracker.Store.Reading;

/// <summary>
/// Histories that were read, by competition: bounded by the number of their events, the least used given up first. It may
/// hold an older history than the database does, never one that was not committed.
/// </summary>
public sealed class HistoryCache : IDisposable
{
    // About 300 bytes an event with its share of the kept states: some 150 MB when it is full.
    private const int MostEvents = 500_000;

    private readonly MemoryCache histories = new(new MemoryCacheOptions { SizeLimit = MostEvents });

    /// <summary>The history that is held of a competition; the empty one when none is.</summary>
    public History Get(string competition) => histories.Get<History>(competition) ?? History.Empty;

    /// <summary>Holds a history, unless a longer one is held.</summary>
    public void Put(string competition, History history)
    {
        if (history.Version > Get(competition).Version)
            histories.Set(competition, history, new MemoryCacheEntryOptions { Size = history.Version });
    }

    /// <inheritdoc />
    public void Dispose() => histories.Dispose();
}
