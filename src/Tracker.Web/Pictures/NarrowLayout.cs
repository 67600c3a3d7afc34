using System.Globalization;
using static Tracker.Web.Pictures.Way;

namespace Tracker.Web.Pictures;

/// <summary>
/// Draws the picture in which time runs down, for a phone or a window not much wider: the field at the left, from which who leaves turns out to the
/// right, where the words are.
/// </summary>
internal sealed class NarrowLayout
{
    private readonly FunnelPicture picture;
    private readonly NarrowGrid grid;
    private readonly double top;
    private readonly List<Shape> shapes = [];

    public NarrowLayout(FunnelPicture picture)
    {
        this.picture = picture;
        grid = new(picture);
        top = picture.Options.IsFile ? Title() : 0;
    }

    public Drawing Draw()
    {
        Fields();
        for (var column = 0; column < picture.Columns.Count; column++)
            Head(column);
        shapes.AddRange(new NarrowThreads(picture, grid, top).Shapes);
        shapes.AddRange(new NarrowLabels(picture, grid, top).Shapes);
        var (legend, bottom) = Legend.Of(picture, 12, top + grid.Height + 6, grid.Width - 8);
        shapes.AddRange(legend);
        if (picture.Options.IsFile)
            shapes.Insert(0, new PathShape(Ink.Paper, Rect(0, 0, grid.Width, bottom + 8)));
        return new(grid.Width, bottom + 8, picture.Options, picture.Name, picture.Description, shapes);
    }

    private double Title()
    {
        var lines = TextWidth.Wrap(picture.Name, grid.Width - 24, 18, 3, bold: true);
        foreach (var (line, place) in lines.Select((line, place) => (line, place)))
            shapes.Add(new TextShape(Ink.Text, 12, 28 + place * 22, line, 18) { Bold = true });
        var y = 28 + lines.Count * 22 - 2;
        shapes.Add(new TextShape(Ink.Muted, 12, y, picture.Words.AsOf(picture.AsOf), 13));
        return y + 16;
    }

    private void Fields()
    {
        var reached = picture.Reached;
        for (var column = 1; column < reached.Count; column++)
        {
            var (from, to) = (grid.Bottom(column - 1), grid.Top(column));
            var (before, after) = (grid.Right(reached[column - 1].Actual), grid.Right(reached[column].Actual));
            shapes.Add(
                new PathShape(
                    Ink.Shade,
                    $"{Move(NarrowGrid.Left, top + from)}V{N(top + to)}H{N(after)}{Down(after, top + to, before, top + from)}z"
                )
            );
        }
        foreach (var (column, place) in picture.Columns.Select((column, place) => (column, place)))
        {
            var y = top + grid.Top(place);
            if (column.Actual is { } actual)
                shapes.Add(
                    new PathShape(
                        Ink.Bar,
                        Rect(NarrowGrid.Left, y, Math.Max(actual * grid.Pitch, 1), NarrowGrid.BarHeight)
                    )
                );
            if (column.Planned is { } planned)
                shapes.Add(
                    new PathShape(
                        Ink.Outline,
                        Rect(NarrowGrid.Left - 3, y - 4, planned * grid.Pitch + 6, NarrowGrid.BarHeight + 8)
                    )
                );
        }
    }

    private void Head(int place)
    {
        var head = NarrowHead.Of(picture, picture.Columns[place], grid.TextRoom);
        var isPlan = picture.Columns[place].Actual is null;
        var x = grid.TextLeft;
        var y = top + grid.HeadTop(place) + 15;
        shapes.Add(new TextShape(isPlan ? Ink.Muted : Ink.Text, x, y + 4, head.Size, 22) { Bold = !isPlan });
        var beside = x + Math.Max(TextWidth.Of(head.Size, 22, true), 16) + 7;
        if (head.Note is { } note)
            shapes.Add(new TextShape(Ink.Muted, beside, y + 3, note, 12));
        y += 6;
        foreach (var line in head.Name)
            shapes.Add(new TextShape(isPlan ? Ink.Muted : Ink.Text, x, y += 16, line, 13) { Bold = true });
        foreach (var line in head.More)
            shapes.Add(new TextShape(Ink.Muted, x, y += 15, line, 12));
    }
}

/// <summary>What the head of a column says beside its bar.</summary>
/// <param name="Size">The size.</param>
/// <param name="Note">The planned size where it differs; null where it does not.</param>
/// <param name="Name">The column's name, in lines.</param>
/// <param name="More">The date and the tiers, a line each.</param>
internal sealed record NarrowHead(string Size, string? Note, IReadOnlyList<string> Name, IReadOnlyList<string> More)
{
    public double Height => 28 + Name.Count * 16 + More.Count * 15;

    public static NarrowHead Of(FunnelPicture picture, FunnelColumn column, double room)
    {
        var words = picture.Words;
        var size = (column.Actual ?? column.Planned)?.ToString(CultureInfo.InvariantCulture);
        var note =
            column.Actual is null ? (column.Planned is null ? null : words.Planned)
            : column.Differs ? words.PlannedSize(column.Planned!.Value)
            : null;
        List<string> more = column.At is { } day ? [words.Day(day)] : [];
        more.AddRange(column.Tiers.Select(tier => TextWidth.Fit(words.Counted(tier.Size, tier.Name), room, 12)));
        return new(size ?? "?", note, TextWidth.Wrap(column.Name, room, 13, 2, bold: true), more);
    }
}
