using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Disclosing;

/// <summary>The means of a round's points: to two decimals, half up, as the releases of MSIT give them.</summary>
/// <param name="Over">Over how many teams.</param>
/// <param name="Scores">The mean of each criterion.</param>
public sealed record Means(int Over, ValueMap<CriterionId, decimal> Scores)
{
    private const int Places = 2;

    // With one hidden number in it a mean gives that number away.
    private const int FewestHidden = 2;

    /// <summary>The criteria of which a mean over all results would give a team's hidden points away.</summary>
    internal static IEnumerable<CriterionId> Telling(Evaluation evaluation, Visibility seen) =>
        seen.Scores
            ? []
            : evaluation
                .Results.Values.SelectMany(result => result.Scores.Keys)
                .Distinct()
                .Where(id =>
                    evaluation.Results.Values.Count(result =>
                        result.Scores.ContainsKey(id) && !seen.ShowsScore(evaluation, result.Team, id)
                    )
                        is > 0
                            and < FewestHidden
                );

    internal static Means Of(Evaluation evaluation, Visibility seen, MeanBasis basis)
    {
        var results = evaluation.Results.Values.Where(result => basis.Over.Contains(result.Team)).ToList();
        var criteria = results.SelectMany(result => result.Scores.Keys).Distinct();
        return new(
            results.Count,
            criteria
                .Where(id => results.TrueForAll(result => result.Scores.ContainsKey(id)))
                .Where(id =>
                    seen.Scores
                    || results.Count(result => !seen.ShowsScore(evaluation, result.Team, id)) >= FewestHidden
                )
                .Select(id =>
                    KeyValuePair.Create(
                        id,
                        decimal.Round(
                            results.Average(result => result.Scores[id]),
                            Places,
                            MidpointRounding.AwayFromZero
                        )
                    )
                )
                .ToValueMap()
        );
    }
}
