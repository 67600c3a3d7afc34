using System.Runtime.InteropServices;
using Tracker.Benchmarks.Parties;

namespace Tracker.Benchmarks.Report;

/// <summary>On what the figures were measured: without it they say little.</summary>
internal static class Machine
{
    private static readonly string[] Settings = ["fsync", "synchronous_commit", "full_page_writes", "shared_buffers"];

    public static async Task<string> DescribeAsync(Database database, string commandLine)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30);
        var settings = new List<string>();
        foreach (var name in Settings)
            settings.Add($"{name} {await database.SettingAsync(name)}");
        var version = await database.SettingAsync("server_version");
        return $"""
            {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, {memory:0} GiB, {RuntimeInformation.FrameworkDescription}
            PostgreSQL {version}, {string.Join(", ", settings)}
            dotnet run -c Release --project tests/Tracker.Benchmarks -- {commandLine}
            """;
    }
}
