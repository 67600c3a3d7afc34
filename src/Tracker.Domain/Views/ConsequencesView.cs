using System.Text.Json.Serialization;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Views;

/// <summary>What other numbers change in a round: every rank, cut and outcome that flips.</summary>
/// <param name="Round">The round.</param>
/// <param name="Changes">The teams whose rank, total or points are others.</param>
/// <param name="Flips">The teams that the numbers put on the other side of the cut.</param>
/// <param name="Margin">Points between the last that goes on and the best put out by rank, before and after.</param>
/// <param name="Undecided">Why the numbers do not decide, before and after; null when they do.</param>
public sealed record ConsequencesView(
    StepId Round,
    ValueList<RankChange> Changes,
    ValueList<OutcomeFlip> Flips,
    Change<decimal?> Margin,
    Change<string?> Undecided
)
{
    /// <summary>What differs between a round and the same round with other numbers.</summary>
    public static ConsequencesView? Of(Competition before, Competition after, StepId id)
    {
        if (
            before.Rounds.GetValueOrDefault(id) is not { Evaluation: { } old } was
            || after.Rounds.GetValueOrDefault(id) is not { Evaluation: { } corrected } now
        )
            return null;
        var (first, second) = (
            RankedOutcomes.Of(was, before.PlannedSurvivors(was)),
            RankedOutcomes.Of(now, after.PlannedSurvivors(now))
        );
        var teams = old
            .Results.Keys.Union(corrected.Results.Keys)
            .OrderBy(team => team.Value, StringComparer.Ordinal)
            .ToList();
        return new(
            id,
            teams
                .Select(team => new RankChange(
                    team,
                    new(Rank(first, team), Rank(second, team)),
                    new(Total(old, team), Total(corrected, team)),
                    DiffView.Differing(Scores(old, team), Scores(corrected, team))
                ))
                .Where(change => change.Rank.Differs || change.Total.Differs || change.Scores.Count > 0)
                .ToValueList(),
            teams
                .Select(team => new OutcomeFlip(
                    team,
                    Recorded(before, team, id),
                    first.Outcomes.GetValueOrDefault(team),
                    second.Outcomes.GetValueOrDefault(team)
                ))
                .Where(flip => flip.ByNumbersBefore != flip.ByNumbersAfter)
                .ToValueList(),
            new(first.Margin, second.Margin),
            new(first.Undecided, second.Undecided)
        );
    }

    private static int? Rank(RankedOutcomes outcomes, TeamId team) =>
        outcomes.Ranks.TryGetValue(team, out var rank) ? rank : null;

    private static decimal? Total(Evaluation evaluation, TeamId team) =>
        evaluation.Results.GetValueOrDefault(team)?.Total;

    private static ValueMap<CriterionId, decimal> Scores(Evaluation evaluation, TeamId team) =>
        evaluation.Results.GetValueOrDefault(team)?.Scores ?? default;

    private static string Recorded(Competition competition, TeamId team, StepId round) =>
        competition.Teams.GetValueOrDefault(team)?.Outcomes.GetValueOrDefault(round) switch
        {
            Teams.Outcome.Selected => "selected",
            Teams.Outcome.Eliminated eliminated => $"eliminated by {Words.Of(eliminated.Reason)}",
            _ => "pending",
        };
}

/// <summary>A value before and after.</summary>
public sealed record Change<T>(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] T Before,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] T After
)
{
    /// <summary>Whether the two differ.</summary>
    [JsonIgnore]
    public bool Differs => !EqualityComparer<T>.Default.Equals(Before, After);
}

/// <summary>A team whose rank, total or points are others.</summary>
/// <param name="Team">The team.</param>
/// <param name="Rank">Its rank.</param>
/// <param name="Total">Its points in all.</param>
/// <param name="Scores">The criteria in which its points differ.</param>
public sealed record RankChange(TeamId Team, Change<int?> Rank, Change<decimal?> Total, ValueList<CriterionId> Scores);

/// <summary>A team that other numbers put on the other side of the cut.</summary>
/// <param name="Team">The team.</param>
/// <param name="Recorded">What was decided of it, which numbers never change by themselves.</param>
/// <param name="ByNumbersBefore">What the old numbers decide; null when they do not.</param>
/// <param name="ByNumbersAfter">What the new numbers decide; null when they do not.</param>
public sealed record OutcomeFlip(
    TeamId Team,
    string Recorded,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? ByNumbersBefore,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? ByNumbersAfter
);
