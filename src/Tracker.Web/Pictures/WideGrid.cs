namespace Tracker.Web.Pictures;

/// <summary>
/// Where everything is when time runs from left to right. The field hangs from one line; who leaves bends out below it to
/// a row of its own, the earlier the lower, so that to the right of each end there is room for its name.
/// </summary>
internal sealed class WideGrid
{
    /// <summary>The height of a line of text.</summary>
    public const double Line = 18;

    public const double Size = 14;
    public const double Small = 13;

    /// <summary>The distance of a name from the end of its thread.</summary>
    public const double Apart = 11;

    /// <summary>How far before a column a thread rises that comes back to it.</summary>
    public const double Rise = 42;

    private const double Bend = 14;
    private const double Margin = 62;
    private const double LeastGap = 96;
    private const double MostGap = 300;

    // As many lines of names as any kind of end may have, even where few end.
    private const int LeastLines = 4;

    private readonly FunnelPicture picture;
    private readonly List<IReadOnlyList<(ExitKind? Kind, string Text)>> groups;
    private readonly double[] rows;
    private readonly double[] heights;

    public WideGrid(FunnelPicture picture)
    {
        this.picture = picture;
        var reached = picture.Reached;
        var most = Math.Max(picture.Largest, reached.Count > 0 ? Lanes() : 1);
        Pitch = Math.Clamp(480.0 / most, 0.4, 22);
        Named = Pitch >= 16;
        (Columns, Width, EndRoom) = Place();
        rows = new double[Math.Max(reached.Count, 1)];
        groups = Named ? [] : [.. picture.Gaps.Select((_, gap) => Groups(gap))];
        heights = [.. Enumerable.Range(0, picture.Gaps.Count).Select(HeightFor)];
        var below = 0.0;
        for (var gap = reached.Count - 1; gap > 0; gap--)
        {
            rows[gap] = Math.Max(below, FieldFrom(gap)) + (below == 0 ? Bend : 4);
            below = rows[gap] + HeightOf(gap);
        }
        Height = Math.Max(below, FieldFrom(0)) + 8;
    }

    /// <summary>The height of a lane.</summary>
    public double Pitch { get; }

    /// <summary>Whether there is room for each team's name; else they are named in groups.</summary>
    public bool Named { get; }

    /// <summary>The height of the field with everything below it.</summary>
    public double Height { get; }

    /// <summary>The width of the picture.</summary>
    public double Width { get; }

    /// <summary>The middle of each column.</summary>
    public IReadOnlyList<double> Columns { get; }

    /// <summary>How far behind the last column the names of who is in stand: further where the threads must spread.</summary>
    public double EndRun => Math.Clamp(picture.StillIn.Count * (EndPitch - Pitch) * 0.35, 28, 80);

    /// <summary>The room for the names of who is in.</summary>
    public double EndRoom { get; }

    /// <summary>The distance of the names of who is in.</summary>
    public double EndPitch => picture.StillIn.Count <= 24 ? Math.Max(Pitch, Line) : Pitch;

    /// <summary>How far below the field's line a lane is.</summary>
    public double Lane(int lane) => (lane + 0.5) * Pitch;

    /// <summary>How far below it the end of a thread is.</summary>
    /// <param name="gap">The column before which it ends.</param>
    /// <param name="place">Its place among those that end there.</param>
    public double Row(int gap, int place) =>
        Named
            ? rows[gap] + picture.Gaps[gap].Take(place).Sum(each => Pitch + Label(each, gap).Extra) + Pitch / 2
            : rows[gap] + (HeightOf(gap) - Count(gap) * Step(gap)) / 2 + (place + 0.5) * Step(gap);

    /// <summary>What stands at the end of a thread.</summary>
    public EndLabel Label(Leaving leaving, int gap) =>
        EndLabel.Of(picture.Words, leaving, RoomFor(leaving, gap), Size, Small);

    /// <summary>Where that ends.</summary>
    public double EndOfLabel(Leaving leaving, int gap) =>
        EndX(gap, leaving.Exit.IsBetween) + (Named ? Apart + Label(leaving, gap).End : Apart);

    /// <summary>Where the ends before a column begin.</summary>
    public double Top(int gap) => rows[gap];

    /// <summary>The room below the field's line for the ends before a column.</summary>
    public double HeightOf(int gap) => heights[gap];

    /// <summary>The distance between two ends, where they have no names.</summary>
    public double Step(int gap) => Math.Max(Pitch, Math.Min(HeightOf(gap) / Math.Max(Count(gap), 1), 9));

