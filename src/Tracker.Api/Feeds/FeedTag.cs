using System.Globalization;
using Tracker.Domain.Values;

namespace Tracker.Api.Feeds;

/// <summary>
/// The ids of a feed and its entries, as <c>tag:</c> URIs (RFC 4151): the same whatever host a service is asked by, and those of
/// no other service that is configured with an origin of its own.
/// </summary>
internal static class FeedTag
{
    // From when on names are given so; it never changes, or every reader would take all entries for new.
    private const string Since = "2026-01-01";

    /// <summary>The id of a competition's feed, or of an event in it.</summary>
    /// <param name="origin">The service: a name of a host, and what may follow it.</param>
    /// <param name="competition">The competition.</param>
    /// <param name="sequence">The event's place in the record; null for the feed.</param>
    public static string Of(string origin, CompetitionId competition, long? sequence = null)
    {
        var end = origin.IndexOf('/', StringComparison.Ordinal);
        var (host, path) = end < 0 ? (origin, "") : (origin[..end], origin[end..]);
        var feed =
            $"tag:{Escaped(host.ToLowerInvariant())},{Since}:{Escaped($"{path.Trim('/')}/{competition}".TrimStart('/'))}";
        return sequence is { } place ? string.Create(CultureInfo.InvariantCulture, $"{feed}/events/{place}") : feed;
    }

    // An origin may have any character that is visible.
    private static string Escaped(string text) =>
        Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal);
}
