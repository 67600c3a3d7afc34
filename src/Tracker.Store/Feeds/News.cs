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
    /// <param name="competition">The competition.</param>
    /// <param name="who">As whom.</param>
    /// <param name="stillTaken">Whether the token is, by which they are that; null where it cannot cease to be.</param>
    public Following? Follow(CompetitionId competition, Reader who, StillTaken? stillTaken = null)
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
                return new(watch, clock, stillTaken, () => Interlocked.Decrement(ref followers));
        }
    }

    private async Task<long?> LookAsync(CompetitionId competition, Reader who) =>
        (await reader.LookAsync(competition, new Question(null, null, who, "en"), CancellationToken.None))
            ?.Heading
            .Version;
}

/// <summary>Tells whether the token by which somebody follows is taken still.</summary>
public delegate ValueTask<bool> StillTaken(CancellationToken cancellation);

/// <summary>One who follows a competition, until it is disposed of.</summary>
public sealed class Following : IDisposable
{
    // After so long at the latest it is noticed that a token is not taken any more.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Watch watch;
    private readonly TimeProvider clock;
    private readonly StillTaken? stillTaken;
    private readonly Action leave;

    internal Following(Watch watch, TimeProvider clock, StillTaken? stillTaken, Action leave) =>
        (this.watch, this.clock, this.stillTaken, this.leave) = (watch, clock, stillTaken, leave);

    /// <summary>The version that was told last; null when none was.</summary>
    public long? Told { get; private set; }

    /// <summary>Whether they are told no more, as their token is not taken any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>
    /// The version that is seen as soon as it is another one than was told before; the same again after a while; null when it
    /// was given up, or is over.
    /// </summary>
    public async Task<long?> NextAsync(TimeSpan quiet, CancellationToken cancellation)
    {
        var (before, since) = (Told, clock.GetTimestamp());
        while (true)
        {
            var left = quiet - clock.GetElapsedTime(since);
            if (left <= TimeSpan.Zero || Told != before)
                return Told;
            if (!await WaitAsync(stillTaken is null || left < Look ? left : Look, cancellation))
                return null;
        }
    }

    /// <summary>Whether they may be told more: asked before they are shown anything.</summary>
    public async ValueTask<bool> GoesOnAsync(CancellationToken cancellation)
    {
        IsOver = IsOver || (stillTaken is not null && !await stillTaken(cancellation));
        return !IsOver;
    }

    // Nothing new within a time is no reason to give up.
    private async Task<bool> WaitAsync(TimeSpan time, CancellationToken cancellation)
    {
        using var silence = new CancellationTokenSource(time, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellation);
        try
        {
            Told = await watch.AfterAsync(Told, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // What was told is told again.
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        return await GoesOnAsync(CancellationToken.None);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        watch.Leave();
        leave();
    }
}
