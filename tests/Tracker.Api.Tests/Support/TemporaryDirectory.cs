using System.Diagnostics;

namespace Tracker.Api.Tests.Support;

/// <summary>A directory that only its owner can enter, and that is gone after the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public string Path { get; } = Directory.CreateTempSubdirectory("tracker-").FullName;

    /// <exception cref="TimeoutException">A process works in it and does not end.</exception>
    public void Dispose()
    {
        // The PostgreSQL of a killed service ends by itself, a moment after it; until then it writes files.
        for (var since = Stopwatch.StartNew(); Processes.WorkIn(Path); Thread.Sleep(25))
        {
            if (since.Elapsed > Limit)
                throw new TimeoutException($"A process still works in {Path}.");
        }
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
