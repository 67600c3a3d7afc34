using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Disclosing;

/// <summary>
/// What publications of one round have disclosed together: a later one adds to an earlier, and takes nothing back, as
/// readers have it.
/// </summary>
/// <param name="Leaders">The most points of each criterion, and whose they are.</param>
/// <param name="Means">The mean points of each criterion, and of the totals.</param>
/// <param name="Scores">All points by criterion.</param>
/// <param name="Totals">The points in all.</param>
/// <param name="Ranks">The ranks.</param>
/// <param name="Order">The order in which the teams are listed.</param>
public sealed record Visibility(bool Leaders, bool Means, bool Scores, bool Totals, bool Ranks, RowOrder Order)
{
    /// <summary>Nothing was disclosed but who took part.</summary>
    public static Visibility Nothing { get; } = new(false, false, false, false, false, RowOrder.Name);

    /// <summary>Whether anything of the results may be seen, beside who took part.</summary>
    public bool IsSomething => Leaders || Means || Totals || Ranks;

    /// <summary>Whether all points, totals and ranks may be seen.</summary>
    public bool IsComplete => Scores && Totals && Ranks;

    /// <summary>What was disclosed before, and what one more publication discloses.</summary>
    public Visibility With(Disclosure disclosure) =>
        new(
            Leaders || disclosure.Scores is ScoreDisclosure.Leaders or ScoreDisclosure.All,
            Means || disclosure.Scores is ScoreDisclosure.Mean or ScoreDisclosure.All,
            Scores || disclosure.Scores is ScoreDisclosure.All,
            Totals || disclosure.Totals,
            Ranks || disclosure.Ranks,
            disclosure.Order == RowOrder.Rank ? RowOrder.Rank : Order
        );

    /// <summary>What publications disclose together.</summary>
    public static Visibility Of(IEnumerable<Disclosure> disclosures) =>
        disclosures.Aggregate(Nothing, (seen, each) => seen.With(each));

    /// <summary>
    /// Whether the points of a team in a criterion may be seen. Before every team has its result nobody leads: the first to
    /// be recorded would be shown for a leader.
    /// </summary>
    public bool ShowsScore(Evaluation evaluation, TeamId team, CriterionId criterion) =>
        Scores
        || (
            Leaders
            && evaluation.Complete
            && evaluation.Results.GetValueOrDefault(team)?.Scores.TryGetValue(criterion, out var points) == true
            && !evaluation.Results.Values.Any(other =>
                other.Scores.TryGetValue(criterion, out var better) && better > points
            )
        );
}
