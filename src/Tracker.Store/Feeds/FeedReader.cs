using Marten;
using Microsoft.Extensions.Caching.Memory;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Store.Reading;

namespace Tracker.Store.Feeds;

/// <summary>
/// The feed of a competition: every event that a reader may see, each at a place that it never leaves. Everyone counts by
/// what was told to everyone; those with a role, who see all of the record, count by it.
/// </summary>
public sealed class FeedReader(IDocumentStore store, Histories histories, TimeProvider clock) : IDisposable
{
    // What nobody asked for in that time is read again by whoever does.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly MemoryCache feeds = new(new MemoryCacheOptions());

    /// <summary>The events after a place; null when the reader knows of no such competition.</summary>
    /// <param name="id">The competition.</param>
    /// <param name="reader">Who asks.</param>
    /// <param name="place">The place; 0 from the beginning.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<FeedItem>?> AfterAsync(
        CompetitionId id,
        Reader reader,
        long place,
        int most,
        CancellationToken cancellation
    )
    {
        var history = await histories.CurrentAsync(id, cancellation);
        var now = clock.GetUtcNow();
        var today = Question.Today(history.Zone, now);
        if (Sight.Of(id, history, new(DateTimeOffset.MaxValue, now, reader), today, today, now) is not { } sight)
            return null;
        if (reader != Reader.Public)
            return
            [
                .. history
                    .SequencesAfter(place, withConfidential: reader == Reader.Insider)
                    .Take(most)
                    .Select(each => new FeedItem(each, sight.Told(each)!, SupersededIn(history, each))),
            ];
        var feed = await ToldAsync(id, history, cancellation);
        return
        [
            .. feed.After(place, most)
                // Others may have been told of later events meanwhile: those come with the next question.
                .TakeWhile(sequence => sequence <= history.Version)
                .Select(
                    (sequence, i) =>
                        new FeedItem(
                            place + 1 + i,
                            sight.Told(sequence)!,
                            [
                                .. SupersededIn(history, sequence)
                                    .Select(feed.PlaceOf)
                                    .OfType<long>()
                                    .Where(each => each <= place + i),
                            ]
                        )
                ),
        ];
    }

    /// <summary>
    /// Where a feed ends that has not come to a place, by all that is committed: another node may have told more than this one
    /// knows of. Null where it has come so far.
    /// </summary>
    /// <param name="id">The competition.</param>
    /// <param name="reader">Who asks.</param>
    /// <param name="place">The place; 0 for the beginning, to which every feed has come.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<long?> EndBeforeAsync(CompetitionId id, Reader reader, long place, CancellationToken cancellation)
    {
        if (place == 0 || await HasComeToAsync(await histories.CurrentAsync(id, cancellation)))
            return null;
        var history = await histories.LatestAsync(id, cancellation);
        if (await HasComeToAsync(history))
            return null;
        if (reader != Reader.Public)
            return Sequences(history, 0).LastOrDefault();
        await using var session = store.QuerySession();
        var end = Math.Max(
            (await ToldAsync(id, history, cancellation)).End.Place,
            await ToldEvents.LastAsync(session, id, cancellation)
        );
        return end < place ? end : null;

        async Task<bool> HasComeToAsync(History known) =>
            reader == Reader.Public
                ? (await ToldAsync(id, known, cancellation)).End.Place >= place
                : Sequences(known, place - 1).Any();

        IEnumerable<long> Sequences(History known, long after) =>
            known.SequencesAfter(after, withConfidential: reader == Reader.Insider);
    }

    /// <summary>How far the feed of a competition is told to everyone, for whoever tells it on.</summary>
    /// <param name="id">The competition.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<FeedEnd> EndAsync(CompetitionId id, CancellationToken cancellation) =>
        (await ToldAsync(id, await histories.CurrentAsync(id, cancellation), cancellation)).End;

    /// <summary>The feed of a competition with all that is visible by now.</summary>
    internal async Task<PublicFeed> ToldAsync(CompetitionId id, History history, CancellationToken cancellation)
    {
        var feed = FeedOf(id);
        await feed.TellAsync(history, cancellation);
        return feed;
    }

    /// <inheritdoc />
    public void Dispose() => feeds.Dispose();

    private PublicFeed FeedOf(CompetitionId id) =>
        feeds.GetOrCreate(
            id,
            entry =>
            {
                entry.SlidingExpiration = Kept;
                return new PublicFeed(store, histories, clock, id);
            }
        )!;

    // A correction takes the place of the results of its round that were said before it; an undoing, of what it undoes; and the
    // events that lost texts are no more what they were told as.
    private static IEnumerable<long> SupersededIn(History history, long sequence) =>
        history.Find(sequence)?.Event switch
        {
            INamesEvents about => about.Events,
            RoundCorrected corrected => history
                .InSequence()
                .Where(each => each.Sequence < sequence && (each.Event as RoundEvaluated)?.Round == corrected.Round)
                .Select(each => each.Sequence)
                .TakeLast(1),
            _ => [],
        };
}

/// <summary>An event of a feed.</summary>
/// <param name="Place">Its place in the feed, from 1, which it never leaves.</param>
/// <param name="Recorded">The event as the reader sees it.</param>
/// <param name="Supersedes">The places of the events that it corrects or undoes.</param>
public sealed record FeedItem(long Place, Recorded Recorded, IEnumerable<long> Supersedes);

/// <summary>The end of a feed as everyone is told it.</summary>
/// <param name="Place">The place of its last event; 0 while there is none.</param>
/// <param name="Version">The version of the competition that was looked at.</param>
/// <param name="Next">When more becomes visible by itself; the end of time where nothing waits for that.</param>
public sealed record FeedEnd(long Place, long Version, DateTimeOffset Next);
