using Tracker.Api.Http;
using Tracker.Api.Reference;
using Tracker.Api.Security;
using Wolverine.Http;

namespace Tracker.Api.Webhooks;

/// <summary>Tries a webhook.</summary>
public static class TestWebhookEndpoint
{
    /// <summary>
    /// Calls a webhook once with an event of the type tracker.WebhookTested, which is none of the record, and says what came back,
    /// also when the webhook was switched off.
    /// </summary>
    [Does(Deed.ManageWebhooks)]
    [Answers(typeof(AttemptView), StatusCodes.Status429TooManyRequests)]
    [WolverinePost("/api/competitions/{competition:slug}/webhooks/{webhook:slug}/test")]
    public static async Task<IResult> Post(
        string competition,
        string webhook,
        TestBody body,
        WebhookStore webhooks,
        Testing testing,
        HttpContext http
    )
    {
        if (await webhooks.FindAsync(new(competition), webhook, http.RequestAborted) is not { } found)
            return Refusals.Unknown(webhook);
        return await testing.TryAsync(found, http.RequestAborted) is { } attempt
            ? Results.Json(AttemptView.Of(attempt))
            : Problems.Busy(http);
    }
}

/// <summary>Nothing: what is sent is always the same.</summary>
public sealed record TestBody;
