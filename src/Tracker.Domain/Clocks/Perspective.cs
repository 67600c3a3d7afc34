namespace Tracker.Domain.Clocks;

/// <summary>For whom and for when a history is looked at (DESIGN section 4).</summary>
/// <param name="AsOf">What was true at this instant…</param>
/// <param name="KnownBy">…as far as it was known at this one.</param>
/// <param name="Reader">To whom: the public knows a fact only since it was public.</param>
public readonly record struct Perspective(DateTimeOffset AsOf, DateTimeOffset KnownBy, Reader Reader);

/// <summary>Who looks.</summary>
public enum Reader
{
    /// <summary>Anyone: sees a fact since it was public.</summary>
    Public,

    /// <summary>Someone with a role: sees a fact since it was known.</summary>
    Insider,
}
