using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Disclosing;

/// <summary>The means of a round's points: to two decimals, half up, as the releases of MSIT give them.</summary>
/// <param name="Over">Over how many teams.</param>
/// <param name="Scores">The mean of each criterion.</param>
public sealed record Means(int Over, ValueMap<CriterionId, decimal> Scores)
{
    private const int Places = 2;

    internal static Means Of(Evaluation evaluation, MeanBasis basis)
    {
        var results = evaluation.Results.Values.Where(result => basis.Over.Contains(result.Team)).ToList();
        var criteria = results.SelectMany(result => result.Scores.Keys).Distinct();
        return new(
            results.Count,
            criteria
                .Where(id => results.TrueForAll(result => result.Scores.ContainsKey(id)))
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
