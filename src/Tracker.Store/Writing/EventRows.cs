using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Marten;
using Npgsql;
using NpgsqlTypes;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;
using Tracker.Domain.Values;

namespace Tracker.Store.Writing;

/// <summary>
/// Appends the events of a batch as the store would, but those of all its competitions together: a handful of statements
/// whether the batch has one event or a thousand, and a stream of rows where it has more. A test holds its rows to the store's own.
/// </summary>
internal static class EventRows
{
    private const int LengthOfId = 16;
    private const string Columns = "seq_id, id, stream_id, version, data, type, mt_dotnet_type, timestamp, user_name";

    /// <summary>
    /// From so many events on they are much: it is faster to stream them, though that takes a round trip of its own.
    /// </summary>
    public const int Many = 1000;

    private static readonly FrozenDictionary<Type, string> DotNetNames = EventTypes.All.ToFrozenDictionary(
        type => type,
        type => $"{type.FullName}, {type.Assembly.GetName().Name}"
    );

    /// <summary>Appends, for good when the session is saved.</summary>
    /// <param name="session">The session, in a transaction that holds the streams of all competitions that are there already.</param>
    /// <param name="made">What was made of each competition.</param>
    public static async Task AppendAsync(IDocumentSession session, IReadOnlyCollection<Made> made)
    {
        // An event refers to its stream, which must be there before it.
        await AnnounceAsync(session, [.. made.Where(each => each.Before == 0)]);
        Grow(session, [.. made.Where(each => each.Before > 0)]);
        var events = made.SelectMany(each => each.Added.Select(added => (each.Competition, added))).ToList();
        if (events.Count < Many)
            Insert(session, events);
        else
            await StreamAsync(session, events);
    }

    // Whoever is second to announce a competition fails, and decides again.
    private static async Task AnnounceAsync(IDocumentSession session, List<Made> made)
    {
        if (made.Count == 0)
            return;
        await using var command = new NpgsqlCommand(
            "insert into tracker.mt_streams (id, version) select * from unnest($1::varchar[], $2::bigint[])"
        );
        command.Parameters.Add(new NpgsqlParameter { Value = made.Select(each => each.Competition.Value).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = made.Select(each => each.Version).ToArray() });
        await session.ExecuteAsync(command);
    }

    private static void Grow(IDocumentSession session, List<Made> made)
    {
        if (made.Count > 0)
            session.QueueSqlCommand(
                """
                update tracker.mt_streams as stream set version = grown.version, timestamp = now()
                from unnest(?::varchar[], ?::bigint[]) as grown(id, version) where stream.id = grown.id
                """,
                made.Select(each => each.Competition.Value).ToArray(),
                made.Select(each => each.Version).ToArray()
            );
    }

    // In one statement, on the way to the database together with all else that is to be written.
    private static void Insert(IDocumentSession session, List<(CompetitionId Competition, Recorded Recorded)> events)
    {
        session.QueueSqlCommand(
            $"""
            insert into tracker.mt_events ({Columns})
            select nextval('tracker.mt_events_sequence'), each.id, stream, version, data::jsonb, type, dotnet, at, by
            from unnest(?::uuid[], ?::varchar[], ?::bigint[], ?::text[], ?::varchar[], ?::varchar[], ?::timestamptz[],
                ?::varchar[]) as each(id, stream, version, data, type, dotnet, at, by)
            """,
            Ids(events),
            Column(each => each.Competition.Value),
            Column(each => each.Recorded.Sequence),
            Column(each => JsonSerializer.Serialize(each.Recorded.Event, TypeOf(each.Recorded), DomainJson.Options)),
            Column(each => EventTypes.NameOf(TypeOf(each.Recorded))),
            Column(each => DotNetNames[TypeOf(each.Recorded)]),
            Column(each => each.Recorded.RecordedAt),
            Column(each => each.Recorded.By)
        );

        T[] Column<T>(Func<(CompetitionId Competition, Recorded Recorded), T> cell) => [.. events.Select(cell)];
    }

    // One by one: the database works on the first while the next are made, and nobody holds them all.
    private static async Task StreamAsync(
        IDocumentSession session,
        List<(CompetitionId Competition, Recorded Recorded)> events
    )
    {
        var numbers = await NumbersAsync(session, events.Count);
        var ids = Ids(events);
        var text = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(text, new() { Encoder = DomainJson.Options.Encoder });
        await using var rows = await session.Connection.BeginBinaryImportAsync(
            $"copy tracker.mt_events ({Columns}) from stdin (format binary)"
        );
        foreach (var (i, (competition, recorded)) in events.Index())
        {
            var type = TypeOf(recorded);
            text.ResetWrittenCount();
            json.Reset();
            JsonSerializer.Serialize(json, recorded.Event, type, DomainJson.Options);
            await rows.StartRowAsync();
            await rows.WriteAsync(numbers[i], NpgsqlDbType.Bigint);
            await rows.WriteAsync(ids[i], NpgsqlDbType.Uuid);
            await rows.WriteAsync(competition.Value, NpgsqlDbType.Varchar);
            await rows.WriteAsync(recorded.Sequence, NpgsqlDbType.Bigint);
            await rows.WriteAsync(text.WrittenMemory, NpgsqlDbType.Jsonb);
            await rows.WriteAsync(EventTypes.NameOf(type), NpgsqlDbType.Varchar);
            await rows.WriteAsync(DotNetNames[type], NpgsqlDbType.Varchar);
            await rows.WriteAsync(recorded.RecordedAt, NpgsqlDbType.TimestampTz);
            await rows.WriteAsync(recorded.By, NpgsqlDbType.Varchar);
        }
        await rows.CompleteAsync();
    }

    private static async Task<long[]> NumbersAsync(IDocumentSession session, int count)
    {
        await using var command = new NpgsqlCommand(
            "select array(select nextval('tracker.mt_events_sequence') from generate_series(1, $1))"
        );
        command.Parameters.Add(new NpgsqlParameter { Value = count });
        await using var reader = await session.ExecuteReaderAsync(command);
        await reader.ReadAsync();
        return await reader.GetFieldValueAsync<long[]>(0);
    }

    private static Type TypeOf(Recorded recorded) => recorded.Event.GetType();

    // Of version 7, as the store makes them. Their random parts are drawn together: one by one it takes longer than an event.
    private static Guid[] Ids(List<(CompetitionId Competition, Recorded Recorded)> events)
    {
        var random = RandomNumberGenerator.GetBytes(LengthOfId * events.Count);
        var ids = new Guid[events.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            var bytes = random.AsSpan(LengthOfId * i, LengthOfId);
            var kept = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]) & 0x0fff;
            BinaryPrimitives.WriteInt64BigEndian(
                bytes,
                (events[i].Recorded.RecordedAt.ToUnixTimeMilliseconds() << 16) | 0x7000L | (uint)kept
            );
            bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
            ids[i] = new(bytes, bigEndian: true);
        }
        return ids;
    }
}

/// <summary>What a batch makes of a competition.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="Before">Its version before.</param>
/// <param name="After">Its history with what was made; where that is much, it is folded while its rows are written.</param>
/// <param name="Added">What was made, in order.</param>
internal sealed record Made(CompetitionId Competition, long Before, Task<History> After, IReadOnlyList<Recorded> Added)
{
    /// <summary>Its version after.</summary>
    public long Version => Added[^1].Sequence;
}
