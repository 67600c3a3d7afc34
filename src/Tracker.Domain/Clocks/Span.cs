namespace Tracker.Domain.Clocks;

/// <summary>What is said of a stretch of entries together, so that a search can pass over it.</summary>
/// <param name="FirstKnown">Since when those with a role may know the first that they know.</param>
/// <param name="FirstPublic">Since when everyone may know the first that they know.</param>
/// <param name="Sequences">The least and the greatest place in the record.</param>
/// <param name="Visible">The first and the last to become visible to everyone, of those that do.</param>
/// <param name="EverPublic">How many do.</param>
internal readonly record struct Span(
    long FirstKnown,
    long FirstPublic,
    (long Least, long Greatest) Sequences,
    ((long From, long Sequence) First, (long From, long Sequence) Last) Visible,
    int EverPublic
)
{
    private static readonly Span Nothing = new(
        long.MaxValue,
        long.MaxValue,
        (long.MaxValue, 0),
        ((long.MaxValue, 0), (0, 0)),
        0
    );

    /// <summary>The stretch of some entries.</summary>
    public static Span Of(IEnumerable<Stamp> entries)
    {
        var span = Nothing;
        foreach (var entry in entries)
        {
            var visible = (entry.VisibleFrom, entry.Sequence);
            span = span.And(
                new(
                    entry.Known,
                    entry.IsEverPublic ? entry.Public : long.MaxValue,
                    (entry.Sequence, entry.Sequence),
                    entry.IsEverPublic ? (visible, visible) : Nothing.Visible,
                    entry.IsEverPublic ? 1 : 0
                )
            );
        }
        return span;
    }

    /// <summary>The stretch of some stretches.</summary>
    public static Span Of(IEnumerable<Span> spans) => spans.Aggregate(Nothing, (all, each) => all.And(each));

    /// <summary>Whether a reader may know any of it.</summary>
    public bool MayBeKnown(Perspective perspective) =>
        (perspective.Reader == Reader.Insider ? FirstKnown : FirstPublic) <= perspective.KnownBy.UtcTicks;

    private Span And(Span other) =>
        new(
            Math.Min(FirstKnown, other.FirstKnown),
            Math.Min(FirstPublic, other.FirstPublic),
            (Math.Min(Sequences.Least, other.Sequences.Least), Math.Max(Sequences.Greatest, other.Sequences.Greatest)),
            (
                Visible.First.CompareTo(other.Visible.First) <= 0 ? Visible.First : other.Visible.First,
                Visible.Last.CompareTo(other.Visible.Last) >= 0 ? Visible.Last : other.Visible.Last
            ),
            EverPublic + other.EverPublic
        );
}
