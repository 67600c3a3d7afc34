using System.Diagnostics;
using Npgsql;
using Tracker.Benchmarks.Driving;
using Tracker.Benchmarks.Histories;
using Tracker.Benchmarks.Parties;
using Tracker.Benchmarks.Report;

namespace Tracker.Benchmarks.Rows;

/// <summary>The current views made anew from all events, by its command, against only reading the events.</summary>
internal static class Rebuild
{
    private const double Goal = 0.3;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Bench bench)
    {
        var (folder, database) = (await bench.PublishedAsync(), await bench.Database.CreateAsync("rebuilt"));
        // Makes the tables.
        await using (await TrackerService.StartAsync(folder, database)) { }
        await HistoryCopy.WriteAsync(database, "long", bench.Options.Events);
        var tracker = new Party("projections rebuild", _ => RebuildAsync(folder, database));
        var reading = new Party("reading the rows", _ => ReadAsync(database));
        for (var turn = 0; turn < Math.Min(2, bench.Options.Turns); turn++)
            foreach (var party in new[] { tracker, reading })
                await party.TakeTurnAsync(Limit, counts: true);
        return
        [
            Figure.AtLeast(
                $"rebuild of all projections, {bench.Options.Events:N0} events",
                "events/s",
                tracker.PerSecond,
                reading.PerSecond,
                Goal
            ) with
            {
                Against = "reading the same rows over Npgsql",
                Note = "with the start of the command",
            },
        ];
    }

    private static async Task<Load> RebuildAsync(string folder, string database)
    {
        await using var connection = await Database.OpenAsync(database);
        var count = (long)(await connection.QueryAsync("select count(*) from tracker.mt_events"))!;
        var since = Stopwatch.GetTimestamp();
        await Child.RunAsync(
            "dotnet",
            [TrackerService.Assembly(folder), "projections", "rebuild"],
            Limit,
            folder,
            TrackerService.Settings(database)
        );
        return Load.Of(count, 0, Stopwatch.GetElapsedTime(since));
    }

    private static async Task<Load> ReadAsync(string database)
    {
        await using var connection = await Database.OpenAsync(database);
        var since = Stopwatch.GetTimestamp();
        await using var command = new NpgsqlCommand(
            """
            select seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, user_name, is_archived
            from tracker.mt_events order by seq_id
            """,
            connection
        );
        await using var reader = await command.ExecuteReaderAsync();
        var (count, row) = (0L, new object[reader.FieldCount]);
        for (; await reader.ReadAsync(); count++)
            reader.GetValues(row);
        return Load.Of(count, 0, Stopwatch.GetElapsedTime(since));
    }
}
