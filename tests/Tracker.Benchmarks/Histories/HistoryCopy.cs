using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Tracker.Benchmarks.Parties;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;

namespace Tracker.Benchmarks.Histories;

/// <summary>Puts a history into the store as Tracker would have, event by event, but in one COPY.</summary>
internal static class HistoryCopy
{
    private const string Columns = "seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, user_name";

    /// <summary>From when to when histories go: two years that are over.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until) Span { get; } =
        (DateTimeOffset.UtcNow.Date.AddYears(-2).AddDays(-1), DateTimeOffset.UtcNow.Date.AddDays(-1));

    /// <summary>Writes a history of so many events, and lets PostgreSQL look at its tables.</summary>
    public static async Task WriteAsync(string database, string competition, int count)
    {
        await using var connection = await Database.OpenAsync(database);
        await connection.QueryAsync(
            "insert into tracker.mt_streams (id, version, timestamp, created) values ($1, $2, $3, $4)",
            competition,
            (long)count,
            Span.Until.UtcDateTime,
            Span.From.UtcDateTime
        );
        var last = (long)
            (
                await connection.QueryAsync(
                    "select setval('tracker.mt_events_sequence', nextval('tracker.mt_events_sequence') + $1) - $1 - 1",
                    (long)count
                )
            )!;
        await CopyAsync(connection, competition, last, LongHistory.Events(count, Span.From, Span.Until));
        await connection.ExecuteAsync("analyze tracker.mt_events, tracker.mt_streams");
    }

    private static async Task CopyAsync(
        NpgsqlConnection connection,
        string competition,
        long last,
        IEnumerable<CompetitionEvent> events
    )
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy tracker.mt_events ({Columns}) from stdin (format binary)"
        );
        copy.Timeout = TimeSpan.FromMinutes(10);
        var version = 0L;
        foreach (var happened in events)
        {
            version++;
            var type = happened.GetType();
            await copy.StartRowAsync();
            await copy.WriteAsync(last + version, NpgsqlDbType.Bigint);
            await copy.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
            await copy.WriteAsync(competition, NpgsqlDbType.Varchar);
            await copy.WriteAsync(version, NpgsqlDbType.Bigint);
            await copy.WriteAsync(JsonSerializer.Serialize(happened, type, DomainJson.Options), NpgsqlDbType.Jsonb);
            await copy.WriteAsync(EventTypes.NameOf(type), NpgsqlDbType.Varchar);
            await copy.WriteAsync(happened.At.In(TimeZoneId.Utc).UtcDateTime, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync($"{type.FullName}, {type.Assembly.GetName().Name}", NpgsqlDbType.Varchar);
            await copy.WriteAsync("operator", NpgsqlDbType.Varchar);
        }
        await copy.CompleteAsync();
    }
}
