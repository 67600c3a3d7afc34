using System.Collections.Immutable;
using Tracker.Domain.Competitions;

namespace Tracker.Domain.Clocks;

/// <summary>Which events count no more, by the undoings that are known.</summary>
internal static class Undoings
{
    /// <summary>The events that do not count, each with the one that undid it. An undoing that was undone undid nothing.</summary>
    /// <param name="known">The undoings that are known, in any order.</param>
    public static ImmutableDictionary<long, long> Of(IEnumerable<Recorded> known)
    {
        var undone = ImmutableDictionary.CreateBuilder<long, long>();
        // The last first: an undoing can only be undone by a later one.
        foreach (var each in known.OrderByDescending(each => each.Sequence))
            if (!undone.ContainsKey(each.Sequence))
                foreach (var sequence in ((EventsUndone)each.Event).Events.Where(other => other < each.Sequence))
                    undone.TryAdd(sequence, each.Sequence);
        return undone.ToImmutable();
    }
}
