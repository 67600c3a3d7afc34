using System.Collections.Concurrent;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Tracker.Store.Reading;

namespace Tracker.Store.Feeds;

/// <summary>
/// Watches the competitions that someone follows, each once for all who do: whether the version that a reader sees is
/// another one, because something was recorded on whatever node or because an embargo ended.
/// </summary>
public sealed class News
{
    private readonly CompetitionReader reader;
    private readonly TimeProvider clock;

    // How long news of this node may wait; another one may take as long again, and how many may wait for it.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private const int MostFollowers = 12_000;

    private readonly ConcurrentDictionary<(CompetitionId, Reader), Watch> watches = new();
    private int followers;

    /// <summary>Makes it for a host.</summary>
    public News(CompetitionReader reader, TimeProvider clock, Telemetry telemetry)
    {
        (this.reader, this.clock) = (reader, clock);
        telemetry.Show(
            "tracker.feed.listeners",
            "{listener}",
            "Who follows a competition: feeds and open pages.",
            () => Volatile.Read(ref followers)
        );
    }

    /// <summary>Follows a competition; null when more follow than there is room for.</summary>
    public Following? Follow(CompetitionId competition, Reader who)
    {
        if (Interlocked.Increment(ref followers) > MostFollowers)
        {
            Interlocked.Decrement(ref followers);
            return null;
        }
        while (true)
        {
            var watch = watches.GetOrAdd((competition, who), key => new Watch(() => watches.TryRemove(key, out _)));
            if (watch.Join(() => LookAsync(competition, who), clock, Pause))
                return new(watch, clock, () => Interlocked.Decrement(ref followers));
        }
    }

    private async Task<long?> LookAsync(CompetitionId competition, Reader who) =>
        (await reader.LookAsync(competition, new Question(null, null, who, "en"), CancellationToken.None))
            ?.Heading
            .Version;
}

/// <summary>One who follows a competition, until it is disposed of.</summary>
public sealed class Following : IDisposable
{
    private readonly Watch watch;
    private readonly TimeProvider clock;
    private readonly Action leave;

    internal Following(Watch watch, TimeProvider clock, Action leave) =>
        (this.watch, this.clock, this.leave) = (watch, clock, leave);

    /// <summary>The version that was told last; null when none was.</summary>
    public long? Told { get; private set; }

    /// <summary>
    /// The version that is seen as soon as it is another one than was told before; the same again after a while; null when it
    /// was given up.
    /// </summary>
    public async Task<long?> NextAsync(TimeSpan quiet, CancellationToken cancellation)
    {
        using var silence = new CancellationTokenSource(quiet, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellation);
        try
        {
            Told = await watch.AfterAsync(Told, either.Token);
        }
        catch (OperationCanceledException)
        {
            // Nothing new: what was told is told again, unless nobody listens any more.
            if (cancellation.IsCancellationRequested)
                return null;
        }
        return Told;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        watch.Leave();
        leave();
    }
}
