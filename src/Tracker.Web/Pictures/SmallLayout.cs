using System.Globalization;
using static Tracker.Web.Pictures.Way;

namespace Tracker.Web.Pictures;

/// <summary>Draws the funnel in small, for a list: bars with their outlines, and the sizes below.</summary>
internal sealed class SmallLayout(FunnelPicture picture)
{
    private const double Width = 240;
    private const double Height = 76;
    private const double Top = 6;
    private const double Room = 48;
    private const double HalfBar = 4;
    private const double Size = 12;

    private readonly double pitch = Room / picture.Largest;
    private readonly double gap = Math.Min((Width - 28) / Math.Max(picture.Columns.Count - 1, 1), 52);

    public Drawing Draw()
    {
        var columns = picture.Columns;
        var shapes = new List<Shape>();
        if (picture.Options.IsFile)
            shapes.Add(new PathShape(Ink.Paper, Rect(0, 0, Width, Height)));
        for (var place = 1; place < picture.Reached.Count; place++)
            shapes.Add(
                new PathShape(
                    Ink.Shade,
                    $"{Move(X(place - 1), Top)}H{N(X(place))}V{N(Below(columns[place].Actual))}"
                        + $"{Across(X(place), Below(columns[place].Actual), X(place - 1), Below(columns[place - 1].Actual))}z"
                )
            );
        shapes.AddRange(columns.SelectMany((column, place) => Bar(column, X(place))));
        shapes.AddRange(columns.SelectMany((column, place) => Outline(column, X(place))));
        shapes.AddRange(columns.SelectMany(Number));
        return new(Width, Height, picture.Options, picture.Name, picture.Description, shapes);
    }

    private double X(int place) => 14 + place * gap;

    private double Below(int? size) => Top + Math.Max((size ?? 0) * pitch, 1);

    private IEnumerable<Shape> Bar(FunnelColumn column, double x) =>
        column.Actual is { } actual
            ? [new PathShape(Ink.Bar, Rect(x - HalfBar, Top, 2 * HalfBar, Below(actual) - Top))]
            : [];

    private IEnumerable<Shape> Outline(FunnelColumn column, double x) =>
        column.Planned is { } planned
            ? [new PathShape(Ink.Outline, Rect(x - HalfBar - 3, Top - 3, 2 * HalfBar + 6, Below(planned) - Top + 6))]
            : [];

    // Where columns are many, only the first and the last that is reached have room for their size.
    private IEnumerable<Shape> Number(FunnelColumn column, int place) =>
        (column.Actual ?? column.Planned) is { } size && (gap >= 24 || place == 0 || place == picture.Reached.Count - 1)
            ?
            [
                new TextShape(
                    column.Actual is null ? Ink.Muted : Ink.Text,
                    X(place),
                    Height - 4,
                    size.ToString(CultureInfo.InvariantCulture),
                    Size
                )
                {
                    Anchor = Anchor.Middle,
                    Bold = column.Actual is not null,
                },
            ]
            : [];
}
