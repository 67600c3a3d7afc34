namespace Tracker.Domain.Clocks;

/// <summary>The entries of a chunk in little room: by columns, and each beside the one that it mostly is the same as.</summary>
internal sealed class Columns
{
    private readonly Column sequences;
    private readonly Column ats;
    private readonly Column recorded;
    private readonly Column known;
    private readonly Column opened;
    private readonly Column settledForInsiders;
    private readonly Column settledForAll;
    private readonly Column marks;
    private readonly string? by;
    private readonly string?[]? byEach;

    public Columns(Stamp[] entries)
    {
        sequences = new(entries, each => each.Sequence);
        ats = new(entries, each => each.At);
        recorded = new(entries, each => each.RecordedAt);
        known = new(entries, each => each.Known - each.RecordedAt);
        opened = new(entries, each => each.Public - UsuallyPublic(each.Marks, each.Known));
        settledForInsiders = new(entries, each => each.SettledForInsiders - each.Known);
        settledForAll = new(entries, each => each.SettledForAll - UsuallySettled(each.Marks, each.Public));
        marks = new(entries, each => (long)each.Marks);
        by = HeldOnce(entries[0].By);
        if (Array.Exists(entries, each => each.By != by))
            byEach = Array.ConvertAll(entries, each => HeldOnce(each.By));
    }

    public Stamp this[int place]
    {
        get
        {
            var marked = (Marks)marks[place];
            var held = recorded[place];
            var since = known[place] + held;
            var open = opened[place] + UsuallyPublic(marked, since);
            return new(
                sequences[place],
                ats[place],
                held,
                byEach is null ? by : byEach[place],
                since,
                open,
                settledForInsiders[place] + since,
                settledForAll[place] + UsuallySettled(marked, open),
                marked
            );
        }
    }

    /// <summary>When an entry took effect.</summary>
    public long At(int place) => ats[place];

    /// <summary>How many bytes they take.</summary>
    public int Weight =>
        240
        + sequences.Weight
        + ats.Weight
        + recorded.Weight
        + known.Weight
        + opened.Weight
        + settledForInsiders.Weight
        + settledForAll.Weight
        + marks.Weight
        + 8 * (byEach?.Length ?? 0);

    // A few names for a million events.
    private static string? HeldOnce(string? name) => name is null ? null : string.Intern(name);

    private static long UsuallyPublic(Marks marks, long known) =>
        marks.HasFlag(Marks.Confidential) ? Stamp.Never : known;

    private static long UsuallySettled(Marks marks, long open) => marks.HasFlag(Marks.Confidential) ? 0 : open;
}
