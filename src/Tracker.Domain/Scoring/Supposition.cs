using System.Collections.Immutable;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Scoring;

/// <summary>What if a round had been judged otherwise? Whatever is not supposed is as it was.</summary>
/// <param name="Weights">Other weights, by criterion at any depth.</param>
/// <param name="Survivors">Another number of teams that go on.</param>
/// <param name="Gates">The gates that count, of those there are; null for all.</param>
/// <param name="Rounding">Another rounding.</param>
/// <param name="Ties">Another rule for ties across the cut.</param>
public sealed record Supposition(
    ValueMap<CriterionId, decimal> Weights,
    int? Survivors,
    ValueList<GateId>? Gates,
    Rounding? Rounding,
    TieRule? Ties
)
{
    /// <summary>The rubric as it would be.</summary>
    public Rubric RubricOf(Round round)
    {
        var rubric = round.Rubric ?? new Rubric([], []);
        var gates = Counted(rubric);
        return rubric with
        {
            Criteria = Reweighted(rubric.Criteria),
            Gates = rubric.Gates.Where(gate => gates.Contains(gate.Id)).ToValueList(),
            Rounding = Rounding ?? rubric.Rounding,
            Ties = Ties ?? rubric.Ties,
        };
    }

    /// <summary>
    /// The round as it would be by a rubric that can be. Totals that follow from other weights or another rounding are
    /// reckoned anew.
    /// </summary>
    public Round Applied(Round round)
    {
        var supposed = RubricOf(round);
        var gates = Counted(round.Rubric ?? new Rubric([], []));
        var reckoned = Weights.Count > 0 || Rounding is not null;
        var evaluation = round.Evaluation! with
        {
            Results = round.Evaluation.Results.ToImmutableDictionary(
                pair => pair.Key,
                pair => Judged(pair.Value, supposed, gates, reckoned)
            ),
        };
        return round with { Rubric = supposed, Survivors = Survivors ?? round.Survivors, Evaluation = evaluation };
    }

    private HashSet<GateId> Counted(Rubric rubric) =>
        Gates is { } counted ? counted.ToHashSet() : [.. rubric.Gates.Select(gate => gate.Id)];

    private static Result Judged(Result result, Rubric rubric, HashSet<GateId> gates, bool reckoned) =>
        result with
        {
            Gates = result.Gates.Where(pair => gates.Contains(pair.Key)).ToValueMap(),
            Total = reckoned ? Points.Total(rubric, result.Scores) : result.Total,
            Rank = reckoned ? null : result.Rank,
        };

    private ValueList<Criterion> Reweighted(ValueList<Criterion> criteria) =>
        criteria
            .Select(criterion =>
                criterion with
                {
                    Weight = Weights.TryGetValue(criterion.Id, out var weight) ? weight : criterion.Weight,
                    Criteria = Reweighted(criterion.Criteria),
                }
            )
            .ToValueList();
}
