using Tracker.Domain.Deciding;
using Tracker.Domain.Scoring;
using static System.FormattableString;

namespace Tracker.Domain.Rounds;

/// <summary>What a result must be.</summary>
internal static class ResultRule
{
    private const decimal MostPoints = 1_000_000_000_000m;

    public static Refusal? Check(Rubric? rubric, Result result)
    {
        if (result.Rank is < 1 or > 100_000)
            return Rule("rank-invalid", $"{result.Team} cannot have rank {result.Rank}.", "1 for the best, and so on");
        if (result.Total is < -MostPoints or > MostPoints)
            return Rule(
                "score-out-of-range",
                $"The total of {result.Team} is beyond any bound.",
                Invariant($"up to {MostPoints}")
            );
        if (rubric is null)
            return result.Scores.Values.Any(score => score is < -MostPoints or > MostPoints)
                ? Rule(
                    "score-out-of-range",
                    $"A score of {result.Team} is beyond any bound.",
                    Invariant($"up to {MostPoints}")
                )
                : null;
        return CheckTotal(rubric, result) ?? CheckScores(rubric, result) ?? CheckGates(rubric, result);
    }

    /// <summary>Ranks that are all there must be those of a ranking in which tied teams share a rank (1, 2, 2, 4).</summary>
    public static Refusal? CheckRanks(Evaluation evaluation)
    {
        var results = evaluation.Results.Values;
        if (!evaluation.Complete || results.Any(result => result.Rank is null))
            return null;
        var ranks = results.Select(result => result.Rank!.Value).Order().ToList();
        var wrong = ranks.FirstOrDefault(rank => rank != ranks.Count(other => other < rank) + 1);
        return wrong == 0
            ? null
            : Rule(
                "ranks-inconsistent",
                $"Rank {wrong} does not follow: {ranks.Count(other => other < wrong)} teams rank before it.",
                "ranks in which tied teams share one and the next is left out (1, 2, 2, 4)"
            );
    }

    /// <summary>What an addition would change of a result that is there; null when it only adds.</summary>
    public static string? Changes(Result known, Result addition)
    {
        foreach (var (criterion, score) in addition.Scores)
            if (known.Scores.TryGetValue(criterion, out var there) && there != score)
                return $"score in '{criterion}'";
        foreach (var (gate, passed) in addition.Gates)
            if (known.Gates.TryGetValue(gate, out var there) && there != passed)
                return $"gate '{gate}'";
        if (known.Total is { } total && addition.Total is { } otherTotal && total != otherTotal)
            return "total";
        return known.Rank is { } rank && addition.Rank is { } otherRank && rank != otherRank ? "rank" : null;
    }

    private static Refusal? CheckTotal(Rubric rubric, Result result)
    {
        var most = rubric.Criteria.Sum(criterion => criterion.Max * (criterion.Weight ?? 1));
        return rubric.Criteria.Count > 0 && result.Total is { } total && (total < 0 || total > most)
            ? Rule(
                "score-out-of-range",
                Invariant($"{result.Team} has a total of {total}, where 0 to {most} can be had."),
                Invariant($"0 to {most}, the sum of the criteria's maxima by their weights")
            )
            : null;
    }

    private static Refusal? CheckScores(Rubric rubric, Result result)
    {
        var criteria = rubric.AllCriteria.ToDictionary(criterion => criterion.Id);
        foreach (var (id, score) in result.Scores)
        {
            if (!criteria.TryGetValue(id, out var criterion))
                return Rule(
                    "criterion-unknown",
                    $"The rubric has no criterion '{id}', for which {result.Team} has a score.",
                    "criteria of the round's rubric"
                );
            if (score < 0 || score > criterion.Max)
                return Rule(
                    "score-out-of-range",
                    Invariant($"{result.Team} has {score} in '{id}', where 0 to {criterion.Max} can be had."),
                    Invariant($"0 to {criterion.Max}")
                );
        }
        return null;
    }

    private static Refusal? CheckGates(Rubric rubric, Result result)
    {
        var gates = rubric.Gates.Select(gate => gate.Id).ToHashSet();
        foreach (var id in result.Gates.Keys)
            if (!gates.Contains(id))
                return Rule(
                    "gate-unknown",
                    $"The rubric has no gate '{id}', which {result.Team} is said to have met.",
                    "gates of the round's rubric"
                );
        return null;
    }

    private static Refusal Rule(string code, string message, string instead) => Refusal.Rule(code, message, instead);
}
