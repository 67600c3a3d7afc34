using Marten;
using Npgsql;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Tracker.Store.Reading;

namespace Tracker.Store.Projections;

/// <summary>Makes the current views anew from the events, a competition at a time and as nobody writes it.</summary>
public sealed class Rebuilding(IDocumentStore store)
{
    // Where a transaction failed that had its sequences already, the store leaves a tombstone in this stream.
    private const string Tombstones = "mt_tombstone";

    /// <summary>Rebuilds the views of every competition, and drops those of none.</summary>
    /// <returns>Each competition, when its views are committed, and how many events it has.</returns>
    public async IAsyncEnumerable<(CompetitionId Competition, long Events)> AllAsync()
    {
        await using var session = store.LightweightSession();
        session.QueueSqlCommand(
            "delete from tracker.kept_views where competition not in (select id from tracker.mt_streams)"
        );
        FlatTables.DropStrangers(session);
        await session.SaveChangesAsync();
        foreach (var id in await IdsAsync(session))
            yield return (id, await OneAsync(id));
    }

    /// <summary>The competitions that have events, by id.</summary>
    internal static async Task<List<CompetitionId>> IdsAsync(IQuerySession session)
    {
        await using var command = new NpgsqlCommand("select id from tracker.mt_streams where id <> $1 order by id");
        command.Parameters.Add(new NpgsqlParameter { Value = Tombstones });
        await using var reader = await session.ExecuteReaderAsync(command);
        var ids = new List<CompetitionId>();
        while (await reader.ReadAsync())
            ids.Add(new CompetitionId(reader.GetString(0)));
        return ids;
    }

    // Whoever writes it waits, here or on another node.
    private async Task<long> OneAsync(CompetitionId id)
    {
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(CancellationToken.None);
        await using (var command = new NpgsqlCommand("select 1 from tracker.mt_streams where id = $1 for update"))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = id.Value });
            await using var locked = await session.ExecuteReaderAsync(command);
        }
        var history = await StoredEvents.ReadAfterAsync(session, id.Value, History.Empty, CancellationToken.None);
        if (history.Version == 0)
            return 0;
        var basis = Basis.Of(history);
        var views = KeptViews.Of(id, history, basis);
        KeptViews.Keep(session, [new(id, basis, views)]);
        FlatTables.Keep(session, [(id, history, views)]);
        await session.SaveChangesAsync();
        return history.Version;
    }
}
