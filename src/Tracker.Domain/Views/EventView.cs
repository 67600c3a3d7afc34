using System.Text.Json.Serialization;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;

namespace Tracker.Domain.Views;

/// <summary>An event as readers see it: in JSON the members of the fact, and beside them when it was recorded and known.</summary>
/// <param name="Sequence">Its place in the competition's stream, from 1; absent for whoever must not count what is hidden.</param>
/// <param name="Event">The fact.</param>
/// <param name="KnownAt">Since when it was known.</param>
/// <param name="RecordedAt">Since when the system holds it.</param>
/// <param name="RecordedBy">Who recorded it; absent for all but those who keep the record.</param>
/// <param name="Imported">Whether a history file, not the system, says since when it was known.</param>
/// <param name="UndoneBy">The event that undid it; null while it counts.</param>
/// <param name="ReopenedBy">The correction that reopened the decision that it is; null while it stands.</param>
[JsonConverter(typeof(EventViewConverter))]
public sealed record EventView(
    long? Sequence,
    CompetitionEvent Event,
    Moment KnownAt,
    DateTimeOffset RecordedAt,
    string? RecordedBy,
    bool Imported,
    long? UndoneBy,
    long? ReopenedBy
)
{
    /// <summary>An event of the record.</summary>
    public static EventView Of(Recorded recorded) =>
        new(
            recorded.Sequence,
            recorded.Event,
            recorded.Event.KnownAt ?? Moment.Of(recorded.RecordedAt),
            recorded.RecordedAt,
            recorded.By,
            recorded.Event.KnownAt is not null,
            recorded.UndoneBy,
            recorded.ReopenedBy
        );
}
