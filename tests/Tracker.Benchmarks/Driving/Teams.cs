namespace Tracker.Benchmarks.Driving;

/// <summary>The fifteen teams of the competitions that are written to.</summary>
internal static class Teams
{
    public const int Count = 15;

    public static IEnumerable<string> All => Enumerable.Range(0, Count).Select(Id);

    public static string Id(int number) => $"team-{number % Count + 1:00}";
}
