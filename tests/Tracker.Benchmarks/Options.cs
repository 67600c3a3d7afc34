using System.Globalization;

namespace Tracker.Benchmarks;

/// <summary>What is asked of the benchmarks on the command line.</summary>
internal sealed record Options
{
    public const string Usage = """
        dotnet run -c Release --project tests/Tracker.Benchmarks -- [options]

          --only NAME…    only these rows: posts, same, bulk, standings, field, feed, rebuild, memory
          --seconds N     how long each turn of a load takes (6)
          --turns N       how many turns each party has; the median counts (3)
          --events N      how long the long history is (1000000)
          --out FILE      writes the table as JSON, too
          --smoke         all rows, so short that their figures say nothing
          --pure          the pure parts, by BenchmarkDotNet; what follows is for it
        """;

    /// <summary>The rows that are measured; all of them where none is named.</summary>
    public IReadOnlyList<string> Only { get; private init; } = [];

    public TimeSpan Turn { get; private init; } = TimeSpan.FromSeconds(6);

    public int Turns { get; private init; } = 3;

    public int Events { get; private init; } = 1_000_000;

    public int Scorecards { get; private init; } = 100_000;

    public string? Out { get; private init; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="FormatException">It asks for something that there is not.</exception>
    public static Options Read(IReadOnlyList<string> words)
    {
        var options = new Options();
        for (var i = 0; i < words.Count; i++)
            options = words[i] switch
            {
                "--only" => options with { Only = Names(words, ref i) },
                "--seconds" => options with { Turn = TimeSpan.FromSeconds(Number(words, ref i, 1, 60)) },
                "--turns" => options with { Turns = Number(words, ref i, 1, 20) },
                "--events" => options with { Events = Number(words, ref i, 1_000, 5_000_000) },
                "--out" => options with { Out = Word(words, ref i) },
                "--smoke" => options with
                {
                    Turn = TimeSpan.FromSeconds(1),
                    Turns = 1,
                    Events = 1_000,
                    Scorecards = 1_000,
                },
                var other => throw new FormatException($"There is no option {other}.\n\n{Usage}"),
            };
        return options;
    }

    private static List<string> Names(IReadOnlyList<string> words, ref int i)
    {
        var names = words.Skip(i + 1).TakeWhile(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();
        i += names.Count;
        return names.Find(name => Run.Rows.All(row => row.Name != name)) is { } unknown
            ? throw new FormatException($"There is no row {unknown}.\n\n{Usage}")
            : names;
    }

    private static int Number(IReadOnlyList<string> words, ref int i, int least, int most) =>
        int.TryParse(Word(words, ref i), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
            : throw new FormatException($"{words[i - 1]} takes a number from {least} to {most}.\n\n{Usage}");

    private static string Word(IReadOnlyList<string> words, ref int i) =>
        ++i < words.Count ? words[i] : throw new FormatException($"{words[i - 1]} takes a word after it.\n\n{Usage}");
}
