using Tracker.Api.Feeds;
using Tracker.Api.Http;
using Tracker.Api.Reference;
using Tracker.Api.Security;
using Tracker.Api.Webhooks.Delivering;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Webhooks;

/// <summary>Tries dead letters again.</summary>
public static class ReplayDeadLettersEndpoint
{
    // So many messages are written in one transaction.
    private const int Most = 1000;

    /// <summary>
    /// Tries dead letters again, those that are named or all, as if for the first time; of more than 1,000 the first. Where one
    /// that is named is none, none is tried.
    /// </summary>
    [Does(Deed.ManageWebhooks)]
    [Answers(typeof(RevivedView))]
    [WolverinePost("/api/competitions/{competition:slug}/webhooks/{webhook:slug}/dead-letters/replay")]
    public static async Task<IResult> Post(
        string competition,
        string webhook,
        RevivalBody body,
        WebhookStore webhooks,
        LateEvents late,
        HttpContext http
    )
    {
        var places = body.Events.Select(each => FeedPosition.Read(each, Reader.Public)).ToList();
        if (places.Count > Most || places.IndexOf(null) is >= 0)
            return Problems.Of(Refusals.NoEvents(places.IndexOf(null), Most), http);
        if (await webhooks.FindAsync(new(competition), webhook, http.RequestAborted) is not { } found)
            return Refusals.Unknown(webhook);
        if (!found.IsOn)
            return Problems.Of(Refusals.IsOff(found), http);
        var named = places.OfType<long>().ToList();
        var revived = await late.ReviveAsync(found, named.Count == 0 ? null : named, Most, http.RequestAborted);
        return named.FindIndex(place => !revived.Contains(place)) is >= 0 and var wrong
            ? Problems.Of(Refusals.NoDeadLetter(wrong, body.Events[wrong]), http)
            : Results.Json(new RevivedView(revived.Count));
    }
}

/// <summary>Which dead letters are tried again.</summary>
/// <param name="Events">The ids of the events; none for all.</param>
public sealed record RevivalBody(ValueList<string> Events);

/// <summary>What is tried again.</summary>
/// <param name="Replayed">How many events; with 1,000 there may be more.</param>
public sealed record RevivedView(int Replayed);
