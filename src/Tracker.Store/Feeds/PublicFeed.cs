using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Marten;
using Tracker.Domain.Clocks;
using Tracker.Domain.Proving;
using Tracker.Domain.Values;
using Tracker.Store.Proofs;
using Tracker.Store.Reading;

namespace Tracker.Store.Feeds;

/// <summary>
/// What everyone was told of a competition, as far as this node knows, and what is still to be told. What becomes visible is
/// given its place under the competition's lock, so that no node gives the same place twice, and nothing that is being
/// written can slip in before.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore of which nobody takes a handle holds nothing.")]
internal sealed class PublicFeed(IDocumentStore store, Histories histories, TimeProvider clock, CompetitionId id)
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly Lock gate = new();
    private readonly List<long> told = [];
    private readonly Dictionary<long, long> places = [];
    private readonly MerkleTree tree = new();

    // Up to which place of the record everything is either told or waits, and when the first that waits may be told.
    private readonly HashSet<long> waiting = [];
    private long looked = -1;
    private DateTimeOffset next = DateTimeOffset.MinValue;

    /// <summary>The events after a place of the feed, by their places in the record.</summary>
    public IReadOnlyList<long> After(long place, int most)
    {
        lock (gate)
            return place >= told.Count ? [] : told.GetRange((int)place, Math.Min(most, told.Count - (int)place));
    }

    /// <summary>How far it is told.</summary>
    public FeedEnd End
    {
        get
        {
            lock (gate)
                return new(told.Count, looked, next);
        }
    }

    /// <summary>The place in the feed of an event that was told; null when it was not.</summary>
    public long? PlaceOf(long sequence)
    {
        lock (gate)
            return places.TryGetValue(sequence, out var place) ? place : null;
    }

    /// <summary>Asks the tree of what was told.</summary>
    public TResult Ask<TResult>(Func<MerkleTree, TResult> question)
    {
        lock (gate)
            return question(tree);
    }

    /// <summary>Tells what is visible by now and was not told.</summary>
    public async Task TellAsync(History history, CancellationToken cancellation)
    {
        if (IsUpToDate(history))
            return;
        await turn.WaitAsync(cancellation);
        try
        {
            if (IsUpToDate(history))
                return;
            if (looked < 0)
                await ReadAsync(history);
            Look(history);
            if (next <= clock.GetUtcNow())
                await GivePlacesAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    private bool IsUpToDate(History history)
    {
        lock (gate)
            return looked >= history.Version && clock.GetUtcNow() < next;
    }

    private async Task ReadAsync(History history)
    {
        await using var session = store.QuerySession();
        var known = await ToldEvents.AfterAsync(session, id, 0, int.MaxValue, CancellationToken.None);
        lock (gate)
        {
            Take(known);
            looked = 0;
            Look(history);
        }
    }

    private void Look(History history)
    {
        lock (gate)
        {
            // An older one says nothing of what waits since.
            if (history.Version < looked)
                return;
            if (history.Version > looked)
            {
                // What is told already may be newer than the history by which that was read.
                waiting.UnionWith(
                    history.Openings(looked).Select(each => each.Sequence).Where(each => !places.ContainsKey(each))
                );
                looked = history.Version;
            }
            next = waiting.Count == 0 ? DateTimeOffset.MaxValue : waiting.Min(history.Opening);
        }
    }

    private async Task GivePlacesAsync()
    {
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(CancellationToken.None);
        await ToldEvents.LockAsync(session, id);
        // Another node may have been first.
        var others = await ToldEvents.AfterAsync(session, id, told.Count, int.MaxValue, CancellationToken.None);
        var history = await histories.LatestAsync(session, id, CancellationToken.None);
        var now = clock.GetUtcNow();
        List<long> due;
        lock (gate)
        {
            Look(history);
            due =
            [
                .. waiting
                    .Except(others.Select(each => each.Sequence))
                    .Select(each => (From: history.Opening(each), Sequence: each))
                    .Where(each => each.From <= now)
                    .Order()
                    .Select(each => each.Sequence),
            ];
        }
        var said = Said(history, others, due);
        if (said.Count > 0)
        {
            ToldEvents.Add(session, id, told.Count + others.Count, said, now);
            await session.SaveChangesAsync(CancellationToken.None);
        }
        lock (gate)
        {
            Take(others);
            Take(said);
            Look(history);
        }
    }

    // Each with what it commits to. An undoing names what was told before it.
    private List<ToldEvent> Said(History history, List<ToldEvent> others, List<long> due)
    {
        var places = told.Concat(others.Select(each => each.Sequence)).Concat(due);
        var commitments = new Commitments(id, history, [.. places]);
        return
        [
            .. due.Select(sequence =>
            {
                var secret = RandomNumberGenerator.GetBytes(Commitments.SecretLength);
                var told = new ToldEvent(sequence, [], secret);
                return told with { Leaf = commitments.Of(told).Hash };
            }),
        ];
    }

    private void Take(List<ToldEvent> more)
    {
        foreach (var each in more)
        {
            told.Add(each.Sequence);
            places.Add(each.Sequence, told.Count);
            waiting.Remove(each.Sequence);
            tree.Append(each.Leaf);
        }
    }
}
