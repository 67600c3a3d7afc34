namespace Tracker.Benchmarks.Driving;

/// <summary>What came of a load: how many answers of which status, and how long they took.</summary>
internal sealed class Load
{
    private readonly Dictionary<int, long> statuses = [];
    private long succeededInTime;

    /// <summary>How long requests were sent.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>How long each answer took.</summary>
    public Latencies Latencies { get; } = new();

    /// <summary>All that succeeded, also what was under way when the time was over.</summary>
    public long Succeeded => statuses.Where(each => each.Key is >= 200 and < 300).Sum(each => each.Value);

    /// <summary>All that did not succeed.</summary>
    public long Refused => statuses.Values.Sum() - Succeeded;

    /// <summary>How many succeeded each second.</summary>
    public double PerSecond => succeededInTime / Duration.TotalSeconds;

    /// <summary>The statuses that came, and how often.</summary>
    public string Statuses =>
        string.Join(", ", statuses.OrderBy(each => each.Key).Select(each => $"{each.Key}: {each.Value}"));

    /// <summary>A load of which no more is known than how much succeeded.</summary>
    public static Load Of(long succeeded, long refused, TimeSpan duration)
    {
        var load = new Load { Duration = duration, succeededInTime = succeeded };
        load.statuses[200] = succeeded;
        load.statuses[409] = refused;
        return load;
    }

    public void Add(int status, TimeSpan took, bool isInTime)
    {
        statuses[status] = statuses.GetValueOrDefault(status) + 1;
        Latencies.Add(took);
        if (isInTime && status is >= 200 and < 300)
            succeededInTime++;
    }
}
