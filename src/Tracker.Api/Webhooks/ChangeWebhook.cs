using Tracker.Api.Http;
using Tracker.Api.Reference;
using Tracker.Api.Security;
using Tracker.Api.Webhooks.Calling;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Webhooks;

/// <summary>Changes a webhook.</summary>
public static class ChangeWebhookEndpoint
{
    /// <summary>
    /// Changes what is given of a webhook, and leaves what is absent or null: its name, the address, the types, and whether it is called. What is
    /// switched off waits, and comes once it is on again; events that were set aside become dead letters when they are due
    /// meanwhile. Its place, its secret and its id stay.
    /// </summary>
    [Does(Deed.ManageWebhooks)]
    [Answers(typeof(WebhookView))]
    [WolverinePatch("/api/competitions/{competition:slug}/webhooks/{webhook:slug}")]
    public static async Task<IResult> Patch(
        string competition,
        string webhook,
        WebhookChangeBody body,
        WebhookStore webhooks,
        Targets targets,
        TimeProvider clock,
        HttpContext http
    )
    {
        if (await webhooks.FindAsync(new(competition), webhook, http.RequestAborted) is not { } found)
            return Refusals.Unknown(webhook);
        var change = new WebhookChange(body.Name, null, null, body.State);
        if (body.Types is { } named)
        {
            var (types, unknown) = EventFilter.Of(named);
            if (unknown is not null)
                return Problems.Of(unknown, http);
            change = change with { Types = types };
        }
        if (body.Url is not null)
        {
            var (url, fault) = await targets.ReadAsync(body.Url, http.RequestAborted);
            if (fault is not null)
                return Problems.Of(fault, http);
            change = change with { Url = url };
        }
        if (await webhooks.ChangeAsync(found, change, http.RequestAborted) is { } refusal)
            return Problems.Of(refusal, http);
        http.Response.Headers.CacheControl = "no-store";
        return await webhooks.FindAsync(found.Competition, found.Id, http.RequestAborted) is { } changed
            ? Results.Json(WebhookView.Of(changed, clock.GetUtcNow()))
            : Refusals.Unknown(webhook);
    }
}

/// <summary>What is to be changed of a webhook; what is absent or null stays.</summary>
/// <param name="Name">Its name, which no other webhook of the competition has: a slug.</param>
/// <param name="Url">The address that is called, under the same conditions as when it is registered.</param>
/// <param name="Types">The types of events that it is told; none for all.</param>
/// <param name="State">Whether it is called: off until somebody switches it on again, or on, which goes on where it stopped.</param>
public sealed record WebhookChangeBody(WebhookName? Name, string? Url, ValueList<string>? Types, WebhookState? State);
