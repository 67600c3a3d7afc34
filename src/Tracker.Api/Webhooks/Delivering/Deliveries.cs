using System.Text.Json;
using Tracker.Api.Feeds;
using Tracker.Api.Webhooks.Calling;
using Tracker.Domain.Clocks;
using Tracker.Domain.Json;
using Tracker.Store.Feeds;

namespace Tracker.Api.Webhooks.Delivering;

/// <summary>Tells webhooks of events, in the order of the feed.</summary>
public sealed class Deliveries(
    Turns turns,
    LateEvents late,
    FeedReader feeds,
    WebhookClient client,
    Pauses pauses,
    TimeProvider clock
)
{
    // What is looked at for the next event that a webhook wants, at once.
    private const int Page = 100;

    // After so long other webhooks have their turn: few are at work at a time, and one may have much to be told.
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(5);

    /// <summary>Goes on with a webhook until it is told everything, an event must wait, or others want their turn.</summary>
    public async Task GoOnAsync(WebhookTurn turn, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        while (await turns.AtAsync(turn, cancellation) is { } webhook)
        {
            var (item, place) = await NextAsync(webhook, cancellation);
            if (item is null)
            {
                await turns.RestAsync(turn, place, cancellation);
                return;
            }
            var outcome = await CallAsync(webhook, item, cancellation);
            var sequel = pauses.After(outcome, webhook.Standing.Tries + 1);
            if (!await turns.KeepAsync(turn, webhook, item.Place, outcome, sequel, cancellation))
                return;
            if (clock.GetElapsedTime(began) < LongestTurn)
                continue;
            await turns.YieldAsync(turn, cancellation);
            return;
        }
    }

    /// <summary>Tries an event again that was set aside.</summary>
    public async Task TryAgainAsync(LateEventDue due, CancellationToken cancellation)
    {
        if (await late.FindAsync(due, cancellation) is not { } webhook)
            return;
        if (!webhook.IsOn)
        {
            await late.GiveUpAsync(due, cancellation);
            return;
        }
        var items = await feeds.AfterAsync(webhook.Competition, Reader.Public, due.Place - 1, 1, cancellation);
        if (items is not [var item])
            // This node is behind: the message comes again.
            throw new InvalidOperationException($"The feed of {webhook.Competition} has no {due.Place} here yet.");
        var outcome = await CallAsync(webhook, item, cancellation);
        await late.KeepAsync(due, webhook, outcome, pauses.After(outcome, due.Tries + 1), cancellation);
    }

    private Task<Outcome> CallAsync(Webhook webhook, FeedItem item, CancellationToken cancellation)
    {
        var told = CloudEvent.Of(webhook.Competition, item, FeedPosition.IdFor(Reader.Public));
        return client.CallAsync(
            webhook,
            told.Id,
            JsonSerializer.SerializeToUtf8Bytes(told, DomainJson.Options),
            cancellation
        );
    }

    // The next event that it wants, or up to where there is none.
    private async Task<(FeedItem? Item, long Place)> NextAsync(Webhook webhook, CancellationToken cancellation)
    {
        var place = webhook.Standing.Place;
        while (true)
        {
            var items = await feeds.AfterAsync(webhook.Competition, Reader.Public, place, Page, cancellation) ?? [];
            if (items.FirstOrDefault(each => webhook.Types.Wants(each.Recorded.Event)) is { } wanted)
                return (wanted, wanted.Place);
            if (items.Count == 0)
                return (null, place);
            place = items[^1].Place;
        }
    }
}
