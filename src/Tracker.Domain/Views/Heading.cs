using Tracker.Domain.Clocks;
using Tracker.Domain.Values;

namespace Tracker.Domain.Views;

/// <summary>What every answer says of itself: of what it speaks, for when, and from how much of the record.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="AsOf">For when it was asked.</param>
/// <param name="KnownAt">By what was known when.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
public sealed record Heading(CompetitionId Competition, Moment AsOf, Moment KnownAt, long Version)
{
    /// <summary>The time of the question: what is yet to end by then has not ended, whatever day is asked for.</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.MaxValue;
}
