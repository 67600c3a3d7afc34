using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Tracker.Domain.Values;
using Tracker.Store.Feeds;
using Tracker.Store.Reading;
using Tracker.Web.Keeping;
using Tracker.Web.Visiting;

namespace Tracker.Web.Live;

/// <summary>
/// Tells open pages that there is news: the version of the competition that the reader sees, as soon as it is another one.
/// What the news is, the page then asks for.
/// </summary>
internal static class LiveEndpoint
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    public static async Task<IResult> Get(
        string competition,
        CompetitionReader reader,
        News news,
        ICallers callers,
        Session session,
        IHostApplicationLifetime lifetime,
        HttpContext http
    )
    {
        var (visit, fault) = Visits.Read(http);
        if (fault is not null || !visit.IsOfNow)
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (
            !Slug.TryParse<CompetitionId>(competition, out var id)
            || await reader.LookAsync(id, visit.Question, http.RequestAborted) is null
        )
            return Results.StatusCode(StatusCodes.Status404NotFound);
        if (news.Follow(id, visit.Reader, session.Within(http, callers.StillTaken(http))) is not { } following)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        http.Response.Headers.CacheControl = "no-store";
        // A proxy that gathers what it passes on would keep the news to itself.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Versions(following, lifetime.ApplicationStopping, http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> Versions(
        Following following,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellation);
        using (following)
            while (!either.IsCancellationRequested && !following.IsOver)
            {
                var version = await following.NextAsync(Quiet, either.Token);
                // The same version again keeps the connection alive, and a page that has it does nothing.
                if (version is { } known && !following.IsOver)
                    yield return new(known.ToString(CultureInfo.InvariantCulture), "version");
            }
    }
}
