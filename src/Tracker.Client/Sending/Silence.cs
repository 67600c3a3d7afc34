namespace Tracker.Client;

/// <summary>Ends what waits when nothing has come or gone for too long, or when the caller gives up.</summary>
internal sealed class Silence : IDisposable
{
    private readonly TimeSpan limit;
    private readonly CancellationTokenSource late;
    private readonly CancellationTokenSource either;

    public Silence(TimeSpan limit, TimeProvider clock, CancellationToken caller)
    {
        this.limit = limit;
        late = new(limit, clock);
        either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, caller);
    }

    public CancellationToken Token => either.Token;

    /// <summary>Something came or went: from now on it is waited anew.</summary>
    public void Heard() => late.CancelAfter(limit);

    /// <summary>Nothing is waited for.</summary>
    public void Rest() => late.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        either.Dispose();
        late.Dispose();
    }
}
