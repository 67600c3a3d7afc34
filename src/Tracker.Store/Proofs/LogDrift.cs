using System.Globalization;
using System.Runtime.CompilerServices;
using Marten;
using Npgsql;
using Tracker.Domain.Clocks;
using Tracker.Domain.Proving;
using Tracker.Domain.Values;
using Tracker.Store.Feeds;
using Tracker.Store.Projections;
using Tracker.Store.Reading;

namespace Tracker.Store.Proofs;

/// <summary>
/// Looks whether the record still is what was sealed, and what was told still is what the record says: an event that was
/// changed, put in or taken out behind the service's back is found.
/// </summary>
/// <param name="keys">The key that signs.</param>
public sealed class LogDrift(CheckpointKeys keys) : IDriftCheck
{
    /// <inheritdoc />
    public string Name => "logs";

    /// <inheritdoc />
    public async IAsyncEnumerable<DriftFinding> FindAsync(
        IQuerySession session,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        foreach (var id in await IdsAsync(session, cancellation))
        {
            foreach (var finding in await OfRecordAsync(session, id, cancellation))
                yield return finding;
            foreach (var finding in await OfFeedAsync(session, id, cancellation))
                yield return finding;
        }
    }

    private static async Task<List<CompetitionId>> IdsAsync(IQuerySession session, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            select competition from tracker.checkpoints union select competition from tracker.told_events
            union select id from tracker.mt_streams where id <> 'mt_tombstone' order by 1
            """
        );
        await using var reader = await session.ExecuteReaderAsync(command, cancellation);
        var ids = new List<CompetitionId>();
        while (await reader.ReadAsync(cancellation))
            ids.Add(new CompetitionId(reader.GetString(0)));
        return ids;
    }

    /// <summary>Looks whether the record of a competition still is what was sealed.</summary>
    internal async Task<List<DriftFinding>> OfRecordAsync(
        IQuerySession session,
        CompetitionId id,
        CancellationToken cancellation
    )
    {
        var verifiers = await keys.VerifiersOfAsync(keys.OriginOfRecord(id));
        var found = new List<DriftFinding>();
        var sealedAt = new Queue<KeptCheckpoint>(await Checkpoints.ReadAsync(session, id, Checkpoints.OfRecord));
        var (tree, good) = (new MerkleFrontier(), 0L);
        await foreach (var leaf in RecordLog.AfterAsync(session, id, 0, cancellation))
        {
            if (sealedAt.Count == 0)
                break;
            tree.Append(leaf);
            if (sealedAt.Peek().Size != tree.Size)
                continue;
            if (Fault(sealedAt.Dequeue(), tree.Size, tree.Root, verifiers) is { } fault)
                found.Add(new(id.Value, "record", Range(good, tree.Size), fault));
            else
                good = tree.Size;
        }
        found.AddRange(
            sealedAt.Select(each => new DriftFinding(
                id.Value,
                "record",
                Range(tree.Size, each.Size),
                $"When it was sealed the record had {each.Size} events; now it has {tree.Size}."
            ))
        );
        return found;
    }

    private async Task<List<DriftFinding>> OfFeedAsync(
        IQuerySession session,
        CompetitionId id,
        CancellationToken cancellation
    )
    {
        var verifiers = await keys.VerifiersOfAsync(keys.OriginOf(id));
        var told = await ToldEvents.AfterAsync(session, id, 0, int.MaxValue, cancellation);
        var found = new List<DriftFinding>();
        try
        {
            var history = await StoredEvents.ReadAfterAsync(session, id.Value, History.Empty, cancellation);
            var commitments = new Commitments(id, history, [.. told.Select(each => each.Sequence)]);
            for (var i = 0; i < told.Count; i++)
                if (history.Find(told[i].Sequence) is null)
                    found.Add(At(i, $"The event {told[i].Sequence} of the record, which was told, is not there."));
                else if (!commitments.Of(told[i]).Hash.AsSpan().SequenceEqual(told[i].Leaf))
                    found.Add(
                        At(i, $"The event {told[i].Sequence} of the record is not what it was when it was told.")
                    );
        }
        catch (InvalidDataException)
        {
            // That an event cannot be read is told where views are compared; what it was cannot be said any more.
        }
        var tree = MerkleTree.Of(told.Select(each => each.Leaf));
        foreach (var each in await Checkpoints.ReadAsync(session, id, Checkpoints.OfFeed))
            if (each.Size > tree.Size)
                found.Add(
                    new(
                        id.Value,
                        "feed",
                        Range(tree.Size, each.Size),
                        $"When it was sealed {each.Size} events were told; now there are {tree.Size}."
                    )
                );
            else if (Fault(each, each.Size, tree.Root(each.Size), verifiers) is { } fault)
                found.Add(new(id.Value, "feed", Range(0, each.Size), fault));
        return found;

        DriftFinding At(int index, string detail) => new(id.Value, "feed", Text(index + 1), detail);
    }

    private static string? Fault(KeptCheckpoint kept, long size, byte[] root, IReadOnlyList<VerifierKey> verifiers)
    {
        if (SignedNote.Read(kept.Note) is not { } note || Checkpoint.Read(note.Text) is not { } checkpoint)
            return $"The checkpoint of {size} events cannot be read.";
        if (checkpoint.Size != size || !checkpoint.Root.AsSpan().SequenceEqual(root))
            return $"One of these events is not what it was when {size} events were sealed.";
        return verifiers.Any(each => each.Name == checkpoint.Origin && note.IsSignedBy(each, CheckpointKey.Verifies))
            ? null
            : $"The checkpoint of {size} events is not one of {verifiers[0].Name} that the key of this service signed, "
                + "nor one that Tracker__FormerCheckpointKeys names.";
    }

    private static string Range(long after, long last) => $"{Text(after + 1)}–{Text(last)}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
