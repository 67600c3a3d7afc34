using System.Collections.Immutable;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Disclosing;

/// <summary>What of an evaluation may be seen beside the results that are left in it.</summary>
/// <param name="Seen">What was disclosed.</param>
/// <param name="Places">The places by which the teams are listed; empty when they are listed by name.</param>
/// <param name="Means">The means that were disclosed; null when none were.</param>
public sealed record Disclosed(Visibility Seen, IReadOnlyDictionary<TeamId, int> Places, Means? Means)
{
    /// <summary>An evaluation with nothing left in it but what was disclosed.</summary>
    /// <param name="round">The round.</param>
    /// <param name="evaluation">The whole evaluation.</param>
    /// <param name="seen">What was disclosed; null when nothing was yet. With nothing, not even gates and remarks are left.</param>
    /// <param name="basis">Over which teams the means are published.</param>
    public static Evaluation Of(Round round, Evaluation evaluation, Visibility? seen, MeanBasis? basis)
    {
        var shown = seen ?? Visibility.Nothing;
        var ranks = Ranking.Of(evaluation);
        return evaluation with
        {
            Results = evaluation.Results.ToImmutableDictionary(
                pair => pair.Key,
                pair =>
                    Result(evaluation, pair.Value, seen) with
                    {
                        Rank = shown.Ranks && ranks.TryGetValue(pair.Key, out var rank) ? rank : null,
                    }
            ),
            // That a result was corrected is held back with the result.
            Origins =
                shown.Scores || shown.Totals || shown.Ranks
                    ? evaluation.Origins
                    : evaluation.Origins.ToImmutableDictionary(
                        pair => pair.Key,
                        pair => pair.Value with { Supersedes = null }
                    ),
            Disclosed = new(
                shown,
                shown.Order == RowOrder.Rank ? ranks : new Dictionary<TeamId, int>(),
                MeansOf(round, evaluation, shown, basis)
            ),
        };
    }

    // Said before there were results, means and leaders may tell more than they were meant to: then the means are left out.
    private static Means? MeansOf(Round round, Evaluation evaluation, Visibility shown, MeanBasis? basis) =>
        shown.Means
        && basis is not null
        && Inference.Of(evaluation, round.Rubric, shown).Count == 0
        && Means.Of(evaluation, basis) is { Scores.Count: > 0 } means
            ? means
            : null;

    /// <summary>What an event said of results, with nothing left in it but what was disclosed, in an order that says nothing.</summary>
    /// <param name="evaluation">The whole evaluation that the event led to.</param>
    /// <param name="results">What the event said.</param>
    /// <param name="seen">What was disclosed; null when nothing was yet.</param>
    public static IEnumerable<Result> Of(Evaluation? evaluation, ValueList<Result> results, Visibility? seen) =>
        results
            .Select(result => Result(evaluation ?? Evaluation.None, result, seen))
            .OrderBy(result => result.Team.Value, StringComparer.Ordinal);

    // Points that were corrected since are those of a team that may not be seen now, so only what still holds is shown.
    private static Result Result(Evaluation evaluation, Result result, Visibility? seen) =>
        seen is not { IsSomething: true }
            ? new(result.Team, default, null, null, default, null)
            : result with
            {
                Scores = result
                    .Scores.Where(pair => seen.ShowsScore(evaluation, result.Team, pair.Key))
                    .Where(pair => seen.Scores || evaluation.Results[result.Team].Scores[pair.Key] == pair.Value)
                    .ToValueMap(),
                Total = seen.Totals ? result.Total : null,
                Rank = seen.Ranks ? result.Rank : null,
            };
}
