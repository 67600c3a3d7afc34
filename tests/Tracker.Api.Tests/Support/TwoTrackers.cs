namespace Tracker.Api.Tests.Support;

/// <summary>Two nodes on one database without a competition, for the tests of one class.</summary>
public sealed class TwoTrackers(TestDatabase databases) : IAsyncLifetime
{
    public TrackerHost One { get; private set; } = null!;

    public TrackerHost Two { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        One = await TrackerHost.StartAsync(databases);
        Two = await TrackerHost.OnAsync(One.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await Two.DisposeAsync();
        await One.DisposeAsync();
    }
}
