using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Scoring;

/// <summary>The ranks of an evaluation.</summary>
public static class Ranking
{
    /// <summary>
    /// The rank of each team that has one: as given, or by total when no rank is given and every team has a total.
    /// Tied teams share a rank and the next is left out (1, 2, 2, 4).
    /// </summary>
    public static IReadOnlyDictionary<TeamId, int> Of(Evaluation evaluation)
    {
        var results = evaluation.Results.Values;
        // Where ranks are held back, none follow from totals.
        if (results.Any(result => result.Rank is not null) || !evaluation.Complete || evaluation.Disclosed is not null)
            return Given(results);
        return results.All(result => result.Total is not null)
            ? results.ToDictionary(
                result => result.Team,
                result => 1 + results.Count(other => other.Total > result.Total)
            )
            : Given(results);
    }

    private static Dictionary<TeamId, int> Given(IEnumerable<Result> results) =>
        results
            .Where(result => result.Rank is not null)
            .ToDictionary(result => result.Team, result => result.Rank!.Value);
}
