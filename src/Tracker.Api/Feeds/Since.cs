using Tracker.Domain.Clocks;
using Tracker.Store.Reading;

namespace Tracker.Api.Feeds;

/// <summary>Since when a reader could see something.</summary>
internal static class Since
{
    /// <summary>Since when whoever asks could see an event of their sight: everyone since it was public, those with a role since it was known.</summary>
    public static DateTimeOffset Seen(Recorded recorded, Question question, TimeZoneId zone) =>
        (
            question.Reader == Domain.Clocks.Reader.Public ? recorded.PublicFrom(zone) : recorded.KnownFrom(zone)
        ).ToUniversalTime();
}
