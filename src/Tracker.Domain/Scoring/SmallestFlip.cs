using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Scoring;

/// <summary>The smallest change of one weight that puts a team on the other side of the cut.</summary>
/// <param name="Criterion">The criterion whose weight it is.</param>
/// <param name="Weight">The weight as it is.</param>
/// <param name="Beyond">The weight beyond which the cut flips; at it the two teams are level.</param>
/// <param name="Falls">The team that would fall behind the cut.</param>
/// <param name="Rises">The team that would go on instead.</param>
public sealed record SmallestFlip(CriterionId Criterion, decimal Weight, decimal Beyond, TeamId Falls, TeamId Rises)
{
    /// <summary>
    /// Finds it among the rubric's own criteria, not their parts, before rounding: a total is linear in each weight, so two teams are level at one weight
    /// at the most.
    /// </summary>
    /// <param name="round">The round.</param>
    /// <param name="selected">Who goes on by the numbers.</param>
    /// <param name="others">Who does not, by rank.</param>
    public static SmallestFlip? Of(
        Round round,
        IReadOnlyCollection<TeamId> selected,
        IReadOnlyCollection<TeamId> others
    )
    {
        if (round.Rubric is not { } rubric || round.Evaluation is not { } evaluation)
            return null;
        var exact = rubric with { Rounding = null };
        return exact
            .Criteria.SelectMany(Flips)
            .OrderBy(flip => Math.Abs(flip.Beyond - flip.Weight))
            .ThenBy(flip => flip.Criterion.Value, StringComparer.Ordinal)
            .ThenBy(flip => flip.Falls.Value, StringComparer.Ordinal)
            .FirstOrDefault();

        IEnumerable<SmallestFlip> Flips(Criterion criterion)
        {
            var weight = criterion.Weight ?? 1;
            foreach (var above in selected)
            foreach (var below in others)
                if (
                    Standing(above, criterion) is var (ahead, gainAbove)
                    && Standing(below, criterion) is var (behind, gainBelow)
                    && gainAbove != gainBelow
                    && weight + (ahead - behind) / (gainBelow - gainAbove) is >= 0 and var level
                )
                    yield return new SmallestFlip(criterion.Id, weight, level, above, below);
        }

        // A team's total, and by how much it grows with the weight.
        (decimal Total, decimal Gain)? Standing(TeamId team, Criterion criterion)
        {
            var scores = evaluation.Results[team].Scores;
            return Points.Total(exact, scores) is { } total && Points.Of(exact, criterion, scores) is { } points
                ? (total, points)
                : null;
        }
    }
}
