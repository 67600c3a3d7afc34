using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Tracker.Store.PrivatePostgres;

/// <summary>All that it takes to start a cluster's server, as often as is needed, on the same port.</summary>
internal sealed record ServerRun(
    ServerHome Home,
    PostgresBinaries Binaries,
    NpgsqlConnectionStringBuilder To,
    PrivateClusterOptions Options
)
{
    public ILogger Logger => Options.Logger;

    /// <summary>Starts the server and waits until it takes connections; leaves nothing running when it does not.</summary>
    /// <exception cref="PrivatePostgresException">The server does not start.</exception>
    public async Task<PostgresServer> StartAsync(CancellationToken cancellation)
    {
        // A file left by a killed server may name a process that is another one by now.
        _ = PostmasterFile.RunningOn(Home.Cluster);
        var server = PostgresServer.Launch(Home, Binaries, Settings(), Logger);
        try
        {
            await Readiness.AwaitAsync(server, To, cancellation);
            return server;
        }
        catch
        {
            await server.StopAsync(Logger);
            server.Dispose();
            throw;
        }
    }

    // On the command line, where nothing in the cluster can override them.
    private Dictionary<string, string> Settings() =>
        new(Options.Settings)
        {
            ["listen_addresses"] = To.Host!,
            ["port"] = To.Port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = "",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["lc_messages"] = "C",
        };
}