    /// <summary>Where the ends of a gap stand.</summary>
    public double EndX(int gap, bool isBetween) =>
        Columns[gap - 1] + (Columns[gap] - Columns[gap - 1]) * (isBetween ? 0.42 : 0.62);

    /// <summary>Where what is said of those who leave before a column begins, where they are many.</summary>
    public double GroupX(int gap) => EndX(gap, false) + 18;

    /// <summary>What is said of them, a mark before each kind.</summary>
    public IReadOnlyList<(ExitKind? Kind, string Text)> Lines(int gap) => groups[gap];

    private int Count(int gap) => picture.Gaps[gap].Count;

    private double HeightFor(int gap) =>
        Named
            ? picture.Gaps[gap].Sum(each => Pitch + Label(each, gap).Extra)
            : Math.Max(Count(gap) * Pitch, Line * Lines(gap).Count);

    private IReadOnlyList<(ExitKind? Kind, string Text)> Groups(int gap)
    {
        if (Count(gap) == 0)
            return [];
        var room = Math.Min(Width - 8 - GroupX(gap) - 12, 520);
        var most = Math.Max((int)(Count(gap) * Pitch / Line), LeastLines);
        return
        [
            .. picture
                .Gaps[gap]
                .GroupBy(leaving => leaving.Exit.Kind)
                .SelectMany(group =>
                    NameList
                        .Lines(
                            picture.Words,
                            $"{picture.Words.Counted(group.Count(), picture.Words.Short(group.Key))}: ",
                            [.. group.Select(leaving => leaving.Thread.Name)],
                            room,
                            Small,
                            most
                        )
                        .Select((line, place) => (place == 0 ? group.Key : (ExitKind?)null, line))
                ),
        ];
    }

    // A name ends before a thread that rises through its row.
    private double RoomFor(Leaving leaving, int gap)
    {
        var rises = picture
            .Threads.SelectMany(thread => thread.Stints.Skip(1).Zip(thread.Stints, (next, before) => (next, before)))
            .Where(each => each.before.Last + 1 <= gap && each.next.First > gap)
            .Select(each => Columns[each.next.First] - Rise - 4);
        return Math.Max(rises.Append(Width - 8).Min() - EndX(gap, leaving.Exit.IsBetween) - Apart, 0);
    }

    // How far the field, its plan and the names at its end reach down from a column on.
    private double FieldFrom(int column)
    {
        var sizes = picture.Columns.Skip(column).Select(each => Math.Max(each.Actual ?? 0, each.Planned ?? 0));
        return Math.Max(sizes.Max() * Pitch, picture.StillIn.Count * EndPitch);
    }

    // The number of lanes that are needed in all, if each is as high as the others.
    private int Lanes()
    {
        var below = 0;
        for (var gap = picture.Reached.Count - 1; gap > 0; gap--)
        {
            var field = picture.Columns.Skip(gap).Max(each => Math.Max(each.Actual ?? 0, each.Planned ?? 0));
            below = Math.Max(below, field) + Count(gap);
        }
        return below;
    }

    private (IReadOnlyList<double> Columns, double Width, double EndRoom) Place()
    {
        var (reached, all) = (picture.Reached.Count, picture.Columns.Count);
        var names = picture.StillIn.Select(thread => TextWidth.Of(thread.Name, 14, bold: true));
        var room = reached == 0 ? 0 : Math.Clamp(names.DefaultIfEmpty(0).Max(), 60, 240);
        // The names of who is in stand behind the last column that is reached, before what is planned.
        var ends = reached == 0 ? 0 : EndRun + 16 + room + (all > reached ? 40 : 0);
        var shares = Enumerable.Range(1, all - 1).Select(gap => gap == reached ? 0 : ShareOf(gap)).ToList();
        var taken = Margin + ends + (all > reached ? Margin : 10);
        var width = Math.Max(960, taken + shares.Sum() * LeastGap);
        var share = Math.Min((width - taken) / Math.Max(shares.Sum(), 1), MostGap);
        var columns = new List<double> { Margin };
        foreach (var each in shares)
            columns.Add(columns[^1] + (each == 0 ? ends : each * share));
        return (columns, width, room);
    }

    // Where a thread rises that comes back there must be room for names before it.
    private double ShareOf(int gap) =>
        picture.Threads.Any(thread => thread.Stints.Skip(1).Any(stint => stint.First == gap)) ? 1.6 : 1;
}
