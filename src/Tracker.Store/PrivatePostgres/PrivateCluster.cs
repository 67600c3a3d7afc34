using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Tracker.Store.PrivatePostgres;

/// <summary>
/// A PostgreSQL of the service's own, in its data directory: made on the first start, supervised while the service
/// lives, stopped with it. It listens on loopback, with a password that only the directory's owner can read.
/// </summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    private const int PortAttempts = 3;

    private readonly DataDirectory? owned;
    private readonly Supervisor supervisor;

    private PrivateCluster(
        DataDirectory? owned,
        Supervisor supervisor,
        string connectionString,
        string programs,
        string description
    )
    {
        Programs = programs;
        this.owned = owned;
        this.supervisor = supervisor;
        ConnectionString = connectionString;
        Description = description;
    }

    /// <summary>For Npgsql, to the database <c>tracker</c>. It holds for the cluster's life, whatever PostgreSQL suffers.</summary>
    public string ConnectionString { get; }

    /// <summary>The directory of PostgreSQL's programs.</summary>
    public string Programs { get; }

    /// <summary>Which PostgreSQL runs where, for the line that the service writes at its start. It has no secret in it.</summary>
    public string Description { get; }

    /// <summary>The id of the server's present process.</summary>
    public int ProcessId => supervisor.ProcessId;

    /// <summary>
    /// Ends when PostgreSQL is gone: successfully after <see cref="DisposeAsync"/>, with a
    /// <see cref="PrivatePostgresException"/> when it died and could not be started again.
    /// </summary>
    public Task Completion => supervisor.Completion;

    /// <summary>Takes a data directory for this process and starts its PostgreSQL.</summary>
    /// <param name="dataDirectory">The directory; created where it is missing.</param>
    /// <param name="logger">Hears of deaths and restarts; on debug level, of all that PostgreSQL says.</param>
    /// <param name="cancellation">Gives the start up; nothing is left running.</param>
    /// <exception cref="PrivatePostgresException">There is no PostgreSQL to be had, or it does not start.</exception>
    public static async Task<PrivateCluster> StartAsync(
        string dataDirectory,
        ILogger logger,
        CancellationToken cancellation
    )
    {
        var directory = DataDirectory.Open(dataDirectory);
        try
        {
            return await StartAsync(directory, owned: directory, new(logger), cancellation);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>Starts the PostgreSQL of a data directory that the caller has open, and keeps open longer than this.</summary>
    /// <inheritdoc cref="StartAsync(string, ILogger, CancellationToken)"/>
    public static Task<PrivateCluster> StartAsync(
        DataDirectory directory,
        PrivateClusterOptions options,
        CancellationToken cancellation
    ) => StartAsync(directory, owned: null, options, cancellation);

    /// <summary>
    /// For Npgsql, to the database of a data directory that another process has open; null while no PostgreSQL runs in it.
    /// </summary>
    /// <param name="dataDirectory">The directory.</param>
    public static string? ConnectionOfRunning(string dataDirectory)
    {
        var home = new ServerHome(Path.GetFullPath(dataDirectory), account: null);
        return File.Exists(home.PasswordFile) && PostmasterFile.PortOn(home.Cluster) is { } port
            ? Connection(port, File.ReadAllText(home.PasswordFile)).ConnectionString
            : null;
    }

    /// <summary>Stops PostgreSQL: what was committed is on disk. Gives the data directory free if it was taken here.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await supervisor.DisposeAsync();
        }
        finally
        {
            owned?.Dispose();
        }
    }

    private static async Task<PrivateCluster> StartAsync(
        DataDirectory directory,
        DataDirectory? owned,
        PrivateClusterOptions options,
        CancellationToken cancellation
    )
    {
        var home = new ServerHome(directory.Path, ServerAccount.ForThisProcess());
        try
        {
            var binaries = await ChooseAsync(home, directory.Path, options.Logger, cancellation);
            await StopOrphanAsync(home, binaries, options.Logger, cancellation);
            var password = await ClusterCreation.OpenAsync(home, binaries, cancellation);
            var (run, server) = await LaunchAsync(home, binaries, password, options, cancellation);
            return new(
                owned,
                new(run, server),
                run.To.ConnectionString,
                binaries.Directory,
                Describe(home, binaries, run.To.Port)
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PrivatePostgresException($"The data in {home.Path} cannot be used: {e.Message}", e);
        }
    }

    private static async Task<PostgresBinaries> ChooseAsync(
        ServerHome home,
        string dataDirectory,
        ILogger logger,
        CancellationToken cancellation
    )
    {
        var kept = EmbeddedBinaries.DirectoryFor(dataDirectory, home.Account);
        return await BinariesChoice.ChooseAsync(
            ClusterCreation.MajorOf(home),
            await PostgresBinaries.InstalledAsync(cancellation),
            major => EmbeddedBinaries.InstallAsync(major, kept, logger, cancellation)
        );
    }

    private static async Task<(ServerRun Run, PostgresServer Server)> LaunchAsync(
        ServerHome home,
        PostgresBinaries binaries,
        string password,
        PrivateClusterOptions options,
        CancellationToken cancellation
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var run = new ServerRun(home, binaries, Connection(FreePort(), password), options);
            try
            {
                return (run, await run.StartAsync(cancellation));
            }
            catch (PrivatePostgresException e) when (attempt < PortAttempts && LostPort(e))
            {
                options.Logger.LogInformation("Port {Port} was taken meanwhile; taking another", run.To.Port);
            }
        }
    }

    private static async Task StopOrphanAsync(
        ServerHome home,
        PostgresBinaries binaries,
        ILogger logger,
        CancellationToken cancellation
    )
    {
        if (PostmasterFile.RunningOn(home.Cluster) is not { } id)
            return;
        logger.LogInformation("Stopping the PostgreSQL (process {Id}) of a service that was killed", id);
        await PostgresServer.StopAsync(home, binaries, logger, cancellation);
    }

    private static NpgsqlConnectionStringBuilder Connection(int port, string password) =>
        new()
        {
            Host = IPAddress.Loopback.ToString(),
            Port = port,
            Username = ClusterCreation.User,
            Password = password,
            Database = Readiness.Database,
        };

    private static string Describe(ServerHome home, PostgresBinaries binaries, int port) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"private PostgreSQL {binaries.Version} ({binaries.Directory}) in {home.Path}, port {port}"
        ) + (home.Account is { } account ? $", as {account.Name}" : "");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool LostPort(PrivatePostgresException e) =>
        e.Message.Contains("could not bind", StringComparison.Ordinal);
}
