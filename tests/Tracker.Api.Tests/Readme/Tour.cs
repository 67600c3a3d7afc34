using System.Runtime.CompilerServices;

namespace Tracker.Api.Tests.Readme;

/// <summary>The commands of README that a reader would run, and the answers that it promises.</summary>
internal sealed record Tour(string Start, IReadOnlyList<Tour.Stop> Stops)
{
    public static string Root { get; } = FindRoot();

    /// <summary>Reads the blocks marked sh, and the block marked json that follows one, if one does.</summary>
    public static Tour Read()
    {
        var lines = File.ReadAllLines(Path.Combine(Root, "README.md"));
        var stops = new List<Stop>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] is not ("```sh" or "```json"))
                continue;
            var end = Array.IndexOf(lines, "```", i + 1);
            var text = string.Join('\n', lines[(i + 1)..end]);
            if (lines[i] == "```sh")
                stops.Add(new Stop(i + 1, text, null));
            else
                stops[^1] = stops[^1] with { Answer = text };
            i = end;
        }
        return new Tour(stops[0].Commands, stops[1..]);
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var directory = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(directory.FullName, "Tracker.sln")))
            directory = directory.Parent!;
        return directory.FullName;
    }

    /// <summary>What is run at a line of README, and what it answers at last.</summary>
    internal sealed record Stop(int Line, string Commands, string? Answer);
}
