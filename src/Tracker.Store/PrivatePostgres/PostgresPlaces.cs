namespace Tracker.Store.PrivatePostgres;

/// <summary>Where installers put PostgreSQL's programs. Directories are named whether or not the programs are there.</summary>
internal static class PostgresPlaces
{
    /// <summary>The directories of PATH, in its order.</summary>
    public static IEnumerable<string> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathRooted);

    /// <summary>The usual places of this operating system's packages.</summary>
    public static IEnumerable<string> Usual()
    {
        if (OperatingSystem.IsWindows())
        {
            return Below(
                Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"),
                "*"
            );
        }
        if (OperatingSystem.IsMacOS())
        {
            return
            [
                .. Below("/opt/homebrew/opt", "postgresql@*"),
                .. Below("/usr/local/opt", "postgresql@*"),
                .. Below("/Applications/Postgres.app/Contents/Versions", "*"),
                .. Below("/Library/PostgreSQL", "*"),
            ];
        }
        return
        [
            .. Below("/usr/lib/postgresql", "*"), // Debian, Ubuntu
            .. Below("/usr", "pgsql-*"), // the PostgreSQL project's RPMs
            .. Below("/usr/libexec", "postgresql*", ""), // Alpine
            .. Below("/home/linuxbrew/.linuxbrew/opt", "postgresql@*"),
        ];
    }

    private static IEnumerable<string> Below(string parent, string pattern, string then = "bin")
    {
        try
        {
            return Directory.Exists(parent)
                ? [.. Directory.EnumerateDirectories(parent, pattern).Select(x => Path.Join(x, then))]
                : [];
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }
}
