using Tracker.Api.Feeds;
using Tracker.Api.Http;
using Tracker.Api.Queries;
using Tracker.Api.Reference;
using Tracker.Api.Security;
using Tracker.Api.Webhooks.Calling;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Tracker.Store.Feeds;
using Wolverine.Http;

namespace Tracker.Api.Webhooks;

/// <summary>Registers a webhook.</summary>
public static class RegisterWebhookEndpoint
{
    /// <summary>
    /// Registers an address that is called with every event of the public feed, and shows the secret by which its calls are
    /// signed, this once. A name belongs to one webhook of a competition, so the same request again makes no second one; it gets
    /// 409 webhook-exists.
    /// </summary>
    [Does(Deed.ManageWebhooks)]
    [Answers(typeof(WebhookView), Creates = true)]
    [WolverinePost("/api/competitions/{competition:slug}/webhooks")]
    public static async Task<IResult> Post(
        string competition,
        WebhookBody body,
        WebhookStore webhooks,
        Targets targets,
        FeedReader feeds,
        TimeProvider clock,
        HttpContext http
    )
    {
        var id = new CompetitionId(competition);
        if (await feeds.EndAsync(id, http.RequestAborted) is not { Version: > 0 } end)
            return Reads.Unknown(competition);
        var (types, unknown) = EventFilter.Of(body.Types);
        if (unknown is not null)
            return Problems.Of(unknown, http);
        var place = body.After is null ? end.Place : FeedPosition.Read(body.After, Reader.Public);
        if (place is not { } after || after > end.Place)
            return Problems.Of(Refusals.NoPlace(end.Place), http);
        var (url, fault) = await targets.ReadAsync(body.Url, http.RequestAborted);
        if (fault is not null)
            return Problems.Of(fault, http);
        var (made, secret, refusal) = await webhooks.RegisterAsync(
            new(id, body.Name, url!, types, after),
            Caller.Of(http).Name,
            http.RequestAborted
        );
        if (refusal is not null)
            return Problems.Of(refusal, http);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(WebhookView.Of(made!, clock.GetUtcNow(), secret), statusCode: StatusCodes.Status201Created);
    }
}

/// <summary>A webhook to be registered.</summary>
/// <param name="Name">Its name, which no other webhook of the competition has: a slug.</param>
/// <param name="Url">The address that is called: https, on the public Internet, up to 2,048 characters.</param>
/// <param name="Types">The types of events that it is told, such as TeamEliminated; none for all.</param>
/// <param name="After">The id of the event of the feed after which it is told; 0 for all; absent for what happens from now on.</param>
public sealed record WebhookBody(WebhookName Name, string Url, ValueList<string> Types, string? After);
