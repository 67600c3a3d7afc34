namespace Tracker.Benchmarks.Driving;

/// <summary>How long things took, to the microsecond.</summary>
internal sealed class Latencies
{
    private readonly List<int> microseconds = [];
    private bool isSorted;

    public int Count => microseconds.Count;

    public void Add(TimeSpan took)
    {
        microseconds.Add((int)Math.Min(took.TotalMicroseconds, int.MaxValue));
        isSorted = false;
    }

    public void Add(Latencies others)
    {
        microseconds.AddRange(others.microseconds);
        isSorted = false;
    }

    /// <summary>What so many of a hundred took at the most.</summary>
    /// <returns>Zero where nothing was measured.</returns>
    public TimeSpan Percentile(double percent)
    {
        if (microseconds.Count == 0)
            return TimeSpan.Zero;
        if (!isSorted)
            microseconds.Sort();
        isSorted = true;
        var rank = (int)Math.Ceiling(percent / 100 * microseconds.Count);
        return TimeSpan.FromMicroseconds(microseconds[Math.Clamp(rank, 1, microseconds.Count) - 1]);
    }
}
