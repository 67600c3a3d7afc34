namespace Tracker.Client;

/// <summary>Who is in, who is out and why.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="AsOf">For when it was asked.</param>
/// <param name="KnownAt">By what was known when.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
/// <param name="Size">How many are in.</param>
/// <param name="Teams">Those who are in, by name in the reader's language.</param>
/// <param name="Out">Those who are out, by name in the reader's language.</param>
public sealed record Field(
    string Competition,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    int Size,
    IReadOnlyList<FieldTeam> Teams,
    IReadOnlyList<OutTeam> Out
) : TrackerAnswer;

/// <summary>A team that is in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Since">Since when: its entry, or the last step that kept or brought it in.</param>
/// <param name="Round">That step; null since entry.</param>
/// <param name="Tier">The tier in which that step put it; null in none.</param>
public sealed record FieldTeam(
    string Id,
    IReadOnlyDictionary<string, string> Name,
    Moment Since,
    string? Round = null,
    string? Tier = null
);

/// <summary>A team that is out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">How it left: <c>eliminated</c>, <c>withdrawn</c>, <c>disqualified</c> or <c>merged</c>.</param>
/// <param name="At">When.</param>
/// <param name="Round">In which round; null in none.</param>
/// <param name="Reason">Why; null where that is not told.</param>
public sealed record OutTeam(
    string Id,
    IReadOnlyDictionary<string, string> Name,
    string Status,
    Moment At,
    string? Round = null,
    string? Reason = null
);

/// <summary>The teams of a competition, or those that were found by a name.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="AsOf">For when it was asked.</param>
/// <param name="KnownAt">By what was known when.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
/// <param name="Count">How many there are, of which a limit may leave some out.</param>
/// <param name="Teams">The teams, by name in the reader's language.</param>
public sealed record TeamList(
    string Competition,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    int Count,
    IReadOnlyList<ListedTeam> Teams
) : TrackerAnswer;

/// <summary>A team in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="FormerNames">The names it had before, the first first.</param>
/// <param name="Status"><c>in</c>, <c>eliminated</c>, <c>withdrawn</c>, <c>disqualified</c> or <c>merged</c>.</param>
public sealed record ListedTeam(
    string Id,
    IReadOnlyDictionary<string, string> Name,
    IReadOnlyList<IReadOnlyDictionary<string, string>> FormerNames,
    string Status
);
