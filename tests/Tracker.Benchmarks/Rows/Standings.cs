using Tracker.Benchmarks.Driving;
using Tracker.Benchmarks.Parties;
using Tracker.Benchmarks.Report;

namespace Tracker.Benchmarks.Rows;

/// <summary>The standings of a round as everyone reads them, against a web service that only sends the same bytes.</summary>
internal static class Standings
{
    private const int Clients = 64;
    private const double Goal = 0.7;
    private const string Path = "/api/competitions/sovereign-ai/standings?round=stage-1";

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Bench bench)
    {
        var service = await bench.TrackerAsync();
        using var answer = await service.GetAsync(Path);
        await using var bare = await BareKestrel.StartAsync(
            TrackerService.Assembly(await bench.PublishedAsync()),
            bench.Folder,
            Path,
            answer
        );
        var (tracker, kestrel) = (Reader("Tracker", service), Reader("bare Kestrel", bare));
        await Contest.RunAsync(bench.Options, tracker, kestrel);
        if (tracker.Refused + kestrel.Refused > 0)
            throw new InvalidOperationException("Not every question was answered.");
        return
        [
            Figure.AtLeast(
                $"GET standings, {Clients} connections",
                "answers/s",
                tracker.PerSecond,
                kestrel.PerSecond,
                Goal
            ) with
            {
                Against = "the same bytes from a bare Kestrel endpoint",
                Note =
                    $"{answer.Content.Headers.ContentLength} bytes, p99 {tracker.Latencies.Percentile(99).TotalMilliseconds:0.0} ms",
            },
        ];
    }

    private static Party Reader(string name, WebService service)
    {
        var request = Requests.Get(Path);
        return new(name, duration => LoadDriver.RunAsync(service.Port, Clients, _ => request, duration));
    }
}
