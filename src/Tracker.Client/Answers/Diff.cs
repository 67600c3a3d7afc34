namespace Tracker.Client;

/// <summary>What differs between two dates, or between what was known on two days of one date, and the events that did it.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="From">The one side.</param>
/// <param name="To">The other.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
/// <param name="Sizes">The size of the field on either side.</param>
/// <param name="In">The teams that are in the field only on the other side, by id.</param>
/// <param name="Out">The teams that are in the field only on the one side, by id.</param>
/// <param name="Rounds">The rounds in which something differs, in the order of their schedule.</param>
/// <param name="Events">The events that count on one side alone, by sequence.</param>
public sealed record Diff(
    string Competition,
    DiffSide From,
    DiffSide To,
    long Version,
    Change<int> Sizes,
    IReadOnlyList<string> In,
    IReadOnlyList<string> Out,
    IReadOnlyList<RoundDiff> Rounds,
    IReadOnlyList<RecordedEvent> Events
) : TrackerAnswer;

/// <summary>One side of a comparison.</summary>
/// <param name="AsOf">For when.</param>
/// <param name="KnownAt">By what was known when.</param>
public sealed record DiffSide(Moment AsOf, Moment KnownAt);

/// <summary>What differs in a round.</summary>
/// <param name="Round">The round.</param>
/// <param name="Teams">The teams of which something differs, by id.</param>
/// <param name="Result">Whether its result was <c>pending</c>, <c>provisional</c> or <c>final</c>; null when that is the same.</param>
public sealed record RoundDiff(string Round, IReadOnlyList<TeamDiff> Teams, Change<string?>? Result = null);

/// <summary>What differs of a team in a round; what does not is null, or none.</summary>
/// <param name="Team">The team.</param>
/// <param name="Scores">The criteria in which its points differ.</param>
/// <param name="Gates">The gates of which it is said otherwise, or only on one side, whether it passed them.</param>
/// <param name="Outcome">What became of it, and why, such as <c>eliminated: gate</c>.</param>
/// <param name="Rank">Its official rank.</param>
/// <param name="Total">Its points in all.</param>
/// <param name="Tier">The tier in which it went on.</param>
public sealed record TeamDiff(
    string Team,
    IReadOnlyList<string> Scores,
    IReadOnlyList<string> Gates,
    Change<string?>? Outcome = null,
    Change<int?>? Rank = null,
    Change<decimal?>? Total = null,
    Change<string?>? Tier = null
);
