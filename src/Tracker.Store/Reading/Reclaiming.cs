namespace Tracker.Store.Reading;

/// <summary>
/// Gives memory back to the machine once something is over that took much of it: a long history that was read, a large file
/// that was taken. The collector by itself keeps it until it is needed again, and beside PostgreSQL on a small machine that
/// may be never.
/// </summary>
/// <remarks>
/// Everybody waits meanwhile: 0.2 to 0.3 s where a history of a million events is held (measured on two cores), which is a
/// part of what the work before it took. The memory of the benchmarks' table was 700 MB without, and is 380 MB with it.
/// </remarks>
public sealed class Reclaiming(TimeProvider clock)
{
    /// <summary>From so many events on, what is read or written at once takes much.</summary>
    public const int Much = 10_000;

    /// <summary>How long it waits for more of the kind: what is large seldom comes alone.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(1);

    private int isDue;

    /// <summary>So many events were read or written at once.</summary>
    public void After(long events)
    {
        if (events >= Much && Interlocked.Exchange(ref isDue, 1) == 0)
            _ = ReclaimAsync();
    }

    private async Task ReclaimAsync()
    {
        await Task.Delay(Pause, clock);
        Interlocked.Exchange(ref isDue, 0);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
