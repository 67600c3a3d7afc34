using static Tracker.Web.Pictures.Way;

namespace Tracker.Web.Pictures;

/// <summary>Draws the picture in which time runs from left to right.</summary>
internal sealed class WideLayout
{
    private const double HalfBar = 5;

    private readonly FunnelPicture picture;
    private readonly WideGrid grid;
    private readonly double top;
    private readonly List<Shape> shapes = [];
    private readonly WideHeads heads;

    public WideLayout(FunnelPicture picture)
    {
        this.picture = picture;
        grid = new(picture);
        heads = new(picture, grid);
        top = heads.Bottom;
    }

    public Drawing Draw()
    {
        Fields();
        shapes.AddRange(heads.Shapes);
        var threads = new WideThreads(picture, grid, top);
        shapes.AddRange(threads.Shapes);
        shapes.AddRange(new WideLabels(picture, grid, top).Shapes);
        var (legend, bottom) = Legend.Of(picture, 16, top + grid.Height + 10, grid.Width - 16);
        shapes.AddRange(legend);
        if (picture.Options.IsFile)
            shapes.Insert(0, new PathShape(Ink.Paper, Rect(0, 0, grid.Width, bottom + 8)));
        return new(grid.Width, bottom + 8, picture.Options, picture.Name, picture.Description, shapes);
    }

    // The shade that the field throws, its actual size as a bar, and its planned one around that.
    private void Fields()
    {
        var reached = picture.Reached;
        for (var column = 1; column < reached.Count; column++)
        {
            var (from, to) = (grid.Columns[column - 1] + HalfBar, grid.Columns[column] - HalfBar);
            var (before, after) = (Below(reached[column - 1].Actual), Below(reached[column].Actual));
            shapes.Add(
                new PathShape(Ink.Shade, $"{Move(from, top)}H{N(to)}V{N(after)}{Across(to, after, from, before)}z")
            );
        }
        foreach (var (column, place) in picture.Columns.Select((column, place) => (column, place)))
            if (column.Actual is { } actual)
                shapes.Add(
                    new PathShape(
                        Ink.Bar,
                        Rect(grid.Columns[place] - HalfBar, top, 2 * HalfBar, Math.Max(actual * grid.Pitch, 1))
                    )
                );
        foreach (var (column, place) in picture.Columns.Select((column, place) => (column, place)))
            if (column.Planned is { } planned)
                shapes.Add(
                    new PathShape(
                        Ink.Outline,
                        Rect(grid.Columns[place] - HalfBar - 4, top - 4, 2 * HalfBar + 8, planned * grid.Pitch + 8)
                    )
                );
    }

    private double Below(int? size) => top + (size ?? 0) * grid.Pitch;
}
