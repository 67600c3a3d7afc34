using Marten;
using Npgsql;
using Tracker.Domain.Values;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Tracker.Store.Feeds;

/// <summary>
/// The table of what everyone was told, in the order in which it was told. It is a record of its own: what becomes public
/// when can change by what is recorded later, and what was told cannot.
/// </summary>
internal static class ToldEvents
{
    public static Table Table
    {
        get
        {
            var table = new Table(
                new PostgresqlObjectName("tracker", "told_events", SchemaUtils.IdentifierUsage.General)
            );
            table.AddColumn("competition", "varchar").AsPrimaryKey();
            table.AddColumn("place", "bigint").AsPrimaryKey();
            table.AddColumn("sequence", "bigint").NotNull();
            table.AddColumn("told_at", "timestamptz").NotNull();
            return table;
        }
    }

    /// <summary>Holds the competition for the transaction: nobody writes it, and nobody tells of it.</summary>
    public static async Task LockAsync(IQuerySession session, CompetitionId competition)
    {
        await using var command = new NpgsqlCommand("select 1 from tracker.mt_streams where id = $1 for update");
        command.Parameters.Add(new NpgsqlParameter { Value = competition.Value });
        await using var locked = await session.ExecuteReaderAsync(command);
    }

    /// <summary>The events that were told after a place, by their places in the record.</summary>
    public static async Task<List<long>> AfterAsync(IQuerySession session, CompetitionId competition, long place)
    {
        await using var command = new NpgsqlCommand(
            "select sequence from tracker.told_events where competition = $1 and place > $2 order by place"
        );
        command.Parameters.Add(new NpgsqlParameter { Value = competition.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = place });
        await using var reader = await session.ExecuteReaderAsync(command);
        var sequences = new List<long>();
        while (await reader.ReadAsync())
            sequences.Add(reader.GetInt64(0));
        return sequences;
    }

    /// <summary>Adds what is told now, when the session is saved.</summary>
    public static void Add(
        IDocumentSession session,
        CompetitionId competition,
        long place,
        IEnumerable<long> sequences,
        DateTimeOffset now
    ) =>
        session.QueueSqlCommand(
            """
            insert into tracker.told_events (competition, place, sequence, told_at)
            select ?, ? + number, sequence, ? from unnest(?::bigint[]) with ordinality as told(sequence, number)
            """,
            competition.Value,
            place,
            now,
            sequences.ToArray()
        );
}
