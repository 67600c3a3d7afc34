using Microsoft.Extensions.Logging;
using MysticMind.PostgresEmbed;

namespace Tracker.Store.PrivatePostgres;

/// <summary>
/// PostgreSQL's programs for a machine that has none: fetched once from a Maven repository that holds
/// io.zonky.test.postgres's embedded-postgres-binaries, then kept.
/// </summary>
internal static class EmbeddedBinaries
{
    /// <summary>The environment variable that names another repository than Maven Central, by its URL.</summary>
    public const string RepositoryVariable = "TRACKER_POSTGRES_REPOSITORY";

    private const string MavenCentral = "https://repo1.maven.org/maven2";

    /// <summary>The major version for a new cluster.</summary>
    public const int NewestMajor = 17;

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Where the programs are kept.</summary>
    /// <remarks>
    /// Not in root's data directory: the account that runs PostgreSQL may be shut out there, and must not be able to
    /// write them either.
    /// </remarks>
    public static string DirectoryFor(string dataDirectory, ServerAccount? account) =>
        account is null ? Path.Combine(dataDirectory, "postgres-binaries") : "/var/cache/tracker/postgres-binaries";

    /// <exception cref="PrivatePostgresException">They cannot be had.</exception>
    public static async Task<PostgresBinaries> InstallAsync(
        int major,
        string directory,
        ILogger logger,
        CancellationToken cancellation
    )
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(Limit);
        using var handler = new SocketsHttpHandler { ConnectTimeout = ConnectLimit };
        using var http = new HttpClient(handler);
        // An exact version needs no repository to be asked: what was fetched once starts without a network.
        var kept = KeptVersion(major, directory);
        if (kept is null)
            logger.LogInformation("PostgreSQL {Major} is not installed on this machine; fetching it once", major);
        var options = new PgServerOptions
        {
            PgVersion = kept ?? $"{major}",
            DbDir = directory,
            BinariesDir = directory,
            DownloadRetryCount = 1,
            HttpClient = http,
            Logger = logger,
            MavenRepo = Repository(),
        };
        try
        {
            Directory.CreateDirectory(directory);
            await using var server = new PgServer(options);
            await server.InstallAsync(bound.Token);
            var found = await PostgresBinaries.IdentifyAsync(Path.Combine(server.InstallDir, "bin"), cancellation);
            return found.FirstOrDefault()
                ?? throw new PrivatePostgresException(
                    $"The programs in {server.InstallDir} do not run on this machine."
                );
        }
        catch (Exception e) when (e is not PrivatePostgresException && !cancellation.IsCancellationRequested)
        {
            throw new PrivatePostgresException(
                $"PostgreSQL {major} could not be fetched from {options.MavenRepo}: {e.Message}",
                e
            );
        }
    }

    /// <summary>The exact version of this major that was fetched before; the newest of several, null for none.</summary>
    private static string? KeptVersion(int major, string directory) =>
        Directory.Exists(directory)
            ? Directory
                .EnumerateDirectories(directory, $"postgres-{major}.*")
                .Select(x => Path.GetFileName(x).Split('-')[1])
                .MaxBy(x => Version.TryParse(x, out var version) ? version : new())
            : null;

    private static string Repository() =>
        Environment.GetEnvironmentVariable(RepositoryVariable) is { Length: > 0 } named
            ? named.TrimEnd('/')
            : MavenCentral;
}
