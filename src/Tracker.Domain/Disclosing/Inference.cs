using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Disclosing;

/// <summary>
/// What can be reckoned from what is disclosed: where of numbers that add up all but one are known, the one is known too.
/// </summary>
internal static class Inference
{
    /// <summary>The hidden points that follow from what may be seen of a complete evaluation, by criterion and team.</summary>
    public static IReadOnlyList<(TeamId Team, CriterionId Criterion)> Of(
        Evaluation evaluation,
        Rubric? rubric,
        Visibility seen
    )
    {
        if (seen.Scores || !evaluation.Complete)
            return [];
        var all = evaluation
            .Results.Values.SelectMany(result => result.Scores.Keys.Select(id => (result.Team, Criterion: id)))
            .ToHashSet();
        var shown = all.Where(each => seen.ShowsScore(evaluation, each.Team, each.Criterion)).ToHashSet();
        var known = shown.ToHashSet();
        var sums = Sums(evaluation, rubric, seen).Where(sum => sum.TrueForAll(all.Contains)).ToList();
        while (sums.Find(sum => sum.Count(each => !known.Contains(each)) == 1) is { } sum)
            known.UnionWith(sum);
        return [.. known.Except(shown).OrderBy(each => each.Criterion.Value, StringComparer.Ordinal)];
    }

    // The means add up over the teams, the totals over the criteria, and a criterion over its parts.
    private static IEnumerable<List<(TeamId, CriterionId)>> Sums(Evaluation evaluation, Rubric? rubric, Visibility seen)
    {
        var teams = evaluation.Results.Keys.ToList();
        var criteria = evaluation.Results.Values.SelectMany(result => result.Scores.Keys).Distinct().ToList();
        if (seen.Means)
            foreach (var id in criteria)
                yield return [.. teams.Select(team => (team, id))];
        foreach (var team in teams)
        {
            if (seen.Totals && evaluation.Results[team].Total is not null && rubric is { Criteria.Count: > 0 })
                yield return [.. rubric.Criteria.Select(criterion => (team, criterion.Id))];
            foreach (var parent in rubric?.AllCriteria.Where(each => each.Criteria.Count > 0) ?? [])
                yield return [(team, parent.Id), .. parent.Criteria.Select(part => (team, part.Id))];
        }
    }
}
