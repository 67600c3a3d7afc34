using System.Globalization;

namespace Tracker.Client;

/// <summary>How far a feed has been read, so that no event is given twice.</summary>
internal sealed class FeedPlace(string? after)
{
    /// <summary>The id of the last event; null before the first.</summary>
    public string? Last { get; private set; } = after;

    /// <summary>Goes on to an event; false when it was passed before.</summary>
    public bool MovesTo(string id)
    {
        if (Last is not null && NumberOf(id) is { } next && NumberOf(Last) is { } last && next <= last)
            return false;
        Last = id;
        return true;
    }

    // Ids are whole numbers, before which r stands for those with a role.
    private static long? NumberOf(string id) =>
        long.TryParse(
            id.AsSpan(id.StartsWith('r') ? 1 : 0),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
