using Tracker.Api.Http;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Tracker.Store.Feeds;

namespace Tracker.Api.Feeds;

/// <summary>Writes a feed for as long as somebody listens, and may, or to its end.</summary>
internal sealed class FeedAnswer(
    CompetitionId competition,
    Reader reader,
    long place,
    FeedForm form,
    FeedReader feeds,
    Following? following,
    StillTaken? stillTaken,
    CancellationToken stopping
) : IResult
{
    // As many as are written before the client must have taken them.
    private const int Page = 100;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext http)
    {
        using var _ = following;
        // What has an end is an answer as any other: it goes on to its end while the service stops, or breaks off. Whoever
        // reads it must not take an end that came too soon for the last event.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            following is null ? default : stopping,
            http.RequestAborted
        );
        http.Response.ContentType = form.MediaType;
        http.Response.Headers.CacheControl = "no-store";
        // A proxy that gathers what it passes on would keep the news to itself.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        if (Endpoints.IsHead(http))
            return;
        var (output, id, last) = (http.Response.BodyWriter, FeedPosition.IdFor(reader), place);
        try
        {
            await output.WriteAsync(form.Opening, either.Token);
            await output.FlushAsync(either.Token);
            while (!either.IsCancellationRequested)
            {
                var items = await feeds.AfterAsync(competition, reader, last, Page, either.Token) ?? [];
                if (!await MayGoOnAsync(either.Token))
                {
                    // What has an end must not seem to be at it.
                    if (following is null)
                        http.Abort();
                    return;
                }
                foreach (var item in items)
                    form.Write(output, CloudEvent.Of(competition, item, id));
                last = items.Count > 0 ? items[^1].Place : last;
                if (items.Count == 0 && following is null)
                    return;
                if (items.Count == 0 && !await HasNewsAsync(following!, either.Token) && !following!.IsOver)
                    await output.WriteAsync(form.Quiet, either.Token);
                await output.FlushAsync(either.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The client is gone, or the service goes while it follows: it resumes where it was.
        }
    }

    private ValueTask<bool> MayGoOnAsync(CancellationToken cancellation) =>
        following?.GoesOnAsync(cancellation) ?? stillTaken?.Invoke(cancellation) ?? ValueTask.FromResult(true);

    private static async Task<bool> HasNewsAsync(Following following, CancellationToken cancellation)
    {
        var before = following.Told;
        return await following.NextAsync(Quiet, cancellation) != before;
    }
}
