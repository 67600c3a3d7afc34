using System.Text.Json;
using Marten;
using Npgsql;
using NpgsqlTypes;
using Tracker.Domain.Clocks;
using Tracker.Domain.Deciding;
using Tracker.Domain.Erasing;
using Tracker.Domain.Json;
using Tracker.Domain.Proving;
using Tracker.Domain.Values;
using Tracker.Store.Feeds;
using Tracker.Store.Proofs;

namespace Tracker.Store.Writing;

/// <summary>
/// Takes erased texts out of the database, in the transaction that records that they were erased: out of the events, the answers
/// that are kept, and whatever the commitments of the events could be opened with. Views are made anew with every write.
/// </summary>
/// <param name="keys">The key that signs how the record stands.</param>
internal sealed class Erasing(CheckpointKeys keys)
{
    private readonly LogDrift drift = new(keys);

    /// <summary>
    /// Why nothing can be erased: the record is not what was sealed, and sealing it anew would hide that. Null when it is.
    /// </summary>
    public async Task<Refusal?> RefuseAsync(IQuerySession session, CompetitionId competition) =>
        await drift.OfRecordAsync(session, competition, CancellationToken.None) is [var first, ..]
            ? Refusal.Contradicts(
                "record-tampered",
                $"The record is not what was sealed (events {first.Where}): {first.Detail}",
                "the same when the record is what was sealed: the command 'drift' tells of every difference"
            )
            : null;

    /// <summary>Erases, for good when the session is saved.</summary>
    /// <param name="session">The session, in a transaction that holds the competition.</param>
    /// <param name="competition">The competition.</param>
    /// <param name="before">Its history with the texts.</param>
    /// <param name="rewritten">The events that lose texts, without them.</param>
    /// <param name="now">The time.</param>
    public async Task EraseAsync(
        IDocumentSession session,
        CompetitionId competition,
        History before,
        IReadOnlyCollection<Recorded> rewritten,
        DateTimeOffset now
    )
    {
        await ForgetAsync(session, competition, before, rewritten);
        await RewriteAsync(session, competition, rewritten);
        await KeptAnswers.ReplaceAsync(
            session,
            competition,
            [.. rewritten.SelectMany(each => Gone(before, each)).Distinct()]
        );
        await SealAsync(session, competition, now);
    }

    // What was told was committed to: the digests of what goes stay, so that every proof holds.
    private static async Task ForgetAsync(
        IDocumentSession session,
        CompetitionId competition,
        History before,
        IReadOnlyCollection<Recorded> rewritten
    )
    {
        var told = await ToldEvents.AfterAsync(session, competition, 0, int.MaxValue, CancellationToken.None);
        var commitments = new Commitments(competition, before, [.. told.Select(each => each.Sequence)]);
        foreach (
            var (each, without) in told.Join(rewritten, each => each.Sequence, each => each.Sequence, (a, b) => (a, b))
        )
        {
            var values = commitments.PartsOf(before.Find(each.Sequence)!, each.Sequence).Values;
            var left = commitments.PartsOf(without, each.Sequence).Values;
            var erased = values.Keys.Where(way => values[way] != left[way]).ToHashSet();
            await ToldEvents.ForgetAsync(
                session,
                competition,
                each.Sequence,
                each.OpeningOf(values).Without(values, erased)
            );
        }
    }

    private static async Task RewriteAsync(
        IDocumentSession session,
        CompetitionId competition,
        IReadOnlyCollection<Recorded> rewritten
    )
    {
        await using var command = new NpgsqlCommand(
            """
            update tracker.mt_events as event set data = without.data
            from unnest($2, $3) as without(version, data)
            where event.stream_id = $1 and event.version = without.version
            """
        );
        command.Parameters.Add(new NpgsqlParameter { Value = competition.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = rewritten.Select(each => each.Sequence).ToArray() });
        command.Parameters.Add(
            new NpgsqlParameter
            {
                Value = rewritten
                    .Select(each => JsonSerializer.Serialize(each.Event, each.Event.GetType(), DomainJson.Options))
                    .ToArray(),
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
            }
        );
        await session.ExecuteAsync(command);
    }

    private static IEnumerable<(string Gone, string Other)> Gone(History before, Recorded without)
    {
        var others = EventTexts.Of(without.Event);
        return EventTexts
            .Of(before.Find(without.Sequence)!.Event)
            .Where(each => others[each.Key] != each.Value)
            .Select(each => (each.Value, others[each.Key]));
    }

    // Sealed was the record with the texts; now it is sealed as it is.
    private async Task SealAsync(IDocumentSession session, CompetitionId competition, DateTimeOffset now)
    {
        if (await Checkpoints.LastAsync(session, competition, Checkpoints.OfRecord) is not { } last)
            return;
        var record = new MerkleFrontier();
        await foreach (var leaf in RecordLog.AfterAsync(session, competition, 0, CancellationToken.None))
            if (record.Size < last.Size)
                record.Append(leaf);
        await Checkpoints.DropAsync(session, competition, Checkpoints.OfRecord);
        var origin = keys.OriginOfRecord(competition);
        var note = (await keys.GetAsync()).Sign(new(origin, record.Size, record.Root)).ToString();
        Checkpoints.Keep(session, competition, Checkpoints.OfRecord, new(record.Size, note, record.ToBytes()), now);
    }
}
