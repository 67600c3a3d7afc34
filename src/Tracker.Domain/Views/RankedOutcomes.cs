using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Views;

/// <summary>What a round's numbers alone would decide, whatever was decided: the cut by rank, gates and the rule for ties.</summary>
/// <param name="Ranks">The rank of each team that has one.</param>
/// <param name="Outcomes">What would become of each team; empty when the numbers do not decide.</param>
/// <param name="Undecided">Why the numbers do not decide; null when they do.</param>
/// <param name="Margin">Points between the last that would go on and the best that would be put out by rank, where known.</param>
public sealed record RankedOutcomes(
    IReadOnlyDictionary<TeamId, int> Ranks,
    IReadOnlyDictionary<TeamId, string> Outcomes,
    string? Undecided,
    decimal? Margin
)
{
    private const string Selected = "selected";

    /// <summary>What the numbers of a round decide between all teams that have a result in it.</summary>
    /// <param name="round">The round, evaluated.</param>
    /// <param name="planned">How many are to go on; null when nothing says.</param>
    public static RankedOutcomes Of(Round round, int? planned)
    {
        var results = round.Evaluation!.Results;
        var ranks = Ranking.Of(round.Evaluation);
        if (planned is not { } seats)
            return new(ranks, new Dictionary<TeamId, string>(), "survivors-unknown", null);
        return Cut.Draw(round, results.Keys.ToHashSet(), seats) switch
        {
            Cut.Drawn drawn => new(ranks, OutcomesOf(drawn), null, MarginOf(round.Evaluation, drawn)),
            Cut.Refused refused => new(ranks, new Dictionary<TeamId, string>(), refused.Refusal.Code, null),
            _ => throw new InvalidOperationException("A cut is drawn or refused."),
        };
    }

    /// <summary>The teams of which the numbers decide the same.</summary>
    public IReadOnlyList<TeamId> WhereOutcome(string outcome) =>
        [.. Outcomes.Where(pair => pair.Value == outcome).Select(pair => pair.Key)];

    private static Dictionary<TeamId, string> OutcomesOf(Cut.Drawn drawn) =>
        drawn
            .Selected.Select(team => KeyValuePair.Create(team, Selected))
            .Concat(
                drawn.Eliminated.Select(each =>
                    KeyValuePair.Create(each.Team, $"eliminated by {Words.Of(each.Reason)}")
                )
            )
            .ToDictionary();

    private static decimal? MarginOf(Evaluation evaluation, Cut.Drawn drawn)
    {
        var above = drawn.Selected.Select(team => evaluation.Results[team].Total).ToList();
        var below = drawn
            .Eliminated.Where(each => each.Reason == EliminationReason.Rank)
            .Select(each => evaluation.Results[each.Team].Total)
            .ToList();
        return above.Count == 0 || below.Count == 0 || above.Contains(null) || below.Contains(null)
            ? null
            : above.Min() - below.Max();
    }
}
