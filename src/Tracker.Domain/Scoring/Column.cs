using Tracker.Domain.Values;

namespace Tracker.Domain.Scoring;

/// <summary>What all teams come to in one criterion.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Points">The points of each; null while scores are missing that the rubric wants.</param>
/// <param name="Lowest">What the judges' scores of each become if those that are missing are zero.</param>
/// <param name="Highest">The same if they are the most.</param>
internal sealed record Column(
    Criterion Criterion,
    IReadOnlyDictionary<TeamId, decimal>? Points,
    IReadOnlyDictionary<TeamId, decimal> Lowest,
    IReadOnlyDictionary<TeamId, decimal> Highest
)
{
    public static Column Of(Rubric rubric, Criterion criterion, IReadOnlyDictionary<TeamId, Sheet> sheets)
    {
        var aggregation = criterion.Aggregation ?? rubric.Aggregation;
        var lowest = Aggregated(sheet => sheet.FilledWith(0));
        var counted = rubric.Missing switch
        {
            _ when sheets.Values.Any(sheet => sheet.IsOpen(rubric.Missing)) => null,
            MissingScores.Exclude => Aggregated(sheet => sheet.Given),
            _ => lowest,
        };
        var leader = counted?.Values.DefaultIfEmpty().Max() ?? 0;
        return new(
            criterion,
            counted?.ToDictionary(pair => pair.Key, pair => Normalised(criterion, pair.Value, leader)),
            lowest,
            Aggregated(sheet => sheet.FilledWith(criterion.Target ?? criterion.Max))
        );

        Dictionary<TeamId, decimal> Aggregated(Func<Sheet, IReadOnlyCollection<decimal>> scores) =>
            sheets.ToDictionary(pair => pair.Key, pair => Aggregates.Of(aggregation, scores(pair.Value)));
    }

    /// <summary>The points of a team if all goes against it.</summary>
    public decimal Worst(TeamId team) => InCase(team, Lowest[team], Highest);

    /// <summary>The points of a team if all goes its way.</summary>
    public decimal Best(TeamId team) => InCase(team, Highest[team], Lowest);

    private decimal InCase(TeamId team, decimal own, IReadOnlyDictionary<TeamId, decimal> others)
    {
        var leader = others.Where(pair => pair.Key != team).Select(pair => pair.Value).Append(own).Max();
        return Math.Min(Normalised(Criterion, own, leader), Criterion.Max);
    }

    // Multiplied before it is divided, so that nothing is lost that a whole quotient would keep.
    private static decimal Normalised(Criterion criterion, decimal score, decimal leader) =>
        criterion.Normalisation switch
        {
            Normalisation.ToLeader when leader == 0 => 0,
            Normalisation.ToLeader => score == leader ? criterion.Max : score * criterion.Max / leader,
            Normalisation.ToTarget => score >= criterion.Target!.Value
                ? criterion.Max
                : score * criterion.Max / criterion.Target.Value,
            _ => score,
        };
}
