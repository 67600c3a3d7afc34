using System.Globalization;
using Tracker.Api.Http;
using Tracker.Domain.Clocks;

namespace Tracker.Api.Feeds;

/// <summary>
/// Where a client is in a feed, as its events are numbered: <c>12</c> is a place among what everyone was told, <c>r12</c> one
/// of the record, by which those with a role count. One says nothing of the other.
/// </summary>
internal static class FeedPosition
{
    /// <summary>The header by which a client that reconnects says what came last.</summary>
    public const string Header = "Last-Event-ID";

    private const string OfRecord = "r";

    /// <summary>The id of an event at a place.</summary>
    public static Func<long, string> IdFor(Reader reader) =>
        reader == Reader.Public
            ? place => place.ToString(CultureInfo.InvariantCulture)
            : place => string.Create(CultureInfo.InvariantCulture, $"{OfRecord}{place}");

    /// <summary>What an id is, in words.</summary>
    public static string Rule(Reader reader) =>
        reader == Reader.Public
            ? "the id of an event of this feed, such as 12; or none, for all from the beginning"
            : "the id of an event of the feed for those with a role, such as r12; or none, for all from the beginning";

    /// <summary>The place that an id names; null when it is none of the reader's feed.</summary>
    public static long? Read(string? text, Reader reader)
    {
        if (string.IsNullOrEmpty(text))
            return 0;
        if (reader != Reader.Public)
            text = text.StartsWith(OfRecord, StringComparison.Ordinal) ? text[OfRecord.Length..] : "";
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;
    }

    /// <summary>
    /// The answer to whoever resumes after an event that the feed does not have. It would have to wait, and miss what takes that
    /// place: after a restore from a backup, other events do.
    /// </summary>
    public static IResult Beyond(string last, long end, Reader reader) =>
        Problems.Of(
            StatusCodes.Status409Conflict,
            $"The feed has no event '{last}': it ends at {IdFor(reader)(end)}. It may have been restored from a backup since.",
            $"after {IdFor(reader)(end)}, for what comes next; or after none, for all from the beginning",
            "feed-position-unknown"
        );
}
