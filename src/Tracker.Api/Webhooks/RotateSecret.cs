using Tracker.Api.Reference;
using Tracker.Api.Security;
using Wolverine.Http;

namespace Tracker.Api.Webhooks;

/// <summary>Gives a webhook another secret.</summary>
public static class RotateSecretEndpoint
{
    /// <summary>
    /// Gives a webhook another secret and shows it, this once. For 24 hours calls are signed with the one before, too, unless it
    /// is dropped; of a third nothing is kept.
    /// </summary>
    [Does(Deed.ManageWebhooks)]
    [Answers(typeof(WebhookView))]
    [WolverinePost("/api/competitions/{competition:slug}/webhooks/{webhook:slug}/secret")]
    public static async Task<IResult> Post(
        string competition,
        string webhook,
        RotationBody body,
        WebhookStore webhooks,
        TimeProvider clock,
        HttpContext http
    )
    {
        if (await webhooks.FindAsync(new(competition), webhook, http.RequestAborted) is not { } found)
            return Refusals.Unknown(webhook);
        var secret = await webhooks.RotateAsync(found, body.DropOld == true, http.RequestAborted);
        if (await webhooks.FindAsync(found.Competition, found.Id, http.RequestAborted) is not { } rotated)
            return Refusals.Unknown(webhook);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(WebhookView.Of(rotated, clock.GetUtcNow(), secret));
    }
}

/// <summary>How a secret is rotated.</summary>
/// <param name="DropOld">Whether the one before is not to be used from now on, because somebody else knows it.</param>
public sealed record RotationBody(bool? DropOld);
