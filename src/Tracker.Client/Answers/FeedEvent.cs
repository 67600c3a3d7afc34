using System.Text.Json.Serialization;

namespace Tracker.Client;

/// <summary>An event of a feed: a CloudEvent (version 1.0 of its specification).</summary>
/// <param name="Id">Its place in the feed, after which one resumes: <c>12</c>, or <c>r12</c> for callers with a role.</param>
/// <param name="Source">The competition, as the path of its record.</param>
/// <param name="Type">What happened: <c>tracker.</c> and the name of the event.</param>
/// <param name="Data">The event, as the history shows it.</param>
/// <param name="Time">When it was recorded.</param>
/// <param name="Subject">Of whom it speaks, <c>teams/arch</c> or <c>rounds/jury</c>; null where that is not one.</param>
/// <param name="Supersedes">The ids of the events that it corrects or undoes, separated by spaces; null where it does not.</param>
public sealed record FeedEvent(
    string Id,
    string Source,
    string Type,
    RecordedEvent Data,
    DateTimeOffset? Time = null,
    string? Subject = null,
    string? Supersedes = null
) : TrackerAnswer
{
    /// <summary>The ids of the events that it corrects or undoes.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Superseded => Supersedes?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
