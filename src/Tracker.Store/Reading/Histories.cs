using Marten;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Tracker.Store.Projections;

namespace Tracker.Store.Reading;

/// <summary>The histories of the competitions, as the database holds them now.</summary>
public sealed class Histories(IDocumentStore store, HistoryCache cache, LatestVersions versions, Reclaiming reclaiming)
{
    /// <summary>The latest history where it is at hand and known to be the latest; null where it is not.</summary>
    public History? AtHand(CompetitionId competition) =>
        versions.Of(competition) is { } latest
        && cache.Get(competition.Value) is var history
        && history.Version == latest.Version
            ? history
            : null;

    /// <summary>
    /// A history that is the latest for all that is known here: with every write of this node, and with those of others that
    /// are older than a second. The empty history when there is no such competition.
    /// </summary>
    public ValueTask<History> CurrentAsync(CompetitionId competition, CancellationToken cancellation) =>
        AtHand(competition) is { } history
            ? ValueTask.FromResult(history)
            : new ValueTask<History>(LatestAsync(competition, cancellation));

    /// <summary>All that is committed of a competition; the empty history when there is no such competition.</summary>
    public async Task<History> LatestAsync(CompetitionId competition, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return await LatestAsync(session, competition, cancellation);
    }

    /// <summary>The same within a session, and so within its transaction.</summary>
    internal async Task<History> LatestAsync(
        IQuerySession session,
        CompetitionId competition,
        CancellationToken cancellation
    )
    {
        var known = cache.Get(competition.Value);
        var history = await StoredEvents.ReadAfterAsync(session, competition.Value, known, cancellation);
        cache.Put(competition.Value, history);
        reclaiming.After(history.Version - known.Version);
        versions.Saw(competition, Basis.Of(history));
        return history;
    }

    /// <summary>The same where the version is known that is the latest one.</summary>
    internal async Task<History> LatestAsync(IQuerySession session, CompetitionId competition, long version)
    {
        var known = cache.Get(competition.Value);
        return known.Version == version ? known : await LatestAsync(session, competition, CancellationToken.None);
    }

    /// <summary>Holds a history that was just committed, so that the next reader need not fetch it.</summary>
    internal void Committed(CompetitionId competition, History history, int added)
    {
        cache.Put(competition.Value, history);
        reclaiming.After(added);
        versions.Saw(competition, Basis.Of(history));
    }

    /// <summary>A time to the microsecond, as PostgreSQL keeps it: it must be the same before it is stored and after.</summary>
    internal static DateTimeOffset AsStored(DateTimeOffset time) =>
        new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
