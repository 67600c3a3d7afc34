using System.Text.Json;

namespace Tracker.Client;

/// <summary>A page of the list of competitions.</summary>
/// <param name="Competitions">The competitions in brief, by id.</param>
/// <param name="Next">Where the next page is; null on the last.</param>
public sealed record CompetitionsPage(IReadOnlyList<Competition> Competitions, string? Next = null) : TrackerAnswer;

/// <summary>A competition in brief.</summary>
/// <param name="Id">Its id.</param>
/// <param name="AsOf">For when it was asked.</param>
/// <param name="KnownAt">By what was known when.</param>
/// <param name="Version">The sequence of the last event that the record held; it serves <see cref="WriteOptions.IfVersion" />.</param>
/// <param name="Name">Its name.</param>
/// <param name="TimeZone">The zone in which its days end (IANA).</param>
/// <param name="Status">Whether it runs, or how it ended.</param>
/// <param name="Planned">The planned sizes of the field.</param>
/// <param name="Actual">The size after entry, and after each step.</param>
/// <param name="Size">How many are in.</param>
/// <param name="Winners">Who won, once it is concluded.</param>
/// <param name="Rounds">Its rounds, in the order in which they were scheduled.</param>
/// <param name="Calls">Its calls, by id.</param>
/// <param name="Host">Who runs it; null where that is not known.</param>
public sealed record Competition(
    [property: System.Text.Json.Serialization.JsonPropertyName("competition")] string Id,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    IReadOnlyDictionary<string, string> Name,
    string TimeZone,
    string Status,
    IReadOnlyList<int> Planned,
    IReadOnlyList<int> Actual,
    int Size,
    IReadOnlyList<string> Winners,
    IReadOnlyList<Round> Rounds,
    IReadOnlyList<Call> Calls,
    string? Host = null
) : TrackerAnswer;

/// <summary>A round in brief.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status"><c>scheduled</c>, <c>evaluated</c>, <c>decided</c> or <c>cancelled</c>.</param>
/// <param name="Planned">How many were to survive it; null where no plan says.</param>
/// <param name="OpensAt">When it begins.</param>
/// <param name="ClosesAt">When it ends.</param>
/// <param name="Rubric">How it is judged, as the reference describes it; null where that is not known.</param>
/// <param name="Cancelled">Why it was cancelled; null where it was not.</param>
public sealed record Round(
    string Id,
    IReadOnlyDictionary<string, string> Name,
    string Status,
    int? Planned = null,
    Moment? OpensAt = null,
    Moment? ClosesAt = null,
    JsonElement? Rubric = null,
    string? Cancelled = null
);

/// <summary>A call in brief.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Seats">How many teams it may admit.</param>
/// <param name="Reason">Why there is a vacancy.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="ClosedAt">When it was closed; null while it is open.</param>
public sealed record Call(string Id, int Seats, string Reason, Moment OpenedAt, Moment? ClosedAt = null);
