using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;
using Tracker.Store.Reading;

namespace Tracker.Store.Projections;

/// <summary>
/// Keeps the current views of every competition, in the transaction of the events that change them. An event may take
/// effect before events that are recorded already, so the views are made from the history and not from their old selves;
/// the same fold makes them when they are rebuilt.
/// </summary>
public sealed class CurrentViews : IProjection, IDisposable
{
    /// <summary>The name by which the command line knows it.</summary>
    public const string Name = "CurrentViews";

    // A rebuild passes through the past of each stream once: what the last page led to is where the next goes on, and soon.
    private readonly HistoryCache passed = new(HistoryCache.MostBytes, idle: TimeSpan.FromMinutes(1));

    /// <summary>Keeps the views of histories when the session is saved.</summary>
    /// <param name="operations">The session.</param>
    /// <param name="grown">The histories, each with the events of which no views are kept yet.</param>
    internal static void Keep(
        IDocumentOperations operations,
        IEnumerable<(CompetitionId Competition, History History, IReadOnlyList<Recorded> Added)> grown
    )
    {
        var (changed, moved) = (new List<KeptRow>(), new List<KeptRow>());
        foreach (var (id, history, added) in grown)
        {
            var basis = Basis.Of(history);
            // Scorecards come in crowds, and views are without them.
            if (added.All(each => each.Event.IsConfidential))
                moved.Add(new(id, basis, null));
            else
                changed.Add(new(id, basis, KeptViews.Of(id, history, basis)));
        }
        KeptViews.Keep(operations, changed);
        KeptViews.KeepBases(operations, moved);
    }

    /// <inheritdoc />
    public async Task ApplyAsync(
        IDocumentOperations operations,
        IReadOnlyList<IEvent> events,
        CancellationToken cancellation
    )
    {
        var grown = new List<(CompetitionId, History, IReadOnlyList<Recorded>)>();
        // Where a transaction failed that had its sequences already, the store leaves a tombstone in its place.
        foreach (var stream in events.Where(each => each.Data is CompetitionEvent).GroupBy(each => each.StreamKey!))
        {
            var added = stream.Select(Histories.ToRecorded).OrderBy(each => each.Sequence).ToList();
            var before = await BeforeAsync(operations, stream.Key, added[0].Sequence - 1, cancellation);
            var history = before.Append(added);
            passed.Put(stream.Key, history);
            grown.Add((new CompetitionId(stream.Key), history, added));
        }
        Keep(operations, grown);
    }

    /// <inheritdoc />
    public void Dispose() => passed.Dispose();

    private async Task<History> BeforeAsync(
        IDocumentOperations operations,
        string competition,
        long version,
        CancellationToken cancellation
    )
    {
        if (version == 0)
            return History.Empty;
        var known = passed.Get(competition);
        return known.Version == version
            ? known
            : await Histories.ReadAsync(operations, competition, History.Empty, cancellation, version);
    }
}
