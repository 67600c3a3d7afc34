namespace Tracker.Api.Tests.Support;

/// <summary>One service with the seeds, for all tests that only ask.</summary>
public sealed class SeededTracker(TestDatabase databases) : IAsyncLifetime
{
    public const string Collection = "the seeds";

    public TrackerHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await TrackerHost.StartAsync(databases, seeded: true);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

[CollectionDefinition(SeededTracker.Collection)]
public sealed class SeededTrackerCollection : ICollectionFixture<SeededTracker>;
