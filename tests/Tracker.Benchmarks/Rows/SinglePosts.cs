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
        var one = new Party("the function, one stream", duration => function.RunAsync(Clients, 1, duration));
        var many = new Party("the function, a stream each", duration => function.RunAsync(Clients, Clients, duration));
        await Contest.RunAsync(bench.Options, tracker, one, many);

        // On one stream each call waits for the commit of the one before, which Tracker's do not: its measure is the better
        // of the two.
        var best = one.PerSecond > many.PerSecond ? one : many;
        var slowest = tracker.Latencies.Percentile(99);
        var work = $"single result posts, {Clients} clients, one competition";
        var figure = Figure.AtLeast(work, "posts/s", tracker.PerSecond, best.PerSecond, Goal);
        return
        [
            figure with
            {
                Goal = $"{figure.Goal}, none refused, p99 < {Slowest.TotalMilliseconds} ms",
                Met = figure.Met == true && tracker.Refused == 0 && slowest < Slowest,
                Against = "one SQL function that appends and upserts the same rows, the same clients",
                Note =
                    $"{Times(tracker)}, {tracker.Refused} refused; the function on one stream {one.PerSecond:N0}/s, {Times(one)}; on a stream for each client {many.PerSecond:N0}/s, {Times(many)}",
            },
        ];
    }

    private static async Task<SqlFunctionSource> SourceAsync(Bench bench)
    {
        var (service, id) = (await bench.TrackerAsync(), bench.NewId("copied"));
        await service.PostAsync(await TrackerService.CompetitionAsync(service, id), Cards.Json(0, "judge-0000000000"));
        return await SqlFunctionSource.CreateAsync(await bench.TrackerDatabaseAsync(), id);
    }

    private static string Times(Party party) =>
        $"p50 {party.Latencies.Percentile(50).TotalMilliseconds:0.0} ms, p99 {party.Latencies.Percentile(99).TotalMilliseconds:0.0} ms";
}
