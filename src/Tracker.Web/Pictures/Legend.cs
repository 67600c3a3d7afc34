namespace Tracker.Web.Pictures;

/// <summary>Says what each sign of a picture stands for: those that it has, in lines as long as there is room.</summary>
internal static class Legend
{
    private const double Size = 13;
    private const double Line = 22;
    private const double Sign = 26;

    /// <summary>The shapes of the legend, and where it ends.</summary>
    public static (IReadOnlyList<Shape> Shapes, double Bottom) Of(
        FunnelPicture picture,
        double left,
        double top,
        double right
    )
    {
        var shapes = new List<Shape>();
        var (x, y) = (left, top + Line / 2);
        foreach (var (signs, text) in Items(picture))
        {
            var width = Sign + TextWidth.Of(text, Size) + 16;
            if (x > left && x + width > right)
                (x, y) = (left, y + Line);
            shapes.AddRange(signs(x, y));
            shapes.Add(new TextShape(Ink.Muted, x + Sign, y + 4.5, text, Size));
            x += width;
        }
        return (shapes, y + Line / 2);
    }

    private static IEnumerable<(Func<double, double, IEnumerable<Shape>> Signs, string Text)> Items(
        FunnelPicture picture
    )
    {
        var words = picture.Words;
        var down = picture.Options.RunsDown;
        var stints = picture.Threads.SelectMany(thread => thread.Stints).ToList();
        if (picture.Reached.Count > 0)
            yield return (
                (x, y) =>
                    [new PathShape(Ink.Bar, down ? Way.Rect(x + 1, y - 4, 18, 8) : Way.Rect(x + 6, y - 8, 8, 16))],
                words.Actual
            );
        if (picture.Columns.Any(column => column.Planned is not null))
            yield return (
                (x, y) =>
                    [new PathShape(Ink.Outline, down ? Way.Rect(x, y - 6, 20, 12) : Way.Rect(x + 4, y - 8, 12, 16))],
                words.Planned
            );
        if (picture.Threads.Any(thread => thread.IsIn))
            yield return (
                (x, y) => [new PathShape(Ink.In, $"{Way.Move(x, y)}H{Way.N(x + 14)}"), Marks.In(false, x + 16, y, 4.5)],
                words.StillIn
            );
        if (picture.Threads.Any(thread => thread.Won))
            yield return ((x, y) => [Marks.In(true, x + 10, y, 5)], words.Won);
        foreach (var kind in stints.Select(stint => stint.End?.Kind).OfType<ExitKind>().Distinct().Order())
            yield return (
                (x, y) => [new PathShape(Ink.Out, $"{Way.Move(x, y)}H{Way.N(x + 12)}"), Marks.Of(kind, x + 14, y, 5)],
                words.Short(kind)
            );
        if (stints.Any(stint => stint.Arrival is Arrival.Admitted or Arrival.Reinstated))
            yield return ((x, y) => [Marks.Came(x + 8, y, 5, down)], words.CameIn);
        if (picture.Threads.Any(thread => thread.Stints.Count > 1))
            yield return ((x, y) => [new PathShape(Ink.Away, $"{Way.Move(x, y)}H{Way.N(x + 20)}")], words.Returned);
        foreach (var (name, dash) in Tiers.Dashed(picture))
            yield return (
                (x, y) => [new PathShape(Ink.Tier with { Dash = dash }, $"{Way.Move(x, y)}H{Way.N(x + 21)}")],
                name
            );
    }
}
