using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Tracker.Store.PrivatePostgres;

namespace Tracker.Benchmarks.Parties;

/// <summary>
/// The PostgreSQL that all parties run on: the one that TRACKER_BENCHMARK_DATABASE names, else a private one with the
/// settings of the product's, except that it takes enough connections for every client to have one.
/// </summary>
internal sealed class Database : IAsyncDisposable
{
    public const string Variable = "TRACKER_BENCHMARK_DATABASE";

    private readonly string server;
    private readonly DataDirectory? directory;
    private readonly PrivateCluster? cluster;
    private readonly string prefix = string.Create(
        CultureInfo.InvariantCulture,
        $"tracker_bench_{Environment.ProcessId}"
    );
    private readonly List<string> made = [];

    private Database(string server, DataDirectory? directory, PrivateCluster? cluster)
    {
        this.server = server;
        this.directory = directory;
        this.cluster = cluster;
    }

    public static async Task<Database> StartAsync(string folder)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return new(named, null, null);
        var directory = DataDirectory.Open(folder);
        try
        {
            var usual = new PrivateClusterOptions(NullLogger.Instance);
            var options = usual with
            {
                Settings = new Dictionary<string, string>(usual.Settings) { ["max_connections"] = "400" },
            };
            var cluster = await PrivateCluster.StartAsync(directory, options, CancellationToken.None);
            return new(cluster.ConnectionString, directory, cluster);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>Makes an empty database, and gives the connection string to it.</summary>
    public async Task<string> CreateAsync(string name)
    {
        await using var connection = await OpenAsync(server);
        await connection.ExecuteAsync($"create database {prefix}_{name}");
        made.Add($"{prefix}_{name}");
        return new NpgsqlConnectionStringBuilder(server) { Database = made[^1] }.ConnectionString;
    }

    /// <summary>What a setting of the server is.</summary>
    public async Task<string> SettingAsync(string name)
    {
        await using var connection = await OpenAsync(server);
        return (await connection.QueryAsync($"show {name}"))!.ToString()!;
    }

    public async ValueTask DisposeAsync()
    {
        if (cluster is null)
        {
            await using var connection = await OpenAsync(server);
            foreach (var name in made)
                await connection.ExecuteAsync($"drop database if exists {name} with (force)");
            return;
        }
        await cluster.DisposeAsync();
        directory!.Dispose();
    }

    /// <summary>A connection that is no pool's.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 600 };
        var connection = new NpgsqlConnection(to.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
