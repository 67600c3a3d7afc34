using System.Globalization;

namespace Tracker.Benchmarks.Report;

/// <summary>The figures as people read them: a table of Markdown.</summary>
internal static class Table
{
    private static readonly string[] Heads =
    [
        "work",
        "value",
        "unit",
        "against",
        "baseline",
        "ratio",
        "goal",
        "met",
        "note",
    ];

    public static string Of(IEnumerable<Figure> figures) =>
        string.Join('\n', [Row(Heads), Row(Heads.Select(_ => "---")), .. figures.Select(Line)]);

    public static string Line(Figure figure) =>
        Row([
            figure.Work,
            Number(figure.Value),
            figure.Unit,
            figure.Against,
            Number(figure.Baseline),
            figure.Ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–",
            figure.Goal,
            figure.Met switch
            {
                true => "yes",
                false => "no",
                null => "–",
            },
            figure.Note,
        ]);

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Number(double? number) =>
        number?.ToString(number >= 100 ? "N0" : "0.##", CultureInfo.InvariantCulture) ?? "–";
}
