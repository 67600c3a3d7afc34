namespace Tracker.Store.Feeds;

/// <summary>Looks at one competition again and again for as long as someone follows it, and wakes those who do.</summary>
internal sealed class Watch(Action gone)
{
    private readonly Lock gate = new();
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? seen;
    private int followers;
    private bool isOver;

    /// <summary>One more follows; false when the last one left just now, and it looks no more.</summary>
    public bool Join(Func<Task<long?>> look, TimeProvider clock, TimeSpan pause)
    {
        lock (gate)
        {
            if (isOver)
                return false;
            if (followers++ == 0)
                _ = LookAsync(look, clock, pause);
            return true;
        }
    }

    /// <summary>One less follows.</summary>
    public void Leave()
    {
        lock (gate)
        {
            if (--followers > 0)
                return;
            isOver = true;
        }
        gone();
    }

    /// <summary>The version as soon as it is another one than is known.</summary>
    public async Task<long> AfterAsync(long? known, CancellationToken cancellation)
    {
        while (true)
        {
            Task changed;
            lock (gate)
            {
                if (seen is { } version && version != known)
                    return version;
                changed = next.Task;
            }
            await changed.WaitAsync(cancellation);
        }
    }

    private async Task LookAsync(Func<Task<long?>> look, TimeProvider clock, TimeSpan pause)
    {
        while (!IsOver)
        {
            if (await TryAsync(look) is { } version)
                See(version);
            await Task.Delay(pause, clock);
        }
    }

    private bool IsOver
    {
        get
        {
            lock (gate)
                return isOver;
        }
    }

    // A database that does not answer for a while is no news.
    private static async Task<long?> TryAsync(Func<Task<long?>> look)
    {
        try
        {
            return await look();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return null;
        }
    }

    private void See(long version)
    {
        TaskCompletionSource changed;
        lock (gate)
        {
            if (seen == version)
                return;
            seen = version;
            changed = next;
            next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        changed.SetResult();
    }
}
