namespace Tracker.Benchmarks.Parties;

/// <summary>Where things are on disk.</summary>
internal static class Places
{
    /// <summary>The top level of the sources.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The benchmarks' own folder.</summary>
    public static string Benchmarks => Path.Combine(Root, "tests", "Tracker.Benchmarks");

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Tracker.sln")))
            directory =
                directory.Parent
                ?? throw new InvalidOperationException(
                    "The benchmarks run from the sources: no Tracker.sln above them."
                );
        return directory.FullName;
    }
}
