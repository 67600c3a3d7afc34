namespace Tracker.Web.Pictures;

/// <summary>The names where time runs down.</summary>
internal sealed class NarrowLabels(FunnelPicture picture, NarrowGrid grid, double top)
{
    public IReadOnlyList<Shape> Shapes =>
        [.. StillIn(), .. Enumerable.Range(1, Math.Max(picture.Gaps.Count - 1, 0)).SelectMany(Gone)];

    private IEnumerable<Shape> StillIn() =>
        grid.EndNamed
            ? picture.StillIn.SelectMany((thread, lane) => Name(grid.NameOf(thread), grid.NameRow(lane)))
            : grid.NameLines.Select(
                (line, place) =>
                    new TextShape(
                        Ink.Text,
                        grid.TextLeft,
                        top + grid.NamesTop + place * NarrowGrid.Line + 13,
                        line,
                        NarrowGrid.Small
                    )
            );

    private IEnumerable<Shape> Gone(int gap)
    {
        if (!grid.Named)
        {
            var y = top + grid.EndsTop(gap) + 8;
            foreach (var (_, text) in grid.Lines(gap))
            {
                yield return new TextShape(Ink.Text, grid.TextLeft, y + 4, text, NarrowGrid.Small);
                y += NarrowGrid.Line - 1;
            }
            yield break;
        }
        foreach (var (leaving, place) in picture.Gaps[gap].Select((leaving, place) => (leaving, place)))
        foreach (
            var shape in grid.Label(leaving)
                .At(grid.TextLeft, top + grid.Row(gap, place) + 4.5, NarrowGrid.Size, NarrowGrid.Small)
        )
            yield return shape;
    }

    private IEnumerable<TextShape> Name(IReadOnlyList<string> lines, double y) =>
        lines.Select(
            (line, place) =>
                new TextShape(
                    Ink.Text,
                    grid.TextLeft,
                    top + y + 4.5 + place * EndLabel.SecondLine,
                    line,
                    NarrowGrid.Size
                )
                {
                    Bold = true,
                }
        );
}
