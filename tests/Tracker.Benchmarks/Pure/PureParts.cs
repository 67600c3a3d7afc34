namespace Tracker.Benchmarks.Pure;

internal static class PureParts
{
    public static void Run(string[] args) { }
}
