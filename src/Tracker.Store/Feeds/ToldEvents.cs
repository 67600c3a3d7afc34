using Marten;
using Npgsql;
using Tracker.Domain.Proving;
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
            table.AddColumn("leaf", "bytea").NotNull();
            table.AddColumn("secret", "bytea").NotNull();
            table.AddColumn("opening", "text");
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

    /// <summary>The events that were told after a place, in order, so many at the most.</summary>
    public static async Task<List<ToldEvent>> AfterAsync(
        IQuerySession session,
        CompetitionId competition,
        long place,
        int most,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(
            """
            select sequence, leaf, secret, opening from tracker.told_events where competition = $1 and place > $2
            order by place limit $3
            """
        );
        command.Parameters.Add(new NpgsqlParameter { Value = competition.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = place });
        command.Parameters.Add(new NpgsqlParameter { Value = most });
        await using var reader = await session.ExecuteReaderAsync(command, cancellation);
        var told = new List<ToldEvent>();
        while (await reader.ReadAsync(cancellation))
            told.Add(
                new(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2))
                {
                    Left = reader.IsDBNull(3) ? null : Opening.Read(reader.GetString(3)),
                }
            );
        return told;
    }

    /// <summary>The place of the last event that was told; 0 where none was.</summary>
    public static async Task<long> LastAsync(
        IQuerySession session,
        CompetitionId competition,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(
            "select coalesce(max(place), 0) from tracker.told_events where competition = $1"
        );
        command.Parameters.Add(new NpgsqlParameter { Value = competition.Value });
        await using var reader = await session.ExecuteReaderAsync(command, cancellation);
        await reader.ReadAsync(cancellation);
        return reader.GetInt64(0);
    }

    /// <summary>Adds what is told now, when the session is saved.</summary>
    public static void Add(
        IDocumentSession session,
        CompetitionId competition,
        long place,
        IReadOnlyCollection<ToldEvent> told,
        DateTimeOffset now
    ) =>
        session.QueueSqlCommand(
            """
            insert into tracker.told_events (competition, place, sequence, told_at, leaf, secret)
            select ?, ? + number, sequence, ?, leaf, secret
            from unnest(?::bigint[], ?::bytea[], ?::bytea[]) with ordinality as told(sequence, leaf, secret, number)
            """,
            competition.Value,
            place,
            now,
            told.Select(each => each.Sequence).ToArray(),
            told.Select(each => each.Leaf).ToArray(),
            told.Select(each => each.Secret).ToArray()
        );

    /// <summary>Keeps what is left of the opening of an event that lost texts, and drops the secret that leads to them.</summary>
    public static async Task ForgetAsync(
        IDocumentSession session,
        CompetitionId competition,
        long sequence,
        Opening left
    )
    {
        await using var command = new NpgsqlCommand(
            "update tracker.told_events set secret = '', opening = $3 where competition = $1 and sequence = $2"
        );
        command.Parameters.Add(new NpgsqlParameter { Value = competition.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = sequence });
        command.Parameters.Add(new NpgsqlParameter { Value = left.ToString() });
        await session.ExecuteAsync(command);
    }
}

/// <summary>An event that was told.</summary>
/// <param name="Sequence">Its place in the record.</param>
/// <param name="Leaf">The hash of what it commits to.</param>
/// <param name="Secret">What the salts of that are made of; empty where something of it was erased.</param>
internal sealed record ToldEvent(long Sequence, byte[] Leaf, byte[] Secret)
{
    /// <summary>What is left of its opening where something of it was erased; else null.</summary>
    public Opening? Left { get; init; }

    /// <summary>What its commitment is opened with.</summary>
    /// <param name="values">Its values.</param>
    public Opening OpeningOf(IReadOnlyDictionary<string, string> values) => Left ?? Opening.Of(values, Secret);
}
