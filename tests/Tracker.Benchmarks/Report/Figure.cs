namespace Tracker.Benchmarks.Report;

/// <summary>A line of the table.</summary>
/// <param name="Work">What was done.</param>
/// <param name="Value">How much of it Tracker did; null where it could not be measured.</param>
/// <param name="Unit">The unit of that.</param>
/// <param name="Baseline">How much the other did, measured in the same run; null where there is none.</param>
/// <param name="Ratio">Value to baseline.</param>
/// <param name="Goal">What is wanted, in words.</param>
/// <param name="Met">Whether it is so; null where nothing is wanted, or nothing was measured.</param>
internal sealed record Figure(
    string Work,
    double? Value,
    string Unit,
    double? Baseline,
    double? Ratio,
    string Goal,
    bool? Met
)
{
    /// <summary>Who the other is.</summary>
    public string Against { get; init; } = "–";

    /// <summary>What else is to be said of it.</summary>
    public string Note { get; init; } = "";

    /// <summary>A figure that is to be a multiple of another's at the least.</summary>
    public static Figure AtLeast(string work, string unit, double value, double baseline, double goal) =>
        new(work, value, unit, baseline, value / baseline, $"≥ {goal:0.##} ×", value / baseline >= goal);

    /// <summary>A figure that is to be a multiple of another's at the most.</summary>
    public static Figure AtMost(string work, string unit, double value, double baseline, double goal) =>
        new(work, value, unit, baseline, value / baseline, $"≤ {goal:0.##} ×", value / baseline <= goal);

    /// <summary>What could not be measured.</summary>
    public static Figure Missing(string work, string unit, string goal, string why) =>
        new(work, null, unit, null, null, goal, null) { Note = why };
}
