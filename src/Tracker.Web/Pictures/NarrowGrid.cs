namespace Tracker.Web.Pictures;

/// <summary>Where everything is when time runs down.</summary>
internal sealed class NarrowGrid
{
    public const double Left = 12;
    public const double BarHeight = 8;
    public const double Line = 17;
    public const double Small = 12;
    public const double Size = 13;

    // How high the ends may be that many teams have before a column, and the lines of names for which that is room.
    private const double Fan = 120;
    private const int MostLines = (int)(Fan / (Line - 1));

    private const double Before = 12;
    private const double After = 16;
    private const double Aside = 8;

    private readonly FunnelPicture picture;
    private readonly ReturnLanes returns;
    private readonly double[] tops;
    private readonly double[] ends;
    private readonly double[] heights;
    private readonly List<IReadOnlyList<(ExitKind? Kind, string Text)>> groups;

    public NarrowGrid(FunnelPicture picture)
    {
        this.picture = picture;
        var (room, most) = picture.Options.Size == PictureSize.Medium ? (280.0, 18) : (168.0, 12);
        Pitch = Math.Min(room / picture.Largest, most);
        Named = Pitch >= 10;
        returns = new(picture);
        TextLeft = Left + Math.Max(picture.Largest, 8) * Pitch + 30 + Math.Max(returns.Lanes - 1, 0) * Aside;
        NameLines = NameList.Lines(
            picture.Words,
            "",
            [.. picture.NamesIn],
            TextRoom,
            Small,
            picture.Reached.Count == 1 ? 6 : 12
        );
        groups = Named ? [] : [.. picture.Gaps.Select(gap => Groups(gap))];
        heights = [.. Enumerable.Range(0, picture.Gaps.Count).Select(HeightFor)];
        (tops, ends) = (new double[picture.Columns.Count], new double[picture.Columns.Count + 1]);
        var y = 6.0;
        for (var column = 0; column < tops.Length; column++)
        {
            if (column > 0 && column < picture.Reached.Count)
                (ends[column], y) = (y, y + HeightOf(column) + (HeightOf(column) > 0 ? After : 0));
            if (column == picture.Reached.Count)
                y = EndNames(y);
            tops[column] = y;
            y += NarrowHead.Of(picture, picture.Columns[column], TextRoom).Height + Before;
        }
        Height = picture.Reached.Count == picture.Columns.Count ? EndNames(y) : y;
    }

    public double Width => picture.Options.Size == PictureSize.Medium ? 560 : 360;

    /// <summary>The width of a lane.</summary>
    public double Pitch { get; }

    /// <summary>Whether there is room for each team's name; else they are named in groups.</summary>
    public bool Named { get; }

    /// <summary>Where the words begin.</summary>
    public double TextLeft { get; }

    /// <summary>How wide they may be.</summary>
    public double TextRoom => Width - 8 - TextLeft;

    /// <summary>Where threads end: so far before the words that who comes back has a way between.</summary>
    public double EndX => TextLeft - 12 - returns.Lanes * Aside;

    public double Height { get; }

    /// <summary>Where the names of who is in begin.</summary>
    public double NamesTop { get; private set; }

    /// <summary>The lines in which who is in is named, where they are many.</summary>
    public IReadOnlyList<string> NameLines { get; }

    /// <summary>Whether each team that is in has a line of its own.</summary>
    public bool EndNamed => picture.StillIn.Count <= 24;

    /// <summary>Where the way runs down of a team that comes back with a stint.</summary>
    public double ReturnX(FunnelThread thread, int stint) => TextLeft - 7 - returns.Of(thread, stint) * Aside;

    public double HeadTop(int column) => tops[column];

    public double Top(int column) => tops[column] + 9;

    public double Bottom(int column) => Top(column) + BarHeight;

    public double Right(int? size) => Left + (size ?? 0) * Pitch;

    public double Lane(int lane) => Left + (lane + 0.5) * Pitch;

    /// <summary>Where the ends before a column begin.</summary>
    public double EndsTop(int gap) => ends[gap];

    /// <summary>How high they are.</summary>
    public double HeightOf(int gap) => heights[gap];

    /// <summary>The distance between two ends.</summary>
    public double Step(int gap) => Named ? Line : Math.Clamp(Fan / Math.Max(picture.Gaps[gap].Count, 1), 1, 9);

    /// <summary>The height at which an end is: the outermost lane turns out first.</summary>
    public double Row(int gap, int place)
    {
        var count = picture.Gaps[gap].Count;
        if (Named)
            return ends[gap] + picture.Gaps[gap].Skip(place + 1).Sum(each => Line + Label(each).Extra) + Line / 2;
        return ends[gap] + (HeightOf(gap) - count * Step(gap)) / 2 + (count - place - 0.5) * Step(gap);
    }

    /// <summary>What stands at the end of a thread.</summary>
    public EndLabel Label(Leaving leaving) => EndLabel.Of(picture.Words, leaving, TextRoom, Size, Small);

    /// <summary>The name of a team that is in, in lines.</summary>
    public IReadOnlyList<string> NameOf(FunnelThread thread) =>
        TextWidth.Wrap(thread.Name, TextRoom, Size, 2, bold: true);

    /// <summary>The height at which the thread of a team ends that is in.</summary>
    public double NameRow(int lane) =>
        EndNamed
            ? NamesTop + picture.StillIn.Skip(lane + 1).Sum(HeightOf) + Line / 2
            : NamesTop + (picture.StillIn.Count - lane - 0.5) * NameLines.Count * Line / picture.StillIn.Count;

    /// <summary>What is said of those who leave before a column, where they are many.</summary>
    public IReadOnlyList<(ExitKind? Kind, string Text)> Lines(int gap) => groups[gap];

    private IReadOnlyList<(ExitKind? Kind, string Text)> Groups(IReadOnlyList<Leaving> gap) =>
        [
            .. gap.GroupBy(leaving => leaving.Exit.Kind)
                .OrderByDescending(group => group.Key)
                .SelectMany(group =>
                    NameList
                        .Lines(
                            picture.Words,
                            $"{picture.Words.Counted(group.Count(), picture.Words.Short(group.Key))}: ",
                            [.. group.Select(leaving => leaving.Thread.Name).Reverse()],
                            TextRoom,
                            Small,
                            MostLines
                        )
                        .Select((line, place) => (place == 0 ? group.Key : (ExitKind?)null, line))
                ),
        ];

    private double HeightFor(int gap) =>
        Named
            ? picture.Gaps[gap].Sum(each => Line + Label(each).Extra)
            : Math.Max(picture.Gaps[gap].Count * Step(gap), Lines(gap).Count * (Line - 1));

    private double HeightOf(FunnelThread thread) => Line + (NameOf(thread).Count - 1) * EndLabel.SecondLine;

    private double EndNames(double y)
    {
        NamesTop = y;
        var height = EndNamed ? picture.StillIn.Sum(HeightOf) : NameLines.Count * Line;
        return y + (picture.StillIn.Count == 0 ? 0 : height + After);
    }
}
