using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Marten;
using Npgsql;
using Tracker.Domain.Json;
using Tracker.Domain.Values;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Tracker.Store.Writing;

/// <summary>The answers to requests with a key, kept in the transaction of what they answer, or not at all.</summary>
// Wolverine's [DeduplicatedWithResponse] records the answer after the commit: a crash between the two leaves a claim that
// is never answered. It also keeps no ETag, and no answer that an endpoint makes itself.
internal static class KeptAnswers
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromHours(24);

    // Each answer that is kept clears away more than itself, so that the table holds about a day's answers.
    private const int ClearedAtOnce = 16;

    /// <summary>The table. Bodies are compressed, so that the answers to the largest commands are small rows too.</summary>
    public static Table Table
    {
        get
        {
            var table = new Table(
                new PostgresqlObjectName("tracker", "kept_answers", SchemaUtils.IdentifierUsage.General)
            );
            table.AddColumn("id", "bytea").AsPrimaryKey();
            table.AddColumn("content", "bytea").NotNull();
            table.AddColumn("status", "integer").NotNull();
            table.AddColumn("media_type", "text").NotNull();
            table.AddColumn("tag", "text").NotNull();
            table.AddColumn("location", "text").NotNull();
            table.AddColumn("body", "bytea").NotNull();
            table.AddColumn("until", "timestamptz").NotNull();
            table.AddColumn("competition", "text");
            table.Indexes.Add(new IndexDefinition("kept_answers_until") { Columns = ["until"] });
            return table;
        }
    }

    /// <summary>
    /// Takes the keys of requests until the transaction of the session ends, and looks for their answers. Null for a request
    /// that has none: then whoever asks is the first, and nobody else will be before the transaction has ended. A key that
    /// is taken by another transaction is in use; so is one that comes a second time.
    /// </summary>
    public static async Task<IReadOnlyDictionary<KeyedRequest, WriteAnswer?>> TakeAsync(
        IDocumentSession session,
        IReadOnlyCollection<KeyedRequest> requests,
        DateTimeOffset now
    )
    {
        var answers = new Dictionary<KeyedRequest, WriteAnswer?>(ReferenceEqualityComparer.Instance);
        if (requests.Count == 0)
            return answers;
        // Tried, not awaited: a lock that times out would end the transaction. And two statements, not one: the second must
        // see what was committed before the first took the keys.
        await using var command = new NpgsqlCommand(
            """
            select pg_try_advisory_xact_lock(lock) from unnest(@locks) with ordinality as asked(lock, place) order by place;
            select id, content, status, media_type, tag, location, body from tracker.kept_answers
            where id = any(@ids) and until > @now
            """
        );
        var ids = requests.Select(request => request.Id).ToArray();
        command.Parameters.AddWithValue("locks", ids.Select(id => BinaryPrimitives.ReadInt64BigEndian(id)).ToArray());
        command.Parameters.AddWithValue("ids", ids);
        command.Parameters.AddWithValue("now", now);
        await using var reader = await session.ExecuteReaderAsync(command);
        var seen = new HashSet<string>();
        foreach (var request in requests)
        {
            await reader.ReadAsync();
            var isFirst = seen.Add(Convert.ToHexString(request.Id));
            answers[request] = reader.GetBoolean(0) && isFirst ? null : new WriteAnswer.KeyInUse();
        }
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            var id = reader.GetFieldValue<byte[]>(0);
            var content = reader.GetFieldValue<byte[]>(1);
            var answer = new KeptAnswer(
                reader.GetInt32(2),
                reader.GetString(3),
                reader.GetString(4),
                reader.GetString(5),
                Whole(reader.GetFieldValue<byte[]>(6))
            );
            foreach (var request in requests.Where(request => request.Id.AsSpan().SequenceEqual(id)))
                answers[request] = content.AsSpan().SequenceEqual(request.Content)
                    ? new WriteAnswer.Answered(answer, Again: true)
                    : new WriteAnswer.KeyReused();
        }
        return answers;
    }

    /// <summary>Keeps an answer when the session is saved.</summary>
    public static WriteAnswer Keep(
        IDocumentSession session,
        KeyedRequest request,
        KeptAnswer answer,
        DateTimeOffset now,
        CompetitionId? competition = null
    )
    {
        session.QueueSqlCommand(
            $"""
            delete from tracker.kept_answers where id in (
                select id from tracker.kept_answers where until <= ? and id <> ?
                order by until limit {ClearedAtOnce} for update skip locked)
            """,
            now,
            request.Id
        );
        // Another answer to the same request is there only when its time is over.
        session.QueueSqlCommand(
            """
            insert into tracker.kept_answers (id, content, status, media_type, tag, location, body, until, competition)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set content = excluded.content, status = excluded.status,
                media_type = excluded.media_type, tag = excluded.tag, location = excluded.location,
                body = excluded.body, until = excluded.until, competition = excluded.competition
            """,
            request.Id,
            request.Content,
            answer.Status,
            answer.MediaType,
            answer.Tag,
            answer.Location,
            Compressed(answer.Body),
            now + Time,
            competition?.Value ?? (object)DBNull.Value
        );
        return new WriteAnswer.Answered(answer, Again: false);
    }

    /// <summary>Puts other texts in the place of some in the answers that are kept of a competition.</summary>
    /// <param name="session">The session.</param>
    /// <param name="competition">The competition.</param>
    /// <param name="others">The other texts by those that go.</param>
    public static async Task ReplaceAsync(
        IDocumentSession session,
        CompetitionId competition,
        IReadOnlyCollection<(string Gone, string Other)> others
    )
    {
        foreach (var (id, body) in await BodiesAsync(session, competition))
        {
            var without = others.Aggregate(
                body,
                (text, each) => text.Replace(Json(each.Gone), Json(each.Other), StringComparison.Ordinal)
            );
            if (without == body)
                continue;
            await using var command = new NpgsqlCommand("update tracker.kept_answers set body = $2 where id = $1");
            command.Parameters.Add(new NpgsqlParameter { Value = id });
            command.Parameters.Add(new NpgsqlParameter { Value = Compressed(Encoding.UTF8.GetBytes(without)) });
            await session.ExecuteAsync(command);
        }

        static string Json(string text) => JsonSerializer.Serialize(text, DomainJson.Options);
    }

    private static async Task<List<(byte[] Id, string Body)>> BodiesAsync(
        IDocumentSession session,
        CompetitionId competition
    )
    {
        // Of one that was kept without it nobody knows whose it is.
        await using var command = new NpgsqlCommand(
            "select id, body from tracker.kept_answers where competition = $1 or competition is null"
        );
        command.Parameters.Add(new NpgsqlParameter { Value = competition.Value });
        await using var reader = await session.ExecuteReaderAsync(command);
        var bodies = new List<(byte[], string)>();
        while (await reader.ReadAsync())
            bodies.Add(
                (reader.GetFieldValue<byte[]>(0), Encoding.UTF8.GetString(Whole(reader.GetFieldValue<byte[]>(1))))
            );
        return bodies;
    }

    private static byte[] Compressed(byte[] body)
    {
        using var small = new MemoryStream();
        using (var brotli = new BrotliStream(small, CompressionLevel.Fastest))
            brotli.Write(body);
        return small.ToArray();
    }

    private static byte[] Whole(byte[] compressed)
    {
        using var brotli = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        brotli.CopyTo(whole);
        return whole.ToArray();
    }
}
