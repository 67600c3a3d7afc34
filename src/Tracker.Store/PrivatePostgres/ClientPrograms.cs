using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Tracker.Store.PrivatePostgres;

/// <summary>
/// PostgreSQL's own programs that copy a database out and in: <c>pg_dump</c> and <c>pg_restore</c>. They must be of the
/// server's version or of a newer one.
/// </summary>
public sealed partial class ClientPrograms
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(12);

    private readonly string directory;
    private readonly NpgsqlConnectionStringBuilder to;

    private ClientPrograms(string directory, NpgsqlConnectionStringBuilder to) =>
        (this.directory, this.to) = (directory, to);

    /// <summary>The programs for a database: of those that are installed the ones nearest to its server's version.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="beside">Where to look first: the directory of the server's own programs; null where it is not known.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PrivatePostgresException">There are none that fit. The message says what to install.</exception>
    public static async Task<ClientPrograms> FindAsync(
        string connectionString,
        string? beside,
        CancellationToken cancellation
    )
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var server = await MajorOfAsync(connectionString, cancellation);
        var found = new List<(string Directory, int Major)>();
        foreach (var place in PlacesOf(beside).Distinct())
            if (await MajorInAsync(place, cancellation) is { } major)
                found.Add((place, major));
        return new(Nearest(server, found), to);
    }

    /// <summary>The directory of the oldest programs that are not older than the server.</summary>
    /// <param name="server">The server's major version.</param>
    /// <param name="found">The directories that have programs, with their major versions.</param>
    /// <exception cref="PrivatePostgresException">There are none that fit.</exception>
    internal static string Nearest(int server, IReadOnlyList<(string Directory, int Major)> found) =>
        found.Where(each => each.Major >= server).OrderBy(each => each.Major).FirstOrDefault().Directory
        ?? throw new PrivatePostgresException(
            $"The database is PostgreSQL {server}, and "
                + (
                    found.Count == 0
                        ? "neither pg_dump nor pg_restore is on this machine (where PostgreSQL was fetched, it comes without them)."
                        : $"the pg_dump and pg_restore on this machine are of version {found.Max(each => each.Major)}."
                )
                + $" Install those of {server} or newer (Debian, Ubuntu: apt install postgresql-client; macOS: brew install "
                + $"libpq; Windows: winget install PostgreSQL.PostgreSQL.{server}), and put them on PATH."
        );

    /// <summary>Copies schemas out of the database, as they are at one moment, into a file that its owner alone can read.</summary>
    /// <exception cref="PrivatePostgresException">It failed; the message holds what the program said.</exception>
    public async Task DumpAsync(string file, IEnumerable<string> schemas, CancellationToken cancellation)
    {
        // Under another name until it is whole.
        var part = $"{file}.part";
        File.Delete(part);
        PrivateFiles.Write(part, "");
        try
        {
            await RunAsync(
                "pg_dump",
                [
                    "--format=custom",
                    "--no-owner",
                    "--no-privileges",
                    .. schemas.Select(schema => $"--schema={schema}"),
                    $"--file={part}",
                ],
                cancellation
            );
            File.Move(part, file);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Copies a file into the database: all of it or nothing.</summary>
    /// <exception cref="PrivatePostgresException">It failed; the message holds what the program said.</exception>
    public Task RestoreAsync(string file, CancellationToken cancellation) =>
        RunAsync(
            "pg_restore",
            [
                "--single-transaction",
                "--exit-on-error",
                "--no-owner",
                "--no-privileges",
                $"--dbname={to.Database}",
                file,
            ],
            cancellation
        );

    /// <summary>What a file holds, as the program lists it.</summary>
    /// <exception cref="PrivatePostgresException">It is none that was copied out so.</exception>
    public async Task<string> ListAsync(string file, CancellationToken cancellation)
    {
        var ended = await Command.RunAsync(Of("pg_restore", ["--list", file]), Limit, cancellation);
        ended.OrThrow($"{file} is no backup");
        return ended.Output;
    }

    private async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var ended = await Command.RunAsync(Of(program, arguments), Limit, cancellation);
        ended.OrThrow($"{program} failed");
    }

    // How to reach the database is told by the environment: what is on a command line everybody on the machine can read.
    private ProcessStartInfo Of(string program, IEnumerable<string> arguments)
    {
        var start = Command.Of(Path.Combine(directory, Executable(program)), arguments);
        var environment = start.Environment;
        Set("PGHOST", to.Host?.Split(',')[0]);
        Set("PGPORT", to.Port.ToString(CultureInfo.InvariantCulture));
        Set("PGUSER", to.Username);
        Set("PGDATABASE", to.Database);
        Set("PGPASSWORD", to.Password);
        Set("PGPASSFILE", to.Passfile);
        Set("PGSSLROOTCERT", to.RootCertificate);
        Set("PGSSLCERT", to.SslCertificate);
        Set("PGSSLKEY", to.SslKey);
        Set(
            "PGSSLMODE",
            to.SslMode switch
            {
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                var mode => $"{mode}".ToLowerInvariant(),
            }
        );
        return start;

        void Set(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                environment[name] = value;
        }
    }

    private static IEnumerable<string> PlacesOf(string? beside) =>
        (beside is null ? [] : (string[])[beside]).Concat(PostgresPlaces.OnPath()).Concat(PostgresPlaces.Usual());

    private static async Task<int?> MajorInAsync(string place, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(place, Executable("pg_restore"))))
            return null;
        var dump = Path.Combine(place, Executable("pg_dump"));
        if (!File.Exists(dump))
            return null;
        try
        {
            var said = await Command.RunAsync(Command.Of(dump, "--version"), TimeSpan.FromSeconds(10), cancellation);
            return Version().Match(said.Output) is { Success: true } match
                ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
                : null;
        }
        catch (PrivatePostgresException)
        {
            return null; // Made for another machine: as good as absent.
        }
    }

    private static async Task<int> MajorOfAsync(string connectionString, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return connection.PostgreSqlVersion.Major;
    }

    private static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    [GeneratedRegex(@"\(PostgreSQL\) ([0-9]{1,4})")]
    private static partial Regex Version();
}
