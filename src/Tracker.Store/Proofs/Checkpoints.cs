using Marten;
using Npgsql;
using Tracker.Domain.Values;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Tracker.Store.Proofs;

/// <summary>
/// The table of how the logs stood, signed: what was told to everyone, and the whole record. What was there when it was signed
/// cannot be changed afterwards without its being found.
/// </summary>
internal static class Checkpoints
{
    /// <summary>The log of what was told to everyone.</summary>
    public const string OfFeed = "feed";

    /// <summary>The log of all that is recorded.</summary>
    public const string OfRecord = "record";

    public static Table Table
    {
        get
        {
            var table = new Table(
                new PostgresqlObjectName("tracker", "checkpoints", SchemaUtils.IdentifierUsage.General)
            );
            table.AddColumn("competition", "varchar").AsPrimaryKey();
            table.AddColumn("log", "varchar").AsPrimaryKey();
            table.AddColumn("size", "bigint").AsPrimaryKey();
            table.AddColumn("note", "text").NotNull();
            table.AddColumn("frontier", "bytea");
            table.AddColumn("signed_at", "timestamptz").NotNull();
            return table;
        }
    }

    /// <summary>The checkpoints of a log, the smallest first.</summary>
    public static async Task<List<KeptCheckpoint>> ReadAsync(
        IQuerySession session,
        CompetitionId competition,
        string log
    )
    {
        await using var command = new NpgsqlCommand(
            "select size, note, frontier from tracker.checkpoints where competition = $1 and log = $2 order by size"
        );
        command.Parameters.Add(new NpgsqlParameter { Value = competition.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = log });
        return await ReadAsync(session, command);
    }

    /// <summary>The latest checkpoint of a log; null before the first.</summary>
    public static async Task<KeptCheckpoint?> LastAsync(IQuerySession session, CompetitionId competition, string log)
    {
        await using var command = new NpgsqlCommand(
            """
            select size, note, frontier from tracker.checkpoints where competition = $1 and log = $2
            order by size desc limit 1
            """
        );
        command.Parameters.Add(new NpgsqlParameter { Value = competition.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = log });
        return (await ReadAsync(session, command)).SingleOrDefault();
    }

    /// <summary>Keeps a checkpoint when the session is saved; one that is there stays as it is.</summary>
    public static void Keep(
        IDocumentSession session,
        CompetitionId competition,
        string log,
        KeptCheckpoint checkpoint,
        DateTimeOffset now
    ) =>
        session.QueueSqlCommand(
            """
            insert into tracker.checkpoints (competition, log, size, note, frontier, signed_at) values (?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """,
            competition.Value,
            log,
            checkpoint.Size,
            checkpoint.Note,
            checkpoint.Frontier,
            now
        );

    /// <summary>Drops the checkpoints of a log.</summary>
    public static async Task DropAsync(IDocumentSession session, CompetitionId competition, string log)
    {
        await using var command = new NpgsqlCommand(
            "delete from tracker.checkpoints where competition = $1 and log = $2"
        );
        command.Parameters.Add(new NpgsqlParameter { Value = competition.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = log });
        await session.ExecuteAsync(command);
    }

    private static async Task<List<KeptCheckpoint>> ReadAsync(IQuerySession session, NpgsqlCommand command)
    {
        await using var reader = await session.ExecuteReaderAsync(command);
        var kept = new List<KeptCheckpoint>();
        while (await reader.ReadAsync())
            kept.Add(
                new(reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? [] : reader.GetFieldValue<byte[]>(2))
            );
        return kept;
    }
}

/// <summary>A checkpoint as it is kept.</summary>
/// <param name="Size">How many leaves the log had.</param>
/// <param name="Note">What was signed, and the signature.</param>
/// <param name="Frontier">What the tree goes on from; empty where the log keeps its leaves.</param>
internal sealed record KeptCheckpoint(long Size, string Note, byte[] Frontier);
