namespace Tracker.Benchmarks.Parties;

/// <summary>Projects as they are released.</summary>
internal static class Release
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Publishes a project, and gives the folder in which it is then.</summary>
    /// <param name="project">The project's folder, from the top level.</param>
    /// <param name="folder">The folder that is to hold it.</param>
    public static async Task<string> PublishAsync(string project, string folder)
    {
        await Child.RunAsync(
            "dotnet",
            [
                "publish",
                Path.Combine(Places.Root, project),
                "-c",
                "Release",
                "--use-current-runtime",
                "--no-self-contained",
                "-o",
                folder,
                "--nologo",
                "-v",
                "quiet",
            ],
            Limit,
            Places.Root
        );
        return folder;
    }
}
