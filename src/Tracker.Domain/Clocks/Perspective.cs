namespace Tracker.Domain.Clocks;

/// <summary>For whom and for when a history is looked at (DESIGN section 4).</summary>
/// <param name="AsOf">What was true at this instant…</param>
/// <param name="KnownBy">…as far as it was known at this one.</param>
/// <param name="Reader">To whom: the public knows a fact only since it was public.</param>
public readonly record struct Perspective(DateTimeOffset AsOf, DateTimeOffset KnownBy, Reader Reader)
{
    /// <summary>
    /// The end of the day of a question for now: a fact that is of today counts on it, whenever of the day it is asked; one of
    /// an instant that is still to come does not. Null for a question of a time that was named.
    /// </summary>
    public DateTimeOffset? EndOfToday { get; init; }
}

/// <summary>Who looks.</summary>
public enum Reader
{
    /// <summary>Anyone: sees a fact since it was public.</summary>
    Public,

    /// <summary>Someone who keeps the record: sees a fact since it was known.</summary>
    Insider,

    /// <summary>Someone trusted with results under embargo: sees what an insider sees, but how judges scored.</summary>
    Trusted,
}
