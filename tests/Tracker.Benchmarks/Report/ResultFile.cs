using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tracker.Benchmarks.Report;

/// <summary>The figures as programs read them.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task WriteAsync(string file, IEnumerable<Figure> figures) =>
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(figures.Select(Rounded), Json) + "\n");

    private static Figure Rounded(Figure figure) =>
        figure with
        {
            Value = Rounded(figure.Value, 2),
            Baseline = Rounded(figure.Baseline, 2),
            Ratio = Rounded(figure.Ratio, 3),
        };

    private static double? Rounded(double? number, int places) => number is { } some ? Math.Round(some, places) : null;
}
