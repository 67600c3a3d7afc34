using System.Diagnostics;
using System.Text;
using NpgsqlTypes;
using Tracker.Benchmarks.Driving;
using Tracker.Benchmarks.Parties;
using Tracker.Benchmarks.Report;

namespace Tracker.Benchmarks.Rows;

/// <summary>Many scorecards in one request of NDJSON, against COPY of the same rows.</summary>
internal static class BulkScorecards
{
    private const double Goal = 0.25;
    private const string MediaType = "application/x-ndjson";

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Bench bench)
    {
        var (work, count) = ($"bulk scorecards, {bench.Options.Scorecards:N0} in NDJSON", bench.Options.Scorecards);
        var cards = Enumerable
            .Range(0, count)
            .Select(number =>
                (Judge: $"judge-{number:0000000000}", Json: Cards.Json(number, $"judge-{number:0000000000}"))
            )
            .ToList();
        if (await RefusalAsync(bench) is { } refusal)
            return [Figure.Missing(work, "cards/s", $"≥ {Goal} ×", $"not available: {refusal}")];
        var body = Encoding.UTF8.GetBytes(string.Join('\n', cards.Select(card => card.Json)) + "\n");
        var tracker = new Party("Tracker", _ => PostAsync(bench, body, count));
        var copy = new Party("COPY", async _ => await CopyAsync(await bench.TrackerDatabaseAsync(), cards));
        await Contest.RunAsync(bench.Options, tracker, copy);
        return
        [
            Figure.AtLeast(work, "cards/s", tracker.PerSecond, copy.PerSecond, Goal) with
            {
                Against = "COPY of the same rows into a table",
                Note = $"{body.Length / 1e6:0.0} MB in one request",
            },
        ];
    }

    private static async Task<string?> RefusalAsync(Bench bench)
    {
        var service = await bench.TrackerAsync();
        var path = await TrackerService.CompetitionAsync(service, bench.NewId("bulk"));
        var (status, _) = await service.SendAsync(
            path,
            Encoding.UTF8.GetBytes(Cards.Json(0, "judge-0") + "\n"),
            MediaType
        );
        return status == 200 ? null : $"answered with {status}";
    }

    private static async Task<Load> PostAsync(Bench bench, byte[] body, int count)
    {
        var (service, id) = (await bench.TrackerAsync(), bench.NewId("bulk"));
        var path = await TrackerService.CompetitionAsync(service, id);
        var since = Stopwatch.GetTimestamp();
        var (status, said) = await service.SendAsync(path, body, MediaType);
        var load = Load.Of(status == 200 ? count : 0, 0, Stopwatch.GetElapsedTime(since));
        if (status != 200)
            throw new InvalidOperationException($"{status}: {said[..Math.Min(1000, said.Length)]}");
        await Stored.CheckAsync(await bench.TrackerDatabaseAsync(), [id], load);
        return load;
    }

    private static async Task<Load> CopyAsync(string database, List<(string Judge, string Json)> cards)
    {
        await using var connection = await Database.OpenAsync(database);
        await connection.ExecuteAsync(
            """
            drop table if exists public.copied_cards;
            create table public.copied_cards (id bigint primary key, judge text not null, team text not null, card jsonb not null)
            """
        );
        var (since, number) = (Stopwatch.GetTimestamp(), 0);
        await using (
            var copy = await connection.BeginBinaryImportAsync(
                "copy public.copied_cards (id, judge, team, card) from stdin (format binary)"
            )
        )
        {
            foreach (var (judge, json) in cards)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync((long)++number, NpgsqlDbType.Bigint);
                await copy.WriteAsync(judge, NpgsqlDbType.Text);
                await copy.WriteAsync(Teams.Id(number), NpgsqlDbType.Text);
                await copy.WriteAsync(json, NpgsqlDbType.Jsonb);
            }
            await copy.CompleteAsync();
        }
        return Load.Of(number, 0, Stopwatch.GetElapsedTime(since));
    }
}
