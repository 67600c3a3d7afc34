using Tracker.Domain.Competitions;

namespace Tracker.Domain.Clocks;

/// <summary>An event as the record holds it.</summary>
/// <param name="Sequence">Its place in the competition's stream, from 1.</param>
/// <param name="Event">The fact.</param>
/// <param name="RecordedAt">Since when the system holds it.</param>
public sealed record Recorded(long Sequence, CompetitionEvent Event, DateTimeOffset RecordedAt)
{
    /// <summary>Who recorded it; null when that is not known, or not for whoever looks.</summary>
    public string? By { get; init; }

    /// <summary>The event that undid it, as far as that is known to whoever looks; null while it counts.</summary>
    public long? UndoneBy { get; init; }

    /// <summary>The correction that reopened the decision that it is; null while it stands.</summary>
    public long? ReopenedBy { get; init; }

    /// <summary>Since when it was known: since it was recorded, or earlier when a history was imported.</summary>
    public DateTimeOffset KnownFrom(TimeZoneId zone) =>
        Event.KnownAt?.In(zone) is { } known && known < RecordedAt ? known : RecordedAt;

    /// <summary>
    /// Since when everyone may see it by what it says itself: since it was known, or later under embargo; a scorecard never.
    /// </summary>
    public DateTimeOffset PublicFrom(TimeZoneId zone) => Event.IsConfidential ? Never : Said(zone);

    /// <summary>What never comes: when something becomes public that does not.</summary>
    public static DateTimeOffset Never => DateTimeOffset.MaxValue;

    private DateTimeOffset Said(TimeZoneId zone)
    {
        var said = KnownFrom(zone);
        if (Event.PublicAt?.In(zone) is { } open && open > said)
            said = open;
        return (Event as ResultsPublished)?.EmbargoUntil?.In(zone) is { } until && until > said ? until : said;
    }
}
