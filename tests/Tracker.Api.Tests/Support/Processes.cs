using System.Diagnostics;
using System.Globalization;

namespace Tracker.Api.Tests.Support;

/// <summary>Other processes of this machine.</summary>
internal static class Processes
{
    /// <summary>Whether it runs; a dead one that its parent did not look after yet does not.</summary>
    public static bool IsAlive(int id)
    {
        if (OperatingSystem.IsLinux())
            return new DirectoryInfo($"/proc/{id}/cwd").LinkTarget is not null;
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Kills, on Linux, every process whose last arguments are these.</summary>
    public static void KillThoseWithArguments(params string[] last)
    {
        var end = string.Join('\0', last) + '\0';
        foreach (
            var process in Process.GetProcesses().Where(x => CommandLine(x.Id).EndsWith(end, StringComparison.Ordinal))
        )
        {
            process.Kill();
            process.WaitForExit(TimeSpan.FromSeconds(10));
        }
    }

    /// <summary>SIGKILL: it can do nothing more. Nothing happens when it has ended already.</summary>
    public static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException) { }
    }

    /// <summary>The processes, on Linux, that a process has started.</summary>
    public static IReadOnlyList<int> ChildrenOf(int id) =>
        [
            .. File.ReadAllText($"/proc/{id}/task/{id}/children")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(child => int.Parse(child, CultureInfo.InvariantCulture)),
        ];

    /// <summary>Whether, on Linux, a process works in a directory or below it.</summary>
    public static bool WorkIn(string directory) =>
        OperatingSystem.IsLinux()
        && Process.GetProcesses().Any(each => IsIn(new DirectoryInfo($"/proc/{each.Id}/cwd").LinkTarget, directory));

    private static bool IsIn(string? place, string directory) =>
        place is not null
        && (place == directory || place.StartsWith(directory + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
