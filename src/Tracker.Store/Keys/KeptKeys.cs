using Marten;
using Npgsql;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Tracker.Store.Keys;

/// <summary>
/// The keys by which the service seals what it hands out, such as the sessions of the pages: in the database, so that every
/// node opens what another has sealed.
/// </summary>
/// <param name="store">The store.</param>
public sealed class KeptKeys(IDocumentStore store)
{
    internal static Table Table
    {
        get
        {
            var table = new Table(
                new PostgresqlObjectName("tracker", "kept_keys", SchemaUtils.IdentifierUsage.General)
            );
            table.AddColumn("name", "text").AsPrimaryKey();
            table.AddColumn("content", "text").NotNull();
            return table;
        }
    }

    /// <summary>All keys.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync()
    {
        await using var session = store.QuerySession();
        await using var command = new NpgsqlCommand("select content from tracker.kept_keys order by name");
        await using var reader = await session.ExecuteReaderAsync(command);
        var keys = new List<string>();
        while (await reader.ReadAsync())
            keys.Add(reader.GetString(0));
        return keys;
    }

    /// <summary>Keeps a key.</summary>
    /// <param name="name">Its name, which no other has.</param>
    /// <param name="content">The key.</param>
    public async Task KeepAsync(string name, string content)
    {
        await using var session = store.LightweightSession();
        session.QueueSqlCommand("insert into tracker.kept_keys (name, content) values (?, ?)", name, content);
        await session.SaveChangesAsync();
    }
}
