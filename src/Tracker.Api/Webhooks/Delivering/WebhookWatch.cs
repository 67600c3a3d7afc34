using Npgsql;
using Tracker.Domain.Values;
using Tracker.Store.Feeds;

namespace Tracker.Api.Webhooks.Delivering;

/// <summary>
/// Looks whether there is something to tell: because something was recorded, on whatever node, or because an embargo ended.
/// Every node looks; one of them gives a webhook its turn. Whoever writes waits for none of it.
/// </summary>
public sealed class WebhookWatch(
    Turns turns,
    FeedReader feeds,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<WebhookWatch> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // The end of each feed when it was looked at last.
    private readonly Dictionary<CompetitionId, FeedEnd> ends = [];

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure)
                when (failure is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
            {
                // While the database is away, whoever asks for something tells of it.
                var isAway = (failure.InnerException ?? failure) is NpgsqlException or TimeoutException;
                logger.Log(
                    isAway ? LogLevel.Debug : LogLevel.Error,
                    failure,
                    "What webhooks are to be told could not be looked for"
                );
            }
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var idle = await turns.IdleAsync(cancellation);
        foreach (var unwatched in ends.Keys.Except(idle.Select(each => each.Competition)).ToList())
            ends.Remove(unwatched);
        var behind = new List<string>();
        foreach (var webhook in idle)
            if ((await EndAsync(webhook, cancellation)).Place > webhook.Place)
                behind.Add(webhook.Webhook);
        if (behind.Count > 0)
            await turns.GiveAsync(behind, cancellation);
    }

    private async Task<FeedEnd> EndAsync(Idle webhook, CancellationToken cancellation) =>
        ends.TryGetValue(webhook.Competition, out var known)
        && known.Version >= webhook.Version
        && clock.GetUtcNow() < known.Next
            ? known
            : ends[webhook.Competition] = await feeds.EndAsync(webhook.Competition, cancellation);

    // Messages are taken once everything has started.
    private async Task StartedAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
