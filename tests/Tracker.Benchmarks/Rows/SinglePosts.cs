using Tracker.Benchmarks.Driving;
using Tracker.Benchmarks.Parties;
using Tracker.Benchmarks.Report;

namespace Tracker.Benchmarks.Rows;

/// <summary>Single result posts by 128 clients to one competition, against the limit of the database.</summary>
internal static class SinglePosts
{
    private const int Clients = 128;
    private const double Goal = 0.8;
    private static readonly TimeSpan Slowest = TimeSpan.FromMilliseconds(60);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Bench bench)
    {
        var tracker = await TrackerPosts.PartyAsync(bench, Clients, 1);
        var function = new SqlFunction(await bench.TrackerDatabaseAsync(), await SourceAsync(bench));
        var one = new Party("one SQL function", duration => function.RunAsync(Clients, 1, duration));
        var many = new Party("the function, a stream each", duration => function.RunAsync(Clients, Clients, duration));
        await Contest.RunAsync(bench.Options, tracker, one, many);

        var slowest = tracker.Latencies.Percentile(99);
        var work = $"single result posts, {Clients} clients, one competition";
        var figure = Figure.AtLeast(work, "posts/s", tracker.PerSecond, one.PerSecond, Goal);
        return
        [
            figure with
            {
                Goal = $"{figure.Goal}, none refused, p99 < {Slowest.TotalMilliseconds} ms",
                Met = figure.Met == true && tracker.Refused == 0 && slowest < Slowest,
                Against = "one SQL function that appends and upserts the same rows",
                Note =
                    $"p50 {Milliseconds(tracker, 50)}, p99 {Milliseconds(tracker, 99)}, {tracker.Refused} refused; the function: p50 {Milliseconds(one, 50)}, p99 {Milliseconds(one, 99)}",
            },
            Figure.AtLeast(work, "posts/s", tracker.PerSecond, many.PerSecond, 0) with
            {
                Goal = "–",
                Met = null,
                Against = $"the same function over {Clients} streams, where no client waits for another",
            },
        ];
    }

    private static async Task<SqlFunctionSource> SourceAsync(Bench bench)
    {
        var (service, id) = (await bench.TrackerAsync(), bench.NewId("copied"));
        await service.PostAsync(await TrackerService.CompetitionAsync(service, id), Cards.Json(0, "judge-0000000000"));
        return await SqlFunctionSource.CreateAsync(await bench.TrackerDatabaseAsync(), id);
    }

    private static string Milliseconds(Party party, double percent) =>
        $"{party.Latencies.Percentile(percent).TotalMilliseconds:0.0} ms";
}
