using Tracker.Api.Http;
using Tracker.Api.Queries;
using Tracker.Api.Reference;
using Tracker.Api.Security;
using Tracker.Domain.Values;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.Webhooks;

/// <summary>Lists webhooks.</summary>
public static class ListWebhooksEndpoint
{
    /// <summary>The webhooks of a competition, the oldest first; never their secrets.</summary>
    [Does(Deed.ManageWebhooks)]
    [Answers(typeof(WebhookList))]
    [WolverineGet("/api/competitions/{competition:slug}/webhooks")]
    public static async Task<IResult> Get(
        string competition,
        WebhookStore webhooks,
        Histories histories,
        TimeProvider clock,
        HttpContext http
    )
    {
        var id = new CompetitionId(competition);
        if ((await histories.CurrentAsync(id, http.RequestAborted)).Version == 0)
            return Reads.Unknown(competition);
        var all = await webhooks.ListAsync(id, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new WebhookList(all.Select(each => WebhookView.Of(each, clock.GetUtcNow())).ToValueList()));
    }
}

/// <summary>Shows a webhook.</summary>
public static class GetWebhookEndpoint
{
    /// <summary>A webhook: how far it is told, since when it fails, and whether it was switched off.</summary>
    [Does(Deed.ManageWebhooks)]
    [Answers(typeof(WebhookView))]
    [WolverineGet("/api/competitions/{competition:slug}/webhooks/{webhook:slug}")]
    public static async Task<IResult> Get(
        string competition,
        string webhook,
        WebhookStore webhooks,
        TimeProvider clock,
        HttpContext http
    )
    {
        if (await webhooks.FindAsync(new(competition), webhook, http.RequestAborted) is not { } found)
            return Refusals.Unknown(webhook);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(WebhookView.Of(found, clock.GetUtcNow()));
    }
}

/// <summary>The webhooks of a competition.</summary>
/// <param name="Webhooks">The webhooks, the oldest first.</param>
public sealed record WebhookList(ValueList<WebhookView> Webhooks);
