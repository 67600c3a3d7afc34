using System.Runtime.CompilerServices;

namespace Tracker.Client;

/// <content>What happens.</content>
public sealed partial class TrackerClient
{
    /// <summary>
    /// Every event of a competition that the caller may see, each once and in the order of the feed, and on as they come. When
    /// the connection is lost it is made anew after the last event, for as long as it takes, with growing pauses; only the
    /// first connection must come about within <see cref="TrackerClientOptions.Attempts" />.
    /// </summary>
    /// <param name="competition">The competition.</param>
    /// <param name="after">The id of the event after which to begin; null for the beginning.</param>
    /// <param name="follow">Whether to wait for what is yet to come; else it ends after what there is.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="TrackerException">The service refuses, or could not be reached in the first place.</exception>
    public async IAsyncEnumerable<FeedEvent> FeedAsync(
        string competition,
        string? after = null,
        bool follow = true,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var (place, pauses) = (new FeedPlace(after), new Pauses(options));
        var (failures, hasBegun) = (0, false);
        while (true)
        {
            var connection = new FeedConnection(sender, options);
            var events = connection
                .ReadAsync(competition, place.Last, follow, cancellation)
                .GetAsyncEnumerator(cancellation);
            TrackerException? fault = null;
            await using (events)
            {
                while (true)
                {
                    try
                    {
                        if (!await events.MoveNextAsync())
                            break;
                    }
                    catch (Exception e) when (sender.FaultOf(e, cancellation) is { MayPass: true } passing)
                    {
                        fault = passing;
                        break;
                    }
                    catch (Exception e) when (e is not TrackerException && sender.FaultOf(e, cancellation) is { } final)
                    {
                        throw final;
                    }
                    if (place.MovesTo(events.Current.Id))
                        yield return events.Current;
                }
            }
            hasBegun |= connection.Since is not null;
            if (fault is null && !follow)
            {
                // A service that stops ends its answers, too: what has an end is at it when nothing more comes after it.
                if (connection.Count == 0)
                    yield break;
                continue;
            }
            failures = HasHeld(connection) ? 1 : failures + 1;
            if (fault is not null && failures >= options.Attempts && !(follow && hasBegun))
                throw fault;
            await pauses.WaitAsync(failures, fault?.RetryAfter, cancellation);
        }
    }

    // Whether it was good for something, so that the next one is tried soon.
    private bool HasHeld(FeedConnection connection) =>
        connection.Count > 0
        || (connection.Since is { } since && options.Clock.GetElapsedTime(since) >= options.LongestPause);
}
