namespace Tracker.Web.Pictures;

/// <summary>The names where time runs from left to right: one at each end, or in groups where there are many.</summary>
internal sealed class WideLabels(FunnelPicture picture, WideGrid grid, double top)
{
    private const double Size = WideGrid.Size;
    private const double Small = WideGrid.Small;

    public IReadOnlyList<Shape> Shapes =>
        [.. StillIn(), .. Enumerable.Range(1, Math.Max(picture.Gaps.Count - 1, 0)).SelectMany(Gone)];

    private IEnumerable<Shape> StillIn()
    {
        var teams = picture.StillIn;
        if (teams.Count == 0)
            return [];
        var x = grid.Columns[picture.Reached.Count - 1] + grid.EndRun + WideGrid.Apart;
        if (teams.Count <= 24)
            return teams.Select(
                (thread, place) =>
                    new TextShape(
                        Ink.Text,
                        x,
                        top + (place + 0.5) * grid.EndPitch + 5,
                        TextWidth.Fit(thread.Name, grid.EndRoom, Size, bold: true),
                        Size
                    )
                    {
                        Bold = true,
                    }
            );
        var lines = NameList.Lines(
            picture.Words,
            "",
            [.. teams.Select(thread => thread.Name)],
            grid.EndRoom,
            Small,
            (int)(teams.Count * grid.Pitch / WideGrid.Line)
        );
        return lines.Select((line, place) => new TextShape(Ink.Text, x, top + 13 + place * WideGrid.Line, line, Small));
    }

    private IEnumerable<Shape> Gone(int gap) => grid.Named ? OneByOne(gap) : InGroups(gap);

    private IEnumerable<Shape> OneByOne(int gap) =>
        picture
            .Gaps[gap]
            .SelectMany(
                (leaving, place) =>
                    grid.Label(leaving, gap)
                        .At(
                            grid.EndX(gap, leaving.Exit.IsBetween) + WideGrid.Apart,
                            top + grid.Row(gap, place) + 5,
                            Size,
                            Small
                        )
            );

    private IEnumerable<Shape> InGroups(int gap)
    {
        var (x, lines) = (grid.GroupX(gap), grid.Lines(gap));
        var y = top + grid.Top(gap) + (grid.HeightOf(gap) - lines.Count * WideGrid.Line) / 2 + WideGrid.Line / 2;
        foreach (var (kind, text) in lines)
        {
            if (kind is { } mark)
                yield return Marks.Of(mark, x, y, 4.5);
            yield return new TextShape(Ink.Text, x + 12, y + 4.5, text, Small);
            y += WideGrid.Line;
        }
    }
}
