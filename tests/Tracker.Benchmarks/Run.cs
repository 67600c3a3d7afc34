using Tracker.Benchmarks.Report;
using Tracker.Benchmarks.Rows;

namespace Tracker.Benchmarks;

/// <summary>One run: its rows in order, and the table at the end.</summary>
internal static class Run
{
    /// <summary>The rows in the order in which they are measured: memory comes after all that the service did.</summary>
    public static IReadOnlyList<Row> Rows { get; } =
    [
        new("posts", SinglePosts.MeasureAsync),
        new("same", SameWork.MeasureAsync),
        new("bulk", BulkScorecards.MeasureAsync),
        new("standings", Standings.MeasureAsync),
        new("field", FieldAtDate.MeasureAsync),
        new("feed", IdleListeners.MeasureAsync),
        new("memory", MemoryAndStart.MeasureAsync),
        new("rebuild", Rebuild.MeasureAsync),
    ];

    /// <summary>Measures what is asked for, and tells.</summary>
    /// <returns>Whether every row could be measured; what came of it is another matter.</returns>
    public static async Task<bool> AllAsync(Options options, string commandLine)
    {
        await using var bench = await Bench.StartAsync(options);
        var machine = await Machine.DescribeAsync(bench.Database, commandLine);
        Console.WriteLine(machine);
        var (figures, failed) = (new List<Figure>(), new List<Exception>());
        foreach (var row in Rows.Where(row => options.Only.Count == 0 || options.Only.Contains(row.Name)))
        {
            try
            {
                figures.AddRange(await row.MeasureAsync(bench));
            }
            catch (Exception failure)
            {
                // What the other rows say is true all the same.
                figures.Add(Figure.Missing(row.Name, "–", "–", $"failed: {failure.Message.Split('\n')[0]}"));
                failed.Add(failure);
            }
        }
        Console.WriteLine($"\n{machine}\n\n{Table.Of(figures)}");
        if (options.Out is { } file)
            await ResultFile.WriteAsync(file, figures);
        failed.ForEach(failure => Console.Error.WriteLine($"\n{failure}"));
        return failed.Count == 0;
    }
}

/// <summary>A row of the table, or several that are measured together.</summary>
/// <param name="Name">How the command line names it.</param>
/// <param name="MeasureAsync">Measures it.</param>
internal sealed record Row(string Name, Func<Bench, Task<IReadOnlyList<Figure>>> MeasureAsync);
