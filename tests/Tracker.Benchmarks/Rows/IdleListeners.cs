using System.Diagnostics;
using System.Text;
using Tracker.Benchmarks.Driving;
using Tracker.Benchmarks.Parties;
using Tracker.Benchmarks.Report;

namespace Tracker.Benchmarks.Rows;

/// <summary>Ten thousand who listen to the feed of a competition: what they cost, and how soon all of them are told.</summary>
internal static class IdleListeners
{
    private const int Listeners = 10_000;
    private const int AtOnce = 64;
    private const double MostMegabytes = 1000;
    private const double MostSeconds = 1;
    private const double Megabyte = 1_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Bench bench)
    {
        await bench.StopTrackerAsync();
        var service = await bench.TrackerAsync();
        var id = bench.NewId("feed");
        await TrackerService.CompetitionAsync(service, id);
        using var patience = new CancellationTokenSource(Patience);
        var listeners = Enumerable.Range(0, Listeners).Select(_ => new Listener()).ToList();
        try
        {
            var before = service.Memory().Now;
            await Parallel.ForEachAsync(
                listeners,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = patience.Token },
                async (listener, cancellation) =>
                    await listener.BeginAsync(service.Port, $"/api/competitions/{id}/feed?after=17", cancellation)
            );
            var idle = service.Memory().Now;
            Bench.Say($"{Listeners:N0} listen; {idle / Megabyte:N0} MB, {before / Megabyte:N0} before");
            var (all, half) = (new List<double>(), new List<double>());
            for (var turn = 0; turn <= bench.Options.Turns; turn++)
            {
                var took = await TellAsync(service, id, $"News {turn}.", listeners, patience.Token);
                all.Add(took[^1]);
                half.Add(took[took.Count / 2]);
            }
            var most = service.Memory().Most;
            return
            [
                Below($"{Listeners:N0} listeners to one feed", "MB", most / Megabyte, MostMegabytes) with
                {
                    Note = $"resident, at the most; {idle / Megabyte:N0} MB before anything happened",
                },
                // The first of them compiles what is to be told by.
                Below("an event reaches all of them", "s", Median.Of(all.Skip(1)), MostSeconds) with
                {
                    Note =
                        $"from the answer to the post to the last; half of them after {Median.Of(half.Skip(1)):0.00} s; the first event took {all[0]:0.00} s",
                },
            ];
        }
        finally
        {
            listeners.ForEach(each => each.Dispose());
            await bench.StopTrackerAsync();
        }
    }

    // How many seconds it took to each, the quickest first.
    private static async Task<List<double>> TellAsync(
        WebService service,
        string id,
        string text,
        List<Listener> listeners,
        CancellationToken cancellation
    )
    {
        var heard = listeners.Select(each => each.UntilAsync(Encoding.UTF8.GetBytes(text), cancellation)).ToList();
        var posted = Stopwatch.GetTimestamp();
        await service.PostAsync($"/api/competitions/{id}/notes", $$"""{"text":"{{text}}"}""");
        var at = await Task.WhenAll(heard);
        if (at.Contains(null))
            throw new InvalidOperationException("Not all who listened were told.");
        return [.. at.Select(each => Stopwatch.GetElapsedTime(posted, each!.Value).TotalSeconds).Order()];
    }

    private static Figure Below(string work, string unit, double value, double most) =>
        new(work, value, unit, null, null, $"< {most} {unit}", value < most);
}
