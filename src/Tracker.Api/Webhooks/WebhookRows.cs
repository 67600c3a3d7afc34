using System.Data.Common;
using Marten;
using Npgsql;
using Tracker.Domain.Values;

namespace Tracker.Api.Webhooks;

/// <summary>Reads webhooks from their table, and whatever else has a statement of its own.</summary>
internal static class WebhookRows
{
    private const string Columns = """
        id, competition, name, url, types, secret, old_secret, old_secret_until, created_at, created_by,
        place, tries, turn, failing_since, disabled_at, disabled_why
        """;

    /// <summary>The webhooks for which a condition holds, the oldest first.</summary>
    public static Task<List<Webhook>> ListAsync(
        IQuerySession session,
        string condition,
        CancellationToken cancellation,
        params object?[] values
    ) =>
        AskAsync(session, $"select {Columns} from tracker.webhooks where {condition}", WebhookOf, cancellation, values);

    /// <summary>The rows that a statement gives.</summary>
    public static async Task<List<T>> AskAsync<T>(
        IQuerySession session,
        string sql,
        Func<DbDataReader, T> read,
        CancellationToken cancellation,
        params object?[] values
    )
    {
        await using var command = new NpgsqlCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        await using var reader = await session.ExecuteReaderAsync(command, cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>A time of a row; null when there is none.</summary>
    public static DateTimeOffset? TimeOf(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    /// <summary>A text of a row; null when there is none.</summary>
    public static string? TextOf(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A number of a row; null when there is none.</summary>
    public static int? NumberOf(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private static Webhook WebhookOf(DbDataReader row) =>
        new(
            row.GetString(0),
            new CompetitionId(row.GetString(1)),
            new WebhookName(row.GetString(2)),
            new Uri(row.GetString(3)),
            EventFilter.Read(row.GetString(4)),
            new SealedSecrets(row.GetString(5), TextOf(row, 6), TimeOf(row, 7)),
            row.GetFieldValue<DateTimeOffset>(8),
            row.GetString(9),
            new Standing(
                row.GetInt64(10),
                row.GetInt32(11),
                row.GetInt64(12),
                TimeOf(row, 13),
                TimeOf(row, 14),
                TextOf(row, 15) is { } why ? Enum.Parse<DisabledWhy>(why) : null
            )
        );
}
