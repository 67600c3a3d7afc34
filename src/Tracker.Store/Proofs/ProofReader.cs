using Marten;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Proving;
using Tracker.Domain.Values;
using Tracker.Store.Feeds;
using Tracker.Store.Reading;

namespace Tracker.Store.Proofs;

/// <summary>Proves what everyone was told of a competition: to everyone alike, whoever asks.</summary>
public sealed class ProofReader(
    IDocumentStore store,
    Histories histories,
    FeedReader feeds,
    CheckpointKeys keys,
    TimeProvider clock
)
{
    /// <summary>How the log stands, signed, and the key; null when everyone knows of no such competition.</summary>
    public async Task<(SignedNote Note, VerifierKey Key)?> CheckpointAsync(
        CompetitionId id,
        CancellationToken cancellation
    ) =>
        await LogAsync(id, cancellation) is { } log
            ? Sign(id, log.Feed, log.Feed.Ask(tree => tree.Size), await keys.GetAsync())
            : null;

    /// <summary>What shows that an event is in the log; null when everyone knows of no such competition.</summary>
    /// <param name="id">The competition.</param>
    /// <param name="place">The event's place in the feed, from 1.</param>
    /// <param name="size">The size of the log; null for all of it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The log has no such place or size.</exception>
    public async Task<Inclusion?> InclusionAsync(
        CompetitionId id,
        long place,
        long? size,
        CancellationToken cancellation
    )
    {
        if (await LogAsync(id, cancellation) is not { } log)
            return null;
        var (of, path, root, leaf) = log.Feed.Ask(tree =>
        {
            var of = size ?? tree.Size;
            return (of, tree.Inclusion(place - 1, of), tree.Root(of), tree.Leaf(place - 1));
        });
        var shown = (await ShownAsync(id, log, place - 1, 1, cancellation)).Single();
        return new(place, of, shown, leaf, path, root);
    }

    /// <summary>What shows that the log only grew; null when everyone knows of no such competition.</summary>
    /// <param name="id">The competition.</param>
    /// <param name="from">Its size then, 1 at the least.</param>
    /// <param name="to">Its size later; null for all of it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The log has no such size.</exception>
    public async Task<Consistency?> ConsistencyAsync(
        CompetitionId id,
        long from,
        long? to,
        CancellationToken cancellation
    ) =>
        await LogAsync(id, cancellation) is { } log
            ? log.Feed.Ask(tree =>
            {
                var of = to ?? tree.Size;
                return new Consistency(from, tree.Root(from), of, tree.Root(of), tree.Consistency(from, of));
            })
            : null;

    /// <summary>How many events the log has; null when everyone knows of no such competition.</summary>
    public async Task<long?> SizeAsync(CompetitionId id, CancellationToken cancellation) =>
        (await LogAsync(id, cancellation))?.Feed.Ask(tree => tree.Size);

    /// <summary>Certifies whether a team was in the field; null when everyone knows of no such competition.</summary>
    /// <param name="id">The competition.</param>
    /// <param name="team">The team.</param>
    /// <param name="asOf">When.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Certificate?> CertificateAsync(
        CompetitionId id,
        TeamId team,
        Moment asOf,
        CancellationToken cancellation
    )
    {
        // Before the log is read: nothing that was told by then is missing in it.
        var now = clock.GetUtcNow();
        if (await LogAsync(id, cancellation) is not { } log)
            return null;
        var leaves = await ShownAsync(id, log, 0, log.Told.Count, cancellation);
        var (note, key) = Sign(id, log.Feed, log.Told.Count, await keys.GetAsync(), now);
        return Certificate.Of(id, team, asOf, now, note.ToString(), key, leaves);
    }

    private async Task<Log?> LogAsync(CompetitionId id, CancellationToken cancellation)
    {
        var history = await histories.CurrentAsync(id, cancellation);
        if (SightOf(id, history) is not { } sight)
            return null;
        var feed = await feeds.ToldAsync(id, history, cancellation);
        var told = feed.After(0, int.MaxValue);
        if (told.Any(each => each > history.Version))
        {
            // Others may have told of what was recorded meanwhile.
            history = await histories.LatestAsync(id, cancellation);
            sight = SightOf(id, history)!;
        }
        return new(sight, history, feed, told);
    }

    private Sight? SightOf(CompetitionId id, History history)
    {
        var now = clock.GetUtcNow();
        var today = Question.Today(history.Zone, now);
        return Sight.Of(id, history, new(DateTimeOffset.MaxValue, now, Reader.Public), today, today, now);
    }

    private (SignedNote Note, VerifierKey Key) Sign(
        CompetitionId id,
        PublicFeed feed,
        long size,
        CheckpointKey key,
        DateTimeOffset? knownAt = null
    )
    {
        var origin = keys.OriginOf(id);
        var checkpoint = new Checkpoint(origin, size, feed.Ask(tree => tree.Root(size))) { KnownAt = knownAt };
        return (key.Sign(checkpoint), key.For(origin));
    }

    // As everyone sees them now: what was published since is shown, too.
    private async Task<ValueList<ShownLeaf>> ShownAsync(
        CompetitionId id,
        Log log,
        long after,
        int count,
        CancellationToken cancellation
    )
    {
        await using var session = store.QuerySession();
        var told = await ToldEvents.AfterAsync(session, id, after, count, cancellation);
        var commitments = new Commitments(id, log.History, log.Told);
        if (told.Any(each => each.Left is not null && !commitments.Of(each).Hash.AsSpan().SequenceEqual(each.Leaf)))
        {
            // Another node erased texts a moment ago that the history at hand still has.
            var latest = await histories.LatestAsync(id, cancellation);
            log = log with { History = latest, Sight = SightOf(id, latest)! };
            commitments = new(id, latest, log.Told);
        }
        return told.Select(each => commitments.Of(each).Show(Seen(each.Sequence))).ToValueList();

        IReadOnlyDictionary<string, string> Seen(long sequence)
        {
            var recorded = log.History.Find(sequence)!;
            // What speaks of other events is seen whole; they are numbered here by the feed.
            var seen = recorded.Event is INamesEvents ? recorded : log.Sight.Told(sequence)!;
            return commitments.PartsOf(seen, sequence).Values;
        }
    }

    private sealed record Log(Sight Sight, History History, PublicFeed Feed, IReadOnlyList<long> Told);
}

/// <summary>What shows that an event is in a log.</summary>
/// <param name="Place">Its place in the feed, from 1.</param>
/// <param name="Size">The size of the log.</param>
/// <param name="Leaf">The event as far as it is shown.</param>
/// <param name="LeafHash">The hash of the leaf.</param>
/// <param name="Path">The hashes beside its way up to the root.</param>
/// <param name="Root">The root.</param>
public sealed record Inclusion(
    long Place,
    long Size,
    ShownLeaf Leaf,
    byte[] LeafHash,
    IReadOnlyList<byte[]> Path,
    byte[] Root
);

/// <summary>What shows that a log only grew.</summary>
/// <param name="From">Its size then.</param>
/// <param name="FromRoot">Its root then.</param>
/// <param name="To">Its size later.</param>
/// <param name="ToRoot">Its root later.</param>
/// <param name="Path">The hashes that show it.</param>
public sealed record Consistency(long From, byte[] FromRoot, long To, byte[] ToRoot, IReadOnlyList<byte[]> Path);
