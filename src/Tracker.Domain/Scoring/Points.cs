using Tracker.Domain.Values;

namespace Tracker.Domain.Scoring;

/// <summary>How points add up by a rubric: exactly, in decimal, rounded as the rubric says and nowhere else.</summary>
public static class Points
{
    private const int SettledPlaces = 15;

    /// <summary>The total of a team's scores; null when a criterion that counts has no score.</summary>
    public static decimal? Total(Rubric rubric, ValueMap<CriterionId, decimal> scores) =>
        Sum(rubric, scores) is { } sum ? Settled(Round(rubric.Rounding, RoundingScope.Total, sum)) : null;

    /// <summary>What the criteria add up to, before the total is rounded; null when one that counts has no score.</summary>
    public static decimal? Sum(Rubric rubric, ValueMap<CriterionId, decimal> scores)
    {
        var parts = rubric.Criteria.Select(criterion => Weighted(rubric, criterion, scores)).ToList();
        return parts.Count == 0 || parts.Contains(null) ? null : parts.Sum();
    }

    /// <summary>The points of a criterion: as scored, else what its parts add up to; null when one of them has none.</summary>
    public static decimal? Of(Rubric rubric, Criterion criterion, ValueMap<CriterionId, decimal> scores)
    {
        if (scores.TryGetValue(criterion.Id, out var given))
            return given;
        var parts = criterion.Criteria.Select(part => Weighted(rubric, part, scores)).ToList();
        return parts.Count == 0 || parts.Contains(null) ? null : parts.Sum();
    }

    /// <summary>What a criterion adds to its parent: its points by its weight, rounded where items are.</summary>
    public static decimal? Weighted(Rubric rubric, Criterion criterion, ValueMap<CriterionId, decimal> scores) =>
        Of(rubric, criterion, scores) is { } points
            ? Round(rubric.Rounding, RoundingScope.Item, points * (criterion.Weight ?? 1))
            : null;

    // A third has no end, and three of them are a hair less than one: what divisions have cut off lies far behind the places
    // that anyone counts, and must decide neither a half nor a tie.
    private static decimal Settled(decimal value) =>
        value.Scale > SettledPlaces ? decimal.Round(value, SettledPlaces) / 1.0000000000000000000000000000m : value;

    /// <summary>A number as the rubric rounds it at this place.</summary>
    public static decimal Round(Rounding? rounding, RoundingScope at, decimal value) =>
        rounding is null || rounding.On != at
            ? value
            : decimal.Round(
                Settled(value),
                rounding.Places,
                rounding.Mode == RoundingMode.HalfUp ? MidpointRounding.AwayFromZero : MidpointRounding.ToEven
            );
}
