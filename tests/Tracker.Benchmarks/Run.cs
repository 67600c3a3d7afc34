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
        new("memory", MemoryAndStart.MeasureAsync),
        new("rebuild", Rebuild.MeasureAsync),
    ];

    /// <summary>Measures what is asked for, and tells.</summary>
    public static async Task AllAsync(Options options, string commandLine)
    {
        await using var bench = await Bench.StartAsync(options);
        var machine = await Machine.DescribeAsync(bench.Database, commandLine);
        Console.WriteLine(machine);
        var figures = new List<Figure>();
        foreach (var row in Rows.Where(row => options.Only.Count == 0 || options.Only.Contains(row.Name)))
        {
            foreach (var figure in await row.MeasureAsync(bench))
            {
                figures.Add(figure);
                Console.WriteLine(Table.Line(figure));
            }
        }
        Console.WriteLine();
        Console.WriteLine(machine);
        Console.WriteLine();
        Console.WriteLine(Table.Of(figures));
        if (options.Out is { } file)
            await ResultFile.WriteAsync(file, figures);
    }
}

/// <summary>A row of the table, or several that are measured together.</summary>
/// <param name="Name">How the command line names it.</param>
/// <param name="MeasureAsync">Measures it.</param>
internal sealed record Row(string Name, Func<Bench, Task<IReadOnlyList<Figure>>> MeasureAsync);
