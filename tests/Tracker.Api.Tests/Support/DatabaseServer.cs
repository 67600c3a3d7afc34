using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Testcontainers.PostgreSql;
using Tracker.Store.PrivatePostgres;

namespace Tracker.Api.Tests.Support;

/// <summary>
/// The PostgreSQL that tests run on: the one that TRACKER_TEST_DATABASE names, else a container where a Docker engine
/// answers, else a private one in a temporary directory.
/// </summary>
internal sealed class DatabaseServer : IAsyncDisposable
{
    public const string Variable = "TRACKER_TEST_DATABASE";
    private const string Image = "postgres:17";

    // What a test writes need not outlive the machine's power; several pools at a time need their connections.
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["fsync"] = "off",
        ["synchronous_commit"] = "off",
        ["full_page_writes"] = "off",
        ["max_connections"] = "300",
    };

    private readonly string connectionString;
    private readonly Func<ValueTask> stop;

    private DatabaseServer(string description, string connectionString, Func<ValueTask> stop)
    {
        Description = description;
        this.connectionString = connectionString;
        this.stop = stop;
    }

    /// <summary>Which one it is, and how long its start took.</summary>
    public string Description { get; }

    public static async Task<DatabaseServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return Named(named);
        if (!await DockerEngine.AnswersAsync())
            return await PrivateAsync("");
        try
        {
            return await ContainerAsync();
        }
        catch (Exception e)
        {
            return await PrivateAsync(
                $" (a Docker engine answers, but {Image} does not start: {e.Message.Split('\n')[0].Trim()})"
            );
        }
    }

    /// <summary>The connection string to one of its databases.</summary>
    public string To(string database) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString;

    public async Task ExecuteAsync(string sql)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(to.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => stop();

    private static DatabaseServer Named(string named)
    {
        var to = new NpgsqlConnectionStringBuilder(named);
        return new($"{Variable}: {to.Host}:{to.Port}", named, () => ValueTask.CompletedTask);
    }

    private static async Task<DatabaseServer> ContainerAsync()
    {
        var since = Stopwatch.StartNew();
        var container = new PostgreSqlBuilder(Image)
            .WithCommand([.. Settings.SelectMany(x => new[] { "-c", $"{x.Key}={x.Value}" })])
            .Build();
        try
        {
            using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            await container.StartAsync(bound.Token);
        }
        catch
        {
            await container.DisposeAsync();
            throw;
        }
        return new(
            $"a container of {Image} ({Seconds(since)})",
            container.GetConnectionString(),
            container.DisposeAsync
        );
    }

    private static async Task<DatabaseServer> PrivateAsync(string why)
    {
        var since = Stopwatch.StartNew();
        var directory = new TemporaryDirectory();
        try
        {
            var data = DataDirectory.Open(directory.Path);
            var options = new PrivateClusterOptions(NullLogger.Instance) { Settings = Settings };
            var cluster = await PrivateCluster.StartAsync(data, options, CancellationToken.None);
            return new(
                $"{cluster.Description}{why} ({Seconds(since)})",
                cluster.ConnectionString,
                async () =>
                {
                    await cluster.DisposeAsync();
                    data.Dispose();
                    directory.Dispose();
                }
            );
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    private static string Seconds(Stopwatch since) =>
        string.Create(CultureInfo.InvariantCulture, $"{since.Elapsed.TotalSeconds:0.0} s");
}
