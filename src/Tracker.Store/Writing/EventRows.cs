using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Marten;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;
using Tracker.Domain.Values;

namespace Tracker.Store.Writing;

/// <summary>
/// Appends the events of a batch as the store would, but those of all its competitions together: a handful of statements
/// whether the batch has one event or a hundred thousand. A test holds its rows to the store's own.
/// </summary>
internal static class EventRows
{
    private const int LengthOfId = 16;

    private static readonly FrozenDictionary<Type, string> DotNetNames = EventTypes.All.ToFrozenDictionary(
        type => type,
        type => $"{type.FullName}, {type.Assembly.GetName().Name}"
    );

    /// <summary>Appends when the session is saved.</summary>
    /// <param name="session">The session, which holds the streams of all competitions that are there already.</param>
    /// <param name="made">What was made of each competition.</param>
    public static void Append(IDocumentSession session, IReadOnlyCollection<Made> made)
    {
        var events = made.SelectMany(each => each.Added.Select(added => (each.Competition, Recorded: added))).ToList();
        // An event refers to its stream, which must be there before it.
        Announce(session, [.. made.Where(each => each.Before == 0)]);
        Grow(session, [.. made.Where(each => each.Before > 0)]);
        session.QueueSqlCommand(
            """
            insert into tracker.mt_events
                (seq_id, id, stream_id, version, data, type, mt_dotnet_type, timestamp, user_name)
            select nextval('tracker.mt_events_sequence'), each.id, stream, version, data::jsonb, type, dotnet, at, by
            from unnest(?::uuid[], ?::varchar[], ?::bigint[], ?::text[], ?::varchar[], ?::varchar[], ?::timestamptz[],
                ?::varchar[]) as each(id, stream, version, data, type, dotnet, at, by)
            """,
            Ids([.. events.Select(each => each.Recorded.RecordedAt)]),
            Column(each => each.Competition.Value),
            Column(each => each.Recorded.Sequence),
            Column(each => TextOf(each.Recorded.Event)),
            Column(each => EventTypes.NameOf(each.Recorded.Event.GetType())),
            Column(each => DotNetNames[each.Recorded.Event.GetType()]),
            Column(each => each.Recorded.RecordedAt),
            Column(each => each.Recorded.By)
        );

        T[] Column<T>(Func<(CompetitionId Competition, Recorded Recorded), T> cell) => [.. events.Select(cell)];
    }

    // Whoever is second to announce a competition fails, and decides again.
    private static void Announce(IDocumentSession session, List<Made> made)
    {
        if (made.Count > 0)
            session.QueueSqlCommand(
                "insert into tracker.mt_streams (id, version) select * from unnest(?::varchar[], ?::bigint[])",
                made.Select(each => each.Competition.Value).ToArray(),
                made.Select(each => each.After.Version).ToArray()
            );
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
                made.Select(each => each.After.Version).ToArray()
            );
    }

    private static string TextOf(CompetitionEvent happened) =>
        JsonSerializer.Serialize(happened, happened.GetType(), DomainJson.Options);

    // Of version 7, as the store makes them. Their random parts are drawn together: one by one it takes longer than an event.
    private static Guid[] Ids(DateTimeOffset[] times)
    {
        var random = RandomNumberGenerator.GetBytes(LengthOfId * times.Length);
        var ids = new Guid[times.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            var bytes = random.AsSpan(LengthOfId * i, LengthOfId);
            var kept = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]) & 0x0fff;
            BinaryPrimitives.WriteInt64BigEndian(
                bytes,
                (times[i].ToUnixTimeMilliseconds() << 16) | 0x7000L | (uint)kept
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
/// <param name="After">Its history with what was made.</param>
/// <param name="Added">What was made, in order.</param>
internal sealed record Made(CompetitionId Competition, long Before, History After, IReadOnlyList<Recorded> Added);
