using Tracker.Api.Feeds;
using Tracker.Api.Http;
using Tracker.Api.Reference;
using Tracker.Api.Security;
using Tracker.Domain.Clocks;
using Tracker.Store.Feeds;
using Wolverine.Http;

namespace Tracker.Api.Webhooks;

/// <summary>Delivers again from a position.</summary>
public static class ReplayWebhookEndpoint
{
    /// <summary>
    /// Goes back to a position of the feed, or on to a later one, and delivers everything after it, in order and with the same
    /// webhook-id as before. A webhook that was switched off is on again; without a position it goes on where it stopped.
    /// </summary>
    [Does(Deed.ManageWebhooks)]
    [Answers(typeof(WebhookView))]
    [WolverinePost("/api/competitions/{competition:slug}/webhooks/{webhook:slug}/replay")]
    public static async Task<IResult> Post(
        string competition,
        string webhook,
        ReplayBody body,
        WebhookStore webhooks,
        FeedReader feeds,
        TimeProvider clock,
        HttpContext http
    )
    {
        if (await webhooks.FindAsync(new(competition), webhook, http.RequestAborted) is not { } found)
            return Refusals.Unknown(webhook);
        long? place = null;
        if (body.After is not null)
        {
            var end = await feeds.EndAsync(found.Competition, http.RequestAborted);
            place = FeedPosition.Read(body.After, Reader.Public);
            if (place is null || place > end.Place)
                return Problems.Of(Refusals.NoPlace(end.Place), http);
        }
        await webhooks.GoToAsync(found, place, http.RequestAborted);
        return await webhooks.FindAsync(found.Competition, found.Id, http.RequestAborted) is { } moved
            ? Results.Json(WebhookView.Of(moved, clock.GetUtcNow()))
            : Refusals.Unknown(webhook);
    }
}

/// <summary>From where on events are delivered again.</summary>
/// <param name="After">The id of the event of the feed after which; 0 for all; absent for where the webhook stopped.</param>
public sealed record ReplayBody(string? After);
