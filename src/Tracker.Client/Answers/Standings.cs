using System.Text.Json;

namespace Tracker.Client;

/// <summary>The ranked table of a round, or of now.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="AsOf">For when it was asked.</param>
/// <param name="KnownAt">By what was known when.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
/// <param name="Rows">The teams: by rank, and those without an official rank by name in the reader's language.</param>
/// <param name="Cut">The line between those who go on and those who do not.</param>
/// <param name="Round">The round; null before any was evaluated.</param>
/// <param name="Result">Whether the result can still change; null without a round.</param>
/// <param name="Disclosure">Who may see how much of it, as the reference describes it; null while nothing was said.</param>
/// <param name="Progress">How far the judges are, for those who may see it, as the reference describes it.</param>
public sealed record Standings(
    string Competition,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    IReadOnlyList<StandingsRow> Rows,
    Cut Cut,
    string? Round = null,
    ResultStatus? Result = null,
    JsonElement? Disclosure = null,
    JsonElement? Progress = null
) : TrackerAnswer;

/// <summary>A row of the standings. What was not made known is null or absent, never zero.</summary>
/// <param name="Team">The team.</param>
/// <param name="Name">Its name.</param>
/// <param name="Scores">Points by criterion.</param>
/// <param name="Gates">Whether it passed each gate.</param>
/// <param name="Outcome"><c>selected</c>, <c>eliminated</c>, <c>withdrawn</c>, <c>disqualified</c>, <c>reinstated</c> or
/// <c>pending</c>.</param>
/// <param name="Rank">The official rank, 1 being the best; tied teams share one.</param>
/// <param name="Total">Points in all.</param>
/// <param name="Tier">The tier in which it was selected.</param>
/// <param name="Reason">Why it did not go on.</param>
/// <param name="Note">A remark on its result.</param>
/// <param name="Unofficial">What others than the organiser said of its result.</param>
public sealed record StandingsRow(
    string Team,
    IReadOnlyDictionary<string, string> Name,
    IReadOnlyDictionary<string, decimal> Scores,
    IReadOnlyDictionary<string, bool> Gates,
    string Outcome,
    int? Rank = null,
    decimal? Total = null,
    string? Tier = null,
    string? Reason = null,
    string? Note = null,
    UnofficialResult? Unofficial = null
);

/// <summary>What others than the organiser said of a result.</summary>
/// <param name="Scores">Points by criterion.</param>
/// <param name="Gates">Whether it passed each gate.</param>
/// <param name="Rank">The rank.</param>
/// <param name="Total">Points in all.</param>
/// <param name="Note">A remark.</param>
public sealed record UnofficialResult(
    IReadOnlyDictionary<string, decimal> Scores,
    IReadOnlyDictionary<string, bool> Gates,
    int? Rank = null,
    decimal? Total = null,
    string? Note = null
);

/// <summary>The line between those who go on and those who do not.</summary>
/// <param name="Planned">How many were to go on; null where no plan says.</param>
/// <param name="Actual">How many did; null before the decision.</param>
/// <param name="Margin">Points between the last that went on and the best that was put out by rank, where both are known.</param>
public sealed record Cut(int? Planned = null, int? Actual = null, decimal? Margin = null);

/// <summary>Whether a round's result can still change.</summary>
/// <param name="Status"><c>pending</c>, <c>provisional</c> or <c>final</c>.</param>
/// <param name="ObjectionsUntil">Until when objections may be filed; null where there is no such time.</param>
/// <param name="FinalizedAt">When it was finalized; null while it was not.</param>
public sealed record ResultStatus(string Status, Moment? ObjectionsUntil = null, Moment? FinalizedAt = null);
