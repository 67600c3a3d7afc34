using System.Globalization;
using System.Text.RegularExpressions;

namespace Tracker.Store.PrivatePostgres;

/// <summary>The programs of one PostgreSQL: <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>.</summary>
/// <param name="Directory">Where they lie, with links resolved: PostgreSQL finds its other files from there.</param>
/// <param name="Version">Which PostgreSQL they are.</param>
public sealed partial record PostgresBinaries(string Directory, Version Version)
{
    /// <summary>The oldest major version that the service runs on.</summary>
    public const int OldestMajor = 15;

    private static readonly string[] Tools = ["postgres", "initdb", "pg_ctl"];

    /// <summary>The version that data directories depend on.</summary>
    public int Major => Version.Major;

    /// <summary>The absolute path of one of the programs.</summary>
    public string Tool(string name) => Path.Combine(Directory, Executable(name));

    /// <summary>What is installed on this machine: what PATH names first, then by version, the newest first.</summary>
    public static async Task<IReadOnlyList<PostgresBinaries>> InstalledAsync(CancellationToken cancellation)
    {
        var found = new List<PostgresBinaries>();
        foreach (var directory in PostgresPlaces.OnPath().Select(Resolve).OfType<string>().Distinct())
            found.AddRange(await IdentifyAsync(directory, cancellation));
        var others = new List<PostgresBinaries>();
        var known = found.Select(x => x.Directory).ToHashSet();
        foreach (var directory in PostgresPlaces.Usual().Select(Resolve).OfType<string>().Distinct())
        {
            if (known.Add(directory))
                others.AddRange(await IdentifyAsync(directory, cancellation));
        }
        return [.. found, .. others.OrderByDescending(x => x.Version)];
    }

    /// <summary>Asks the programs in a directory which PostgreSQL they are; nothing when they are none that can be used.</summary>
    public static async Task<IEnumerable<PostgresBinaries>> IdentifyAsync(
        string directory,
        CancellationToken cancellation
    )
    {
        try
        {
            var start = Command.Of(Path.Combine(directory, Executable("postgres")), "--version");
            var said = await Command.RunAsync(start, TimeSpan.FromSeconds(10), cancellation);
            return VersionIn(said.Output) is { } version && version.Major >= OldestMajor
                ? [new PostgresBinaries(directory, version)]
                : [];
        }
        catch (PrivatePostgresException)
        {
            return []; // Made for another machine, or not ours to run: as good as absent.
        }
    }

    // PATH may hold links to some of the programs only, far from the files they need.
    internal static string? Resolve(string directory)
    {
        var postgres = Path.Combine(directory, Executable("postgres"));
        if (!File.Exists(postgres))
            return null;
        var target = File.ResolveLinkTarget(postgres, returnFinalTarget: true)?.FullName ?? postgres;
        return new[] { Path.GetDirectoryName(target)!, directory }.FirstOrDefault(HasAllTools);
    }

    private static bool HasAllTools(string directory) =>
        Tools.All(tool => File.Exists(Path.Combine(directory, Executable(tool))));

    private static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    private static Version? VersionIn(string text) =>
        VersionPattern().Match(text) is { Success: true } match
            ? new(Number(match.Groups["major"].Value), Number(match.Groups["minor"].Value))
            : null;

    private static int Number(string digits) =>
        digits.Length == 0 ? 0 : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>[0-9]{1,4})(\.(?<minor>[0-9]{1,4}))?")]
    private static partial Regex VersionPattern();
}
