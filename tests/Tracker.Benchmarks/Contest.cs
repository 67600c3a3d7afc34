using Tracker.Benchmarks.Driving;

namespace Tracker.Benchmarks;

/// <summary>Somebody who does a work, turn by turn.</summary>
/// <param name="name">Who.</param>
/// <param name="work">Does it for a time.</param>
internal sealed class Party(string name, Func<TimeSpan, Task<Load>> work)
{
    private readonly List<Load> turns = [];

    public string Name => name;

    /// <summary>How much succeeded each second: the median of the turns.</summary>
    public double PerSecond => Median.Of(turns.Select(turn => turn.PerSecond));

    /// <summary>How long the answers of all turns took.</summary>
    public Latencies Latencies
    {
        get
        {
            var all = new Latencies();
            turns.ForEach(turn => all.Add(turn.Latencies));
            return all;
        }
    }

    /// <summary>How much did not succeed, in all turns.</summary>
    public long Refused => turns.Sum(turn => turn.Refused);

    /// <summary>How much succeeded, in all turns.</summary>
    public long Succeeded => turns.Sum(turn => turn.Succeeded);

    public async Task TakeTurnAsync(TimeSpan duration, bool counts)
    {
        var load = await work(duration);
        Bench.Say(
            $"{(counts ? "" : "warming up: ")}{name}: {load.PerSecond:N0}/s, p50 {Milliseconds(50)}, p99 {Milliseconds(99)} "
                + $"({load.Statuses})"
        );
        if (counts)
            turns.Add(load);

        string Milliseconds(double percent) => $"{load.Latencies.Percentile(percent).TotalMilliseconds:0.0} ms";
    }
}

/// <summary>Parties that do the same work in turns, so that what the machine does beside it touches all of them alike.</summary>
internal static class Contest
{
    public static async Task RunAsync(Options options, params IReadOnlyList<Party> parties)
    {
        foreach (var party in parties)
            await party.TakeTurnAsync(options.Turn, counts: false);
        for (var turn = 0; turn < options.Turns; turn++)
            foreach (var party in parties)
                await party.TakeTurnAsync(options.Turn, counts: true);
    }
}

/// <summary>What half of some numbers do not exceed.</summary>
internal static class Median
{
    public static double Of(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
