using System.Diagnostics;
using System.Globalization;
using Tracker.Benchmarks.Driving;
using Tracker.Benchmarks.Histories;
using Tracker.Benchmarks.Parties;
using Tracker.Benchmarks.Report;

namespace Tracker.Benchmarks.Rows;

/// <summary>The field at any date, as known on any other, of a long history and of one that has only begun.</summary>
internal static class FieldAtDate
{
    private const int Clients = 4;
    private const int Questions = 2_000;
    private const double Goal = 1.5;

    // Where each question costs as much as the first, a load of them would take hours and all memory: it is one a turn then.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Bearable = TimeSpan.FromSeconds(1);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Bench bench)
    {
        var (service, database) = (await bench.TrackerAsync(), await bench.TrackerDatabaseAsync());
        var (@long, @short) = (bench.NewId("long"), bench.NewId("short"));
        await HistoryCopy.WriteAsync(database, @long, bench.Options.Events);
        await HistoryCopy.WriteAsync(database, @short, LongHistory.Shortest);
        Bench.Say($"a history of {bench.Options.Events:N0} events is there");
        var (first, second) = (await AskAsync(service, @long), await AskAsync(service, @long));
        Bench.Say(
            $"the first question of it took {first.TotalSeconds:0.0} s, the second {second.TotalSeconds:0.000} s"
        );

        var (of, ofShort) = (
            second > Bearable
                ? new Party(
                    $"{bench.Options.Events:N0} events",
                    _ => LoadDriver.RunAsync(service.Port, 1, Ask(@long), Limit, most: 1)
                )
                : Reader($"{bench.Options.Events:N0} events", service, @long),
            Reader("10 events", service, @short)
        );
        await Contest.RunAsync(bench.Options, of, ofShort);
        if (of.Refused + ofShort.Refused > 0)
            throw new InvalidOperationException("Not every question was answered.");
        return
        [
            Figure.AtMost(
                $"field at a random date, history of {bench.Options.Events:N0} events",
                "ms (p50)",
                of.Latencies.Percentile(50).TotalMilliseconds,
                ofShort.Latencies.Percentile(50).TotalMilliseconds,
                Goal
            ) with
            {
                Against = $"a history of {LongHistory.Shortest} events",
                Note =
                    $"p99 {of.Latencies.Percentile(99).TotalMilliseconds:0.0} ms; the first question of the history took {first.TotalSeconds:0.0} s",
            },
        ];
    }

    private static async Task<TimeSpan> AskAsync(WebService service, string competition)
    {
        var since = Stopwatch.GetTimestamp();
        using var answer = await service.GetAsync($"/api/competitions/{competition}/field?asOf=2026-01-01");
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(since);
    }

    private static Party Reader(string name, WebService service, string competition)
    {
        var questions = Ask(competition);
        return new(name, duration => LoadDriver.RunAsync(service.Port, Clients, questions, duration));
    }

    // Half of them as the operator, half by what was known on another date.
    private static NextRequest Ask(string competition)
    {
        var (dice, next) = (new Random(7), 0);
        byte[][] questions =
        [
            .. Enumerable
                .Range(0, Questions)
                .Select(number =>
                    Requests.Get(
                        $"/api/competitions/{competition}/field?asOf={Date(dice)}"
                            + (number % 4 < 2 ? "" : $"&knownAt={Date(dice)}"),
                        number % 2 == 0 ? TrackerService.Token : null
                    )
                ),
        ];
        return _ => questions[next++ % questions.Length];
    }

    private static string Date(Random dice)
    {
        var (from, until) = HistoryCopy.Span;
        return (from + dice.NextDouble() * (until - from)).ToString(
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture
        );
    }
}
