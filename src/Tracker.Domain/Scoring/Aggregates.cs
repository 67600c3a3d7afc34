namespace Tracker.Domain.Scoring;

/// <summary>How the scores of several judges become one, exactly but for a division, which keeps 28 digits.</summary>
public static class Aggregates
{
    // With fewer there would be nothing left without the highest and the lowest, or one judge alone.
    private const int FewestTrimmed = 3;

    /// <summary>The one score.</summary>
    /// <param name="aggregation">How it is made.</param>
    /// <param name="scores">What the judges gave, in any order; one at least.</param>
    public static decimal Of(Aggregation aggregation, IReadOnlyCollection<decimal> scores) =>
        aggregation switch
        {
            Aggregation.Sum => scores.Sum(),
            Aggregation.Median => Median([.. scores.Order()]),
            Aggregation.TrimmedMean when scores.Count >= FewestTrimmed => (scores.Sum() - scores.Max() - scores.Min())
                / (scores.Count - 2),
            _ => scores.Sum() / scores.Count,
        };

    private static decimal Median(decimal[] sorted) =>
        sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
}
