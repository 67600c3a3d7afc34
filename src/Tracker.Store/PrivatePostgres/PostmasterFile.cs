using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Tracker.Store.PrivatePostgres;

/// <summary>What a running server wrote about itself in its cluster, and a killed one left there.</summary>
internal static class PostmasterFile
{
    // Of the lines of the file: the first is the process, the fourth where it listens.
    private const int PortLine = 3;

    /// <summary>The port of the server that runs on a cluster; null when none does, or it does not listen yet.</summary>
    public static int? PortOn(string cluster) =>
        RunningOn(cluster) is not null
        && File.ReadLines(PathIn(cluster)).ElementAtOrDefault(PortLine) is { } line
        && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? port
            : null;

    /// <summary>The process id of the server that runs on a cluster; null when none does.</summary>
    /// <remarks>A file that names a process which is no such server any more is deleted: PostgreSQL would take it for one.</remarks>
    public static int? RunningOn(string cluster)
    {
        var path = PathIn(cluster);
        if (!File.Exists(path))
            return null;
        var line = File.ReadLines(path).FirstOrDefault() ?? "";
        if (int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && IsServer(id, cluster))
            return id;
        File.Delete(path);
        return null;
    }

    private static string PathIn(string cluster) => Path.Combine(cluster, "postmaster.pid");

    private static bool IsServer(int id, string cluster)
    {
        if (OperatingSystem.IsLinux())
            return new DirectoryInfo($"/proc/{id}/cwd").LinkTarget is { } directory && directory == Real(cluster);
        try
        {
            using var process = Process.GetProcessById(id);
            return process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    // The kernel names a working directory without links, at whatever height of the path they are.
    private static string Real(string directory)
    {
        var parent = Path.GetDirectoryName(directory);
        if (parent is null)
            return directory;
        var here = Path.Combine(Real(parent), Path.GetFileName(directory));
        return new DirectoryInfo(here).ResolveLinkTarget(returnFinalTarget: true) is { } target
            ? Real(target.FullName)
            : here;
    }
}
