namespace Tracker.Client;

/// <summary>Why a team stands where it does in a round: rank, total, criteria, gates, the cut, each with who said it.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="AsOf">For when it was asked.</param>
/// <param name="KnownAt">By what was known when.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
/// <param name="Round">The round.</param>
/// <param name="Team">The team.</param>
/// <param name="Name">The team's name.</param>
/// <param name="Rank">Its rank, and whether it was given or follows from the totals.</param>
/// <param name="Total">Its points in all, and what the criteria add up to.</param>
/// <param name="Criteria">The criteria of the rubric, each with its points.</param>
/// <param name="Gates">The gates of the rubric.</param>
/// <param name="Cut">The line between those who go on and those who do not.</param>
/// <param name="Outcome">What became of the team.</param>
/// <param name="Ties">The rule for ties across the cut; null where there is none.</param>
/// <param name="Rubric">Which event says how the round is judged; null where none does.</param>
/// <param name="Planned">Which event says how many were to go on; null where none does.</param>
public sealed record Explanation(
    string Competition,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    string Round,
    string Team,
    IReadOnlyDictionary<string, string> Name,
    RankExplained Rank,
    TotalExplained Total,
    IReadOnlyList<CriterionExplained> Criteria,
    IReadOnlyList<GateExplained> Gates,
    Cut Cut,
    OutcomeExplained Outcome,
    TieRule? Ties = null,
    Said? Rubric = null,
    Said? Planned = null
) : TrackerAnswer;

/// <summary>A rank, and how it came about.</summary>
/// <param name="Value">The rank; null where there is none.</param>
/// <param name="How"><c>given</c>, <c>by total</c> or <c>as published</c>; null where there is none.</param>
/// <param name="Said">Which event said it; null where none did.</param>
public sealed record RankExplained(int? Value = null, string? How = null, Said? Said = null);

/// <summary>A total as it was given, and what the criteria add up to.</summary>
/// <param name="Value">The total; null where there is none.</param>
/// <param name="Added">What the criteria add up to; null where a score is missing or held back.</param>
/// <param name="Sum">The same, rounded where the rubric rounds totals.</param>
/// <param name="Rounding">How the rubric rounds; null where it does not.</param>
/// <param name="Said">Which event said it; null where none did.</param>
public sealed record TotalExplained(
    decimal? Value = null,
    decimal? Added = null,
    decimal? Sum = null,
    Rounding? Rounding = null,
    Said? Said = null
);

/// <summary>A criterion with its points. What was not made known is null, never zero.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Max">The most points it can give.</param>
/// <param name="Weight">By how much its points count in its parent.</param>
/// <param name="Criteria">Its parts; none when it is scored directly.</param>
/// <param name="Cards">What judges gave, where it was tallied from that; for those who may see scorecards.</param>
/// <param name="Normalisation">How raw points become points: <c>none</c>, <c>to-leader</c> or <c>to-target</c>; null where
/// that is not said.</param>
/// <param name="Points">Its points.</param>
/// <param name="Weighted">The same by its weight.</param>
/// <param name="Adds">What it adds to its parent: that, rounded where the rubric rounds items.</param>
/// <param name="Said">Which event said it; null where none did, as of what its parts add up to.</param>
public sealed record CriterionExplained(
    string Id,
    IReadOnlyDictionary<string, string> Name,
    decimal Max,
    decimal Weight,
    IReadOnlyList<CriterionExplained> Criteria,
    IReadOnlyList<CardExplained> Cards,
    string? Normalisation = null,
    decimal? Points = null,
    decimal? Weighted = null,
    decimal? Adds = null,
    Said? Said = null
);

/// <summary>A gate, and whether the team passed it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Cards">How the panel voted, where it was tallied from that; for those who may see scorecards.</param>
/// <param name="Passed">Whether the team passed it; null where that was not made known.</param>
/// <param name="Said">Which event said it; null where none did.</param>
public sealed record GateExplained(
    string Id,
    IReadOnlyDictionary<string, string> Name,
    IReadOnlyList<CardExplained> Cards,
    bool? Passed = null,
    Said? Said = null
);

/// <summary>What a judge gave.</summary>
/// <param name="Judge">The judge.</param>
/// <param name="Said">Which event said it.</param>
/// <param name="Score">The points, or 1 or 0 for a gate; null where the judge abstained.</param>
public sealed record CardExplained(string Judge, Said Said, decimal? Score = null);

/// <summary>What became of the team in the round.</summary>
/// <param name="Value"><c>selected</c>, <c>eliminated</c>, <c>withdrawn</c>, <c>disqualified</c>, <c>reinstated</c> or
/// <c>pending</c>.</param>
/// <param name="Reason">Why it did not go on; null where it did, or that is not told.</param>
/// <param name="Said">Which event said it; null where none did.</param>
public sealed record OutcomeExplained(string Value, string? Reason = null, Said? Said = null);
