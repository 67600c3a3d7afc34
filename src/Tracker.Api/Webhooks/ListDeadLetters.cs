using System.Globalization;
using Tracker.Api.Feeds;
using Tracker.Api.Http;
using Tracker.Api.Queries;
using Tracker.Api.Reference;
using Tracker.Api.Security;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Webhooks;

/// <summary>Lists dead letters.</summary>
public static class ListDeadLettersEndpoint
{
    /// <summary>The events that were tried as often as the pauses say and were never taken, in the order of the feed.</summary>
    [Does(Deed.ManageWebhooks)]
    [Answers(typeof(DeadLetterPage))]
    [WolverineGet("/api/competitions/{competition:slug}/webhooks/{webhook:slug}/dead-letters")]
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
        if (FeedPosition.Read(after, Reader.Public) is not { } last)
            return Asked.Malformed("after", "after is the id of an event of the feed, such as 12");
        if (Paging.Pages.Limit(limit) is not { } most)
            return Asked.Malformed("limit", Paging.Pages.Rule);
        if (await webhooks.FindAsync(new(competition), webhook, http.RequestAborted) is not { } found)
            return Refusals.Unknown(webhook);
        var page = await attempts.DeadLettersAsync(found, last, most + 1, http.RequestAborted);
        var shown = page.Take(most).Select(DeadLetterView.Of).ToValueList();
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new DeadLetterPage(
                shown,
                page.Count > most ? $"{http.Request.Path}?after={shown[^1].Event}&limit={most}" : null
            )
        );
    }
}

/// <summary>A page of dead letters.</summary>
/// <param name="DeadLetters">The dead letters, in the order of the feed.</param>
/// <param name="Next">Where the next page is; absent on the last.</param>
public sealed record DeadLetterPage(ValueList<DeadLetterView> DeadLetters, string? Next);

/// <summary>An event that was given up.</summary>
/// <param name="Event">The id of the event in the feed.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="At">When it was tried last.</param>
/// <param name="Status">The status of the last answer; absent when there was none.</param>
/// <param name="Error">Why it was not taken.</param>
public sealed record DeadLetterView(string Event, int Attempts, Moment At, int? Status, string? Error)
{
    internal static DeadLetterView Of(DeadLetter letter) =>
        new(
            letter.Place.ToString(CultureInfo.InvariantCulture),
            letter.Tries,
            Moment.Of(letter.TriedAt),
            letter.Status,
            letter.Error
        );
}
