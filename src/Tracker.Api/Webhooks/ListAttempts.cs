using Tracker.Api.Http;
using Tracker.Api.Queries;
using Tracker.Api.Reference;
using Tracker.Api.Security;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Webhooks;

/// <summary>Lists what became of calls.</summary>
public static class ListAttemptsEndpoint
{
    /// <summary>The attempts to call a webhook, the newest first, a page at a time; about the last 1,000 are kept.</summary>
    [Does(Deed.ManageWebhooks)]
    [Answers(typeof(AttemptPage))]
    [WolverineGet("/api/competitions/{competition:slug}/webhooks/{webhook:slug}/attempts")]
    public static async Task<IResult> Get(
        string competition,
        string webhook,
        string? after,
        string? limit,
        WebhookStore webhooks,
        Attempts attempts,
        HttpContext http
    )
    {
        Guid last = default;
        if (after is not null && !Guid.TryParseExact(after, "N", out last))
            return Asked.Malformed("after", "after is the id of an attempt");
        if (Paging.Pages.Limit(limit) is not { } most)
            return Asked.Malformed("limit", Paging.Pages.Rule);
        if (await webhooks.FindAsync(new(competition), webhook, http.RequestAborted) is not { } found)
            return Refusals.Unknown(webhook);
        var page = await attempts.ListAsync(found, after is null ? null : last, most + 1, http.RequestAborted);
        var shown = page.Take(most).Select(AttemptView.Of).ToValueList();
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new AttemptPage(shown, page.Count > most ? $"{http.Request.Path}?after={shown[^1].Id}&limit={most}" : null)
        );
    }
}

/// <summary>A page of attempts.</summary>
/// <param name="Attempts">The attempts, the newest first.</param>
/// <param name="Next">Where the next page is; absent on the last.</param>
public sealed record AttemptPage(ValueList<AttemptView> Attempts, string? Next);

/// <summary>What became of a call.</summary>
/// <param name="Id">The id of the attempt.</param>
/// <param name="Event">The id of the event in the feed; of a test, an id of its own.</param>
/// <param name="Attempt">How often the event was tried with it.</param>
/// <param name="At">When it was made.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Delivered">Whether the event was taken: only by a status from 200 to 299.</param>
/// <param name="Status">The status of the answer; absent when there was none.</param>
/// <param name="Error">Why the event was not taken; absent when it was.</param>
/// <param name="NextAt">When the event is tried again; absent when it is not.</param>
public sealed record AttemptView(
    string Id,
    string Event,
    int Attempt,
    Moment At,
    int Milliseconds,
    bool Delivered,
    int? Status,
    string? Error,
    Moment? NextAt
)
{
    internal static AttemptView Of(Attempt made) =>
        new(
            made.Id.ToString("N"),
            made.Event,
            made.Number,
            Moment.Of(made.At),
            made.Milliseconds,
            made.Error is null,
            made.Status,
            made.Error,
            made.NextAt is { } next ? Moment.Of(next) : null
        );
}
