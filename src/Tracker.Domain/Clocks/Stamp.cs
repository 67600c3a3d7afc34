using Tracker.Domain.Competitions;

namespace Tracker.Domain.Clocks;

/// <summary>What a history knows of an event beside what happened. Times are ticks of UTC.</summary>
/// <param name="Sequence">Its place in the record.</param>
/// <param name="At">When it took effect.</param>
/// <param name="RecordedAt">Since when it is held.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Known">Since when those with a role may know it.</param>
/// <param name="Public">Since when everyone may.</param>
/// <param name="SettledForInsiders">Since when those with a role may know all on which it depends whether it counts.</param>
/// <param name="SettledForAll">Since when everyone may; what is never in what they see is settled from the beginning.</param>
/// <param name="Marks">What else there is to say of it.</param>
internal readonly record struct Stamp(
    long Sequence,
    long At,
    long RecordedAt,
    string? By,
    long Known,
    long Public,
    long SettledForInsiders,
    long SettledForAll,
    Marks Marks
)
{
    /// <summary>When what never becomes public does.</summary>
    public static long Never { get; } = Recorded.Never.UtcTicks;

    /// <summary>Whether it counts no more, by all that is recorded.</summary>
    public bool IsUndone => Marks.HasFlag(Marks.Undone);

    /// <summary>Whether it is for those with a role alone.</summary>
    public bool IsConfidential => Marks.HasFlag(Marks.Confidential);

    /// <summary>Whether everyone may see it some time.</summary>
    public bool IsEverPublic => Public < Never;

    /// <summary>Whether everyone may see it later than it was recorded, or never.</summary>
    public bool IsLate => Public > RecordedAt;

    /// <summary>From when everyone can have seen it here: it may have been public before it was recorded.</summary>
    public long VisibleFrom => Math.Max(RecordedAt, Public);

    /// <summary>Whether a reader knows of it.</summary>
    public bool IsKnown(Perspective perspective) =>
        perspective.Reader == Reader.Insider
            ? Known <= perspective.KnownBy.UtcTicks
            : Public <= perspective.KnownBy.UtcTicks && IsEverPublic;

    /// <summary>Whether a reader knows of it, and it had taken effect.</summary>
    public bool IsAdmitted(Perspective perspective) =>
        IsKnown(perspective) && (At <= perspective.AsOf.UtcTicks || Marks.HasFlag(Marks.Dated));

    /// <summary>The event as the record holds it.</summary>
    public Recorded With(CompetitionEvent happened) =>
        new(Sequence, happened, new DateTimeOffset(RecordedAt, TimeSpan.Zero)) { By = By };
}

/// <summary>What there is to say of an event by yes or no.</summary>
[Flags]
internal enum Marks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It counts no more.</summary>
    Undone = 1,

    /// <summary>It is for those with a role alone.</summary>
    Confidential = 2,

    /// <summary>It took effect on a date, not at an instant.</summary>
    Dated = 4,
}
