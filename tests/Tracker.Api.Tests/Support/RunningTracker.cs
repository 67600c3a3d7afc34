using Tracker.Client;

namespace Tracker.Api.Tests.Support;

/// <summary>One service with the seeds in a process of its own, asked over a network as its clients do.</summary>
public sealed class RunningTracker(TestDatabase databases) : IAsyncLifetime
{
    public const string Collection = "a running service";

    private readonly TemporaryDirectory data = new();
    private ServiceProcess service = null!;

    public Uri Address => service.Client.BaseAddress!;

    /// <summary>Asks it without any client of Tracker's own.</summary>
    public HttpClient Http => service.Client;

    public async ValueTask InitializeAsync() =>
        service = await ServiceProcess.StartAsync(
            data.Path,
            ("TRACKER_DATA", data.Path),
            ("ConnectionStrings__Tracker", await databases.CreateAsync(CancellationToken.None)),
            ("Tracker__OperatorToken", TrackerHost.Token),
            ("Tracker__ArchivistToken", TrackerHost.ArchivistToken),
            ("Tracker__Seed", "true")
        );

    /// <summary>A client of it, as the operator or as whoever else has a token.</summary>
    public TrackerClient As(string? token) => new(new TrackerClientOptions { Server = Address, Token = token });

    /// <summary>A new small competition.</summary>
    public async Task<string> SmallCupAsync(string id)
    {
        using var client = As(TrackerHost.Token);
        await client.ImportAsync(
            Upload.Bytes(System.Text.Encoding.UTF8.GetBytes(SmallCup.File(id)), "application/json"),
            cancellation: TestContext.Current.CancellationToken
        );
        return id;
    }

    public ValueTask DisposeAsync()
    {
        service.Dispose();
        data.Dispose();
        return ValueTask.CompletedTask;
    }
}

[CollectionDefinition(RunningTracker.Collection)]
public sealed class RunningTrackerCollection : ICollectionFixture<RunningTracker>;
