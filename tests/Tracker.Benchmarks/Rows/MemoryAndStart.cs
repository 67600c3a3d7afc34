using Tracker.Benchmarks.Parties;
using Tracker.Benchmarks.Report;

namespace Tracker.Benchmarks.Rows;

/// <summary>What the service holds in memory after all that it did, and how fast it is there again.</summary>
internal static class MemoryAndStart
{
    private const double MostMegabytes = 400;
    private const double MostSeconds = 3;
    private const double Megabyte = 1_000_000;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Bench bench)
    {
        var (now, most) = (await bench.TrackerAsync()).Memory();
        var starts = new List<double>();
        // The first of them makes the program's files warm.
        for (var i = 0; i <= bench.Options.Turns; i++)
        {
            await bench.StopTrackerAsync();
            starts.Add((await bench.TrackerAsync()).Started.TotalSeconds);
        }
        var seconds = Median.Of(starts.Skip(1));
        return
        [
            Below("memory after all that", "MB", now / Megabyte, MostMegabytes) with
            {
                Note = $"resident; {most / Megabyte:N0} MB at the most",
            },
            Below("warm start to the first answer", "s", seconds, MostSeconds) with
            {
                Note =
                    $"on a database that is configured: {Seconds(starts.Skip(1))} s; on a private one, with its start: {Seconds(await PrivateAsync(bench))} s",
            },
        ];
    }

    // As it is started by its one command: with a PostgreSQL of its own, which starts and stops with it.
    private static async Task<IEnumerable<double>> PrivateAsync(Bench bench)
    {
        var starts = new List<double>();
        for (var i = 0; i <= bench.Options.Turns; i++)
            await using (
                var service = await TrackerService.StartPrivateAsync(await bench.PublishedAsync(), bench.Folder)
            )
                starts.Add(service.Started.TotalSeconds);
        return starts.Skip(1);
    }

    private static string Seconds(IEnumerable<double> seconds) =>
        string.Join(", ", seconds.Select(each => $"{each:0.00}"));

    private static Figure Below(string work, string unit, double value, double most) =>
        new(work, value, unit, null, null, $"< {most} {unit}", value < most);
}
