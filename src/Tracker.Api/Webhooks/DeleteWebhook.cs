using Tracker.Api.Reference;
using Tracker.Api.Security;
using Wolverine.Http;

namespace Tracker.Api.Webhooks;

/// <summary>Deletes a webhook.</summary>
public static class DeleteWebhookEndpoint
{
    /// <summary>Deletes a webhook with its attempts and dead letters, and shows it once more. It is called no more.</summary>
    [Does(Deed.ManageWebhooks)]
    [Answers(typeof(WebhookView))]
    [WolverineDelete("/api/competitions/{competition:slug}/webhooks/{webhook:slug}")]
    public static async Task<IResult> Delete(
        string competition,
        string webhook,
        WebhookStore webhooks,
        TimeProvider clock,
        HttpContext http
    )
    {
        if (await webhooks.FindAsync(new(competition), webhook, http.RequestAborted) is not { } found)
            return Refusals.Unknown(webhook);
        await webhooks.DeleteAsync(found, http.RequestAborted);
        return Results.Json(WebhookView.Of(found, clock.GetUtcNow()));
    }
}
