using System.Collections.Concurrent;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;

namespace Tracker.Store.Writing;

/// <summary>Histories that are being committed: whoever needs them in the same transaction need not fold them again.</summary>
public sealed class ComingHistories
{
    private readonly ConcurrentDictionary<CompetitionId, History> coming = new();

    /// <summary>The history of a competition as it will be at a version; null when none is being made.</summary>
    internal History? At(CompetitionId competition, long version) =>
        coming.TryGetValue(competition, out var history) && history.Version == version ? history : null;

    /// <summary>A history is being committed.</summary>
    internal void Begin(CompetitionId competition, History history) => coming[competition] = history;

    /// <summary>It was, or could not be.</summary>
    internal void End(CompetitionId competition) => coming.TryRemove(competition, out _);
}
