using Npgsql;

[assembly: AssemblyFixture(typeof(Tracker.Api.Tests.Support.TestDatabase))]

namespace Tracker.Api.Tests.Support;

/// <summary>
/// New databases for tests, each a copy of a template that has the schema, so that tests run side by side and none
/// waits for the schema. The server is chosen and started by the first test that asks for a database.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private readonly string prefix = $"tracker_test_{Guid.NewGuid():N}"[..21];
    private readonly Lazy<Task<DatabaseServer>> server;
    private int count;

    // The one line to change: what makes a new database ready for a service.
    public TestDatabase()
        : this(schema: TrackerHost.PrepareAsync) { }

    internal TestDatabase(Func<string, Task> schema) => server = new(() => StartAsync(schema));

    private string Template => $"{prefix}_template";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Makes a database with the schema and nothing in it, and gives the connection string to it.</summary>
    public async Task<string> CreateAsync(CancellationToken cancellation)
    {
        var at = await server.Value.WaitAsync(cancellation);
        var name = $"{prefix}_{Interlocked.Increment(ref count)}";
        await at.ExecuteAsync($"create database {name} template {Template}");
        return at.To(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (!server.IsValueCreated || !server.Value.IsCompletedSuccessfully)
            return;
        var at = await server.Value;
        NpgsqlConnection.ClearAllPools();
        for (var i = 1; i <= count; i++)
            await at.ExecuteAsync($"drop database if exists {prefix}_{i} with (force)");
        await at.ExecuteAsync($"drop database {Template} with (force)");
        await at.DisposeAsync();
    }

    private async Task<DatabaseServer> StartAsync(Func<string, Task> schema)
    {
        var at = await DatabaseServer.StartAsync();
        Console.WriteLine($"Tests run on {at.Description}.");
        await at.ExecuteAsync($"create database {Template}");
        await schema(at.To(Template));
        // A template is copied only while nobody is connected to it: the schema's pools must not come back.
        await at.ExecuteAsync($"alter database {Template} allow_connections false");
        await at.ExecuteAsync(
            $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{Template}' and pid <> pg_backend_pid()"
        );
        return at;
    }
}
