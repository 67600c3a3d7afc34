using Tracker.Benchmarks.Parties;

namespace Tracker.Benchmarks;

/// <summary>What the rows share: PostgreSQL, and the services, each started when the first row asks for it.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly Lazy<Task<string>> published;
    private readonly Lazy<Task<WebService>> stock;
    private Task<string>? database;
    private WebService? tracker;
    private int ids;

    private Bench(Options options, string folder, Database server)
    {
        (Options, Folder, Database) = (options, folder, server);
        published = new(() => Release.PublishAsync("src/Tracker.Api", Path.Combine(folder, "tracker")));
        stock = new(StartStockAsync);
    }

    public Options Options { get; }

    /// <summary>A folder for whatever the run needs; it is deleted with it.</summary>
    public string Folder { get; }

    public Database Database { get; }

    public static async Task<Bench> StartAsync(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("tracker-benchmarks-").FullName;
        return new(options, folder, await Database.StartAsync(Path.Combine(folder, "data")));
    }

    /// <summary>Tells how the run goes on.</summary>
    public static void Say(string what) => Console.WriteLine($"  {DateTime.UtcNow:HH:mm:ss} {what}");

    /// <summary>An id that no other competition has.</summary>
    public string NewId(string beginning) => $"{beginning}-{++ids}";

    /// <summary>The folder in which Tracker is published.</summary>
    public Task<string> PublishedAsync() => published.Value;

    /// <summary>The database on which Tracker works.</summary>
    public Task<string> TrackerDatabaseAsync() => database ??= Database.CreateAsync("tracker");

    /// <summary>Tracker, at work.</summary>
    public async Task<WebService> TrackerAsync()
    {
        if (tracker is not null)
            return tracker;
        var (folder, at) = (await PublishedAsync(), await TrackerDatabaseAsync());
        tracker = await TrackerService.StartAsync(folder, at);
        Say($"Tracker serves; its first start, with an empty database, took {tracker.Started.TotalSeconds:0.0} s");
        return tracker;
    }

    /// <summary>Stops Tracker; who asks for it next gets another one on the same database.</summary>
    public async Task StopTrackerAsync()
    {
        if (tracker is not null)
            await tracker.DisposeAsync();
        tracker = null;
    }

    /// <summary>The endpoint that Tracker is compared with, at work.</summary>
    public Task<WebService> StockAsync() => stock.Value;

    public async ValueTask DisposeAsync()
    {
        await StopTrackerAsync();
        if (stock is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await stock.Value).DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<WebService> StartStockAsync()
    {
        var folder = await Release.PublishAsync("tests/Tracker.Benchmarks/Stock", Path.Combine(Folder, "stock"));
        return await StockService.StartAsync(folder, await Database.CreateAsync("stock"));
    }
}
