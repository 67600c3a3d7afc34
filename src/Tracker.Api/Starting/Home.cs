using Microsoft.AspNetCore.Connections;
using Npgsql;
using Tracker.Api.Backups;
using Tracker.Api.Security;
using Tracker.Api.Security.Tokens;
using Tracker.Store.PrivatePostgres;

namespace Tracker.Api.Starting;

/// <summary>
/// Where the service lives: its database, its data directory and its tokens, each as configured or else made on the
/// first start.
/// </summary>
public sealed class Home : IAsyncDisposable
{
    // What a command asks for that writes code or help and needs no database; nothing connects to it.
    private const string Nowhere = "Host=localhost;Database=nowhere";

    // What they ask of the database a running service does not keep from them.
    private static readonly string[] NeedDatabaseAlone =
    [
        TokensCommand.Name,
        ProjectionsCommand.Name,
        CheckCommand.Name,
        DriftCommand.Name,
        BackupCommand.Name,
        RestoreCommand.Name,
    ];

    private readonly DataDirectory? directory;
    private readonly PrivateCluster? cluster;

    private Home(
        string path,
        DataDirectory? directory,
        PrivateCluster? cluster,
        string connectionString,
        RootTokens? tokens
    )
    {
        DataPath = path;
        this.directory = directory;
        this.cluster = cluster;
        ConnectionString = connectionString;
        Tokens = tokens;
    }

    /// <summary>The path of the data directory, whether or not there is one.</summary>
    public string DataPath { get; }

    /// <summary>How to reach the database.</summary>
    public string ConnectionString { get; }

    /// <summary>The tokens that callers are known by; null for a command that serves nothing.</summary>
    public RootTokens? Tokens { get; }

    /// <summary>Whether the database is the service's own.</summary>
    public bool IsPrivate => cluster is not null;

    /// <summary>Where the programs of the service's own PostgreSQL lie; null with a database of one's own.</summary>
    public string? Programs => cluster?.Programs;

    /// <summary>Which database it is, in words without a secret.</summary>
    public string Database => cluster?.Description ?? Describe(ConnectionString);

    /// <summary>Opens the home that the configuration names.</summary>
    /// <param name="builder">The host, for its configuration.</param>
    /// <param name="args">The command line: some commands need no home.</param>
    /// <exception cref="PrivatePostgresException">There is no database to be had.</exception>
    /// <exception cref="StartException">The database or a token is configured in a way that cannot be used.</exception>
    public static async Task<Home> OpenAsync(WebApplicationBuilder builder, string[] args)
    {
        var configuration = builder.Configuration;
        var path = configuration["TRACKER_DATA"] is { Length: > 0 } named ? named : ".tracker";
        if (args is ["codegen" or "help", ..])
            return new Home(path, null, null, Nowhere, null);
        Settings.Check(configuration);
        var connection = Checked(configuration.GetConnectionString("Tracker"));
        var command = args is [var word, ..] && NeedDatabaseAlone.Contains(word) ? word : null;
        if (!string.IsNullOrEmpty(connection) && command is not null)
            return new Home(path, null, null, connection, null);
        if (!string.IsNullOrEmpty(connection) && RootTokens.AreConfigured(configuration))
            return new Home(path, null, null, connection, RootTokens.Open(configuration, ""));

        DataDirectory directory;
        try
        {
            directory = DataDirectory.Open(path);
        }
        catch (DataDirectoryInUseException running) when (command is not null)
        {
            return Beside(running, path, command);
        }
        try
        {
            var tokens = RootTokens.Open(configuration, directory.Path);
            if (!string.IsNullOrEmpty(connection))
                return new Home(directory.Path, directory, null, connection, tokens);
            using var logging = LoggerFactory.Create(logs =>
                logs.AddConfiguration(configuration.GetSection("Logging")).AddConsole()
            );
            var options = new PrivateClusterOptions(logging.CreateLogger("Tracker.PrivatePostgres"));
            var cluster = await PrivateCluster.StartAsync(directory, options, CancellationToken.None);
            return new Home(directory.Path, directory, cluster, cluster.ConnectionString, tokens);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>Why the service cannot start, as a sentence; null when it is no reason that a person can mend.</summary>
    public static string? Refusal(Exception exception) =>
        exception switch
        {
            PrivatePostgresException refusal => refusal.Message,
            NpgsqlException unreachable =>
                $"The database that ConnectionStrings__Tracker names cannot be used: {unreachable.Message}",
            StartException refusal => refusal.Message,
            IOException { InnerException: AddressInUseException } taken =>
                $"{taken.Message} Choose another address in ASPNETCORE_URLS.",
            FormatException { Source: "Microsoft.AspNetCore.Http" } address =>
                $"{address.Message} ASPNETCORE_URLS names addresses such as http://localhost:5000.",
            { InnerException: { } inner } => Refusal(inner),
            _ => null,
        };

    /// <summary>Stops the service when its own database is gone for good: it could only fail from then on.</summary>
    public void StopWith(WebApplication app) =>
        _ = cluster?.Completion.ContinueWith(
            _ => app.Lifetime.StopApplication(),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
            await cluster.DisposeAsync();
        directory?.Dispose();
    }

    // A command works on the private database of a service that is at work, as it does on one that is not its own.
    private static Home Beside(DataDirectoryInUseException running, string path, string command) =>
        command != RestoreCommand.Name && PrivateCluster.ConnectionOfRunning(path) is { } connection
            ? new Home(path, null, null, connection, null)
            : throw new StartException(
                $"A Tracker service is running on {running.DataDirectory}, and its database is its own. "
                    + (
                        command == RestoreCommand.Name
                            ? "Stop it first."
                            : "Its PostgreSQL is not up yet: try again in a moment."
                    )
            );

    private static string? Checked(string? connectionString)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connectionString);
            return connectionString;
        }
        catch (ArgumentException unreadable)
        {
            throw new StartException(
                $"ConnectionStrings__Tracker is no connection string, such as Host=db;Database=tracker: {unreadable.Message}"
            );
        }
    }

    private static string Describe(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        return $"PostgreSQL at {parts.Host}:{parts.Port}, database {parts.Database}";
    }
}
