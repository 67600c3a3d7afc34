namespace Tracker.Client;

/// <summary>What other numbers change in a round: every rank, cut and outcome that flips.</summary>
/// <param name="Round">The round.</param>
/// <param name="Changes">The teams whose rank, total or points are others, by id.</param>
/// <param name="Flips">The teams that the numbers put on the other side of the cut, by id.</param>
/// <param name="Margin">Points between the last that goes on and the best put out by rank; null where that is not known.</param>
/// <param name="Undecided">The code of why the numbers do not decide, such as <c>ranks-missing</c>; null when they do.</param>
public sealed record Consequences(
    string Round,
    IReadOnlyList<RankChange> Changes,
    IReadOnlyList<OutcomeFlip> Flips,
    Change<decimal?> Margin,
    Change<string?> Undecided
);

/// <summary>A team whose rank, total or points are others.</summary>
/// <param name="Team">The team.</param>
/// <param name="Rank">Its rank.</param>
/// <param name="Total">Its points in all.</param>
/// <param name="Scores">The criteria in which its points differ.</param>
public sealed record RankChange(string Team, Change<int?> Rank, Change<decimal?> Total, IReadOnlyList<string> Scores);

/// <summary>A team that other numbers put on the other side of the cut.</summary>
/// <param name="Team">The team.</param>
/// <param name="Recorded">What was decided of it, which numbers never change by themselves: <c>selected</c>,
/// <c>eliminated by rank</c> or for another reason, or <c>pending</c>.</param>
/// <param name="ByNumbersBefore">What the old numbers decide; null when they do not.</param>
/// <param name="ByNumbersAfter">What the new numbers decide; null when they do not.</param>
public sealed record OutcomeFlip(
    string Team,
    string Recorded,
    string? ByNumbersBefore = null,
    string? ByNumbersAfter = null
);
