using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;
using Tracker.Store.Reading;
using Tracker.Store.Writing;

namespace Tracker.Store.Projections;

/// <summary>
/// Keeps the current views of every competition, in the transaction of the events that change them. An event may take
/// effect before events that are recorded already, so the views are made from the history and not from their old selves;
/// the same fold makes them when they are rebuilt.
/// </summary>
public sealed class CurrentViews(ComingHistories coming) : IProjection, IDisposable
{
    /// <summary>The name by which the command line knows it.</summary>
    public const string Name = "CurrentViews";

    // A rebuild passes through the past of each stream once: what the last page led to is where the next goes on, and soon.
    private readonly HistoryCache passed = new(HistoryCache.MostBytes, idle: TimeSpan.FromMinutes(1));

    /// <inheritdoc />
    public async Task ApplyAsync(
        IDocumentOperations operations,
        IReadOnlyList<IEvent> events,
        CancellationToken cancellation
    )
    {
        // Where a transaction failed that had its sequences already, the store leaves a tombstone in its place.
        foreach (var stream in events.Where(each => each.Data is CompetitionEvent).GroupBy(each => each.StreamKey!))
        {
            var added = stream.Select(Histories.ToRecorded).OrderBy(each => each.Sequence).ToList();
            var id = new CompetitionId(stream.Key);
            var history =
                coming.At(id, added[^1].Sequence) ?? await PassAsync(operations, stream.Key, added, cancellation);
            Keep(operations, id, history, added);
        }
    }

    /// <inheritdoc />
    public void Dispose() => passed.Dispose();

    private async Task<History> PassAsync(
        IDocumentOperations operations,
        string competition,
        List<Recorded> added,
        CancellationToken cancellation
    )
    {
        var before = await BeforeAsync(operations, competition, added[0].Sequence - 1, cancellation);
        var history = before.Append(added);
        passed.Put(competition, history);
        return history;
    }

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

    private static void Keep(IDocumentOperations operations, CompetitionId id, History history, List<Recorded> added)
    {
        var basis = Basis.Of(history);
        // Scorecards come in crowds, and views are without them.
        if (added.TrueForAll(each => each.Event.IsConfidential))
            KeptViews.KeepBasis(operations, id, basis);
        else
            KeptViews.Of(id, history, basis).Keep(operations, id, basis);
    }
}
