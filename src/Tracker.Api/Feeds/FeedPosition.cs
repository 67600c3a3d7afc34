using System.Globalization;
using Tracker.Domain.Clocks;

namespace Tracker.Api.Feeds;

/// <summary>
/// Where a client is in a feed, as its events are numbered: <c>12</c> is a place among what everyone was told, <c>r12</c> one
/// of the record, by which those with a role count. One says nothing of the other.
/// </summary>
internal static class FeedPosition
{
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
}
