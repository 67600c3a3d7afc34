using Tracker.Api.Http;
using Tracker.Api.Queries;
using Tracker.Api.Reference;
using Tracker.Api.Security;
using Tracker.Api.Security.Tokens;
using Tracker.Domain.Values;
using Tracker.Store.Feeds;
using Wolverine.Http;

namespace Tracker.Api.Feeds;

/// <summary>The feed: every event, as it becomes visible to the reader.</summary>
public static class GetFeedEndpoint
{
    /// <summary>
    /// Every event that the reader may see, as CloudEvents 1.0: from the beginning, or after the one that Last-Event-ID or after
    /// names, and on as they come. As Server-Sent Events, or by Accept as NDJSON; with follow=false it ends with the last.
    /// </summary>
    [Answers(
        typeof(CloudEvent),
        StatusCodes.Status406NotAcceptable,
        StatusCodes.Status503ServiceUnavailable,
        MediaType = "text/event-stream",
        OrMediaType = "application/x-ndjson",
        IsOfNow = true
    )]
    [WolverineGet("/api/competitions/{competition:slug}/feed")]
    public static async Task<IResult> Get(
        string competition,
        string? after,
        string? follow,
        FeedReader feeds,
        News news,
        TokenWatch tokens,
        IHostApplicationLifetime lifetime,
        HttpContext http
    )
    {
        var id = new CompetitionId(competition);
        var reader = Caller.Of(http).ReaderOf(id);
        if (OfNow.Refusal(http, "A feed", "asOf", "knownAt") is { } refusal)
            return refusal;
        if (follow is not (null or "true" or "false"))
            return Asked.Malformed("follow", "true, which it is without it, or false");
        // A client that reconnects says in its header what it had last, and still asks as it did first.
        var last = http.Request.Headers[FeedPosition.Header] is [{ Length: > 0 } header] ? header : after;
        if (FeedPosition.Read(last, reader) is not { } place)
            return Asked.Malformed(last == after ? "after" : FeedPosition.Header, FeedPosition.Rule(reader));
        if (await feeds.AfterAsync(id, reader, 0, 1, http.RequestAborted) is null)
            return Reads.Unknown(competition);
        if (await feeds.EndBeforeAsync(id, reader, place, http.RequestAborted) is { } end)
            return FeedPosition.Beyond(last!, end, reader);
        var ends = follow == "false" || Endpoints.IsHead(http);
        var following = ends ? null : news.Follow(id, reader, tokens.Of(http));
        if (following is null && !ends)
        {
            http.Response.Headers.RetryAfter = "5";
            return Problems.Of(
                StatusCodes.Status503ServiceUnavailable,
                "More follow than there is room for.",
                "the same after as many seconds as Retry-After says; or follow=false"
            );
        }
        return new FeedAnswer(
            id,
            reader,
            place,
            FeedForm.Of(http.Request),
            feeds,
            following,
            tokens.Of(http),
            lifetime.ApplicationStopping
        );
    }
}
