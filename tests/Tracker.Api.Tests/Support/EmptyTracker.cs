namespace Tracker.Api.Tests.Support;

/// <summary>A service without a competition for the tests of one class, which keep to competitions of their own.</summary>
public sealed class EmptyTracker(TestDatabase databases) : IAsyncLifetime
{
    public TrackerHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await TrackerHost.StartAsync(databases);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
