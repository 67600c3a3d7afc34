using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tracker.Client;

/// <summary>A page of a history.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="AsOf">For when it was asked.</param>
/// <param name="KnownAt">By what was known when.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
/// <param name="Events">The events, by sequence.</param>
/// <param name="Next">Where the next page is; null on the last.</param>
public sealed record HistoryPage(
    string Competition,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    IReadOnlyList<RecordedEvent> Events,
    string? Next = null
) : TrackerAnswer;

/// <summary>
/// An event of the record. What all events have is here by name; what one type of event has of its own is in
/// <see cref="Members" />, as the reference describes it.
/// </summary>
/// <param name="Type">What happened, such as <c>TeamEliminated</c>.</param>
/// <param name="At">When it took effect.</param>
/// <param name="KnownAt">Since when it was known.</param>
/// <param name="Sequence">Its place in the record; null where it has none yet, or is not told.</param>
/// <param name="RecordedAt">When it was recorded; null where it is not told.</param>
/// <param name="RecordedBy">By whom, for those who may see it.</param>
/// <param name="Imported">Whether it was imported with the time since when it was known.</param>
/// <param name="Official">Whether the organiser said it.</param>
/// <param name="Note">A remark.</param>
/// <param name="UndoneBy">The sequence of the event that undid it; null while none did.</param>
/// <param name="ReopenedBy">The sequence of the event that reopened the decision; null while none did.</param>
public sealed record RecordedEvent(
    string Type,
    Moment At,
    Moment? KnownAt = null,
    long? Sequence = null,
    DateTimeOffset? RecordedAt = null,
    string? RecordedBy = null,
    bool Imported = false,
    bool Official = true,
    string? Note = null,
    long? UndoneBy = null,
    long? ReopenedBy = null
)
{
    /// <summary>What it has beside that: <c>team</c>, <c>round</c>, <c>results</c>, <c>sources</c> and so on.</summary>
    [JsonInclude]
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Members { get; internal set; }

    /// <summary>A member that is a text, such as <c>team</c>; null when there is none of that name.</summary>
    public string? Text(string member) =>
        Members?.TryGetValue(member, out var value) == true && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
