using Tracker.Domain.Clocks;

namespace Tracker.Store.Reading;

/// <summary>
/// Histories that were read, by competition: bounded by the bytes that they take, those given up first that were not used
/// for longest. It may hold an older history than the database does, never one that was not committed.
/// </summary>
/// <param name="mostBytes">How many bytes they may take; a history that takes more by itself is not held.</param>
/// <remarks>
/// The platform's cache does not take what does not fit, and gives up by number and not by size: where small histories filled
/// it there never was room for a long one.
/// </remarks>
public sealed class HistoryCache(long mostBytes)
{
    /// <summary>How many bytes those of a service may take: room for one of a million events and for others.</summary>
    public const long MostBytes = 160_000_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Held>> held = new(StringComparer.Ordinal);

    // What was used last comes first.
    private readonly LinkedList<Held> byUse = new();
    private long bytes;

    /// <summary>Makes the cache of a service.</summary>
    public HistoryCache()
        : this(MostBytes) { }

    /// <summary>Makes the cache of a service that tells how much it holds.</summary>
    public HistoryCache(Telemetry telemetry)
        : this(MostBytes) =>
        telemetry.Show("tracker.histories.size", "By", "What the histories held in memory take.", () => Bytes);

    /// <summary>How many bytes those that are held take, about.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>The history that is held of a competition; the empty one when none is.</summary>
    public History Get(string competition)
    {
        lock (gate)
        {
            if (!held.TryGetValue(competition, out var found))
                return History.Empty;
            byUse.Remove(found);
            byUse.AddFirst(found);
            return found.Value.History;
        }
    }

    /// <summary>Holds a history, unless a longer one is held.</summary>
    public void Put(string competition, History history)
    {
        var weight = history.Weight;
        lock (gate)
        {
            if (held.TryGetValue(competition, out var older))
            {
                if (older.Value.History.Version >= history.Version)
                    return;
                Remove(older);
            }
            if (weight > mostBytes)
                return;
            while (bytes + weight > mostBytes)
                Remove(byUse.Last!);
            held.Add(competition, byUse.AddFirst(new Held(competition, history, weight)));
            bytes += weight;
        }
    }

    private void Remove(LinkedListNode<Held> node)
    {
        byUse.Remove(node);
        held.Remove(node.Value.Competition);
        bytes -= node.Value.Weight;
    }

    private sealed record Held(string Competition, History History, long Weight);
}
