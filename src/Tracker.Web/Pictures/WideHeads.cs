using System.Globalization;

namespace Tracker.Web.Pictures;

/// <summary>The title of a file and the heads of the columns: name, date, size, plan where it differs, tiers.</summary>
internal sealed class WideHeads
{
    private readonly List<Shape> shapes = [];

    public WideHeads(FunnelPicture picture, WideGrid grid)
    {
        var top = picture.Options.IsFile ? Title(picture, grid) : 4.0;
        var heads = picture.Columns.Select((column, place) => Lines(picture, column, Room(grid, place))).ToList();
        var names = heads.Max(head => head.Name.Count);
        var notes = heads.Max(head => head.Notes.Count);
        foreach (var (head, place) in heads.Select((head, place) => (head, place)))
            Draw(head, grid.Columns[place], top, names);
        Bottom = top + names * 17 + 18 + 32 + notes * 16 + 12;
    }

    public IReadOnlyList<Shape> Shapes => shapes;

    /// <summary>Where the field's line is.</summary>
    public double Bottom { get; }

    private double Title(FunnelPicture picture, WideGrid grid)
    {
        shapes.Add(
            new TextShape(Ink.Text, 16, 34, TextWidth.Fit(picture.Name, grid.Width - 32, 22, true), 22) { Bold = true }
        );
        shapes.Add(new TextShape(Ink.Muted, 16, 56, picture.Words.AsOf(picture.AsOf), 14));
        return 76;
    }

    private static double Room(WideGrid grid, int place)
    {
        var x = grid.Columns;
        var left = place == 0 ? 2 * x[0] : x[place] - x[place - 1];
        var right = place + 1 == x.Count ? 2 * (grid.Width - x[place]) : x[place + 1] - x[place];
        return Math.Min(Math.Min(left, right), 150) - 8;
    }

    private static Head Lines(FunnelPicture picture, FunnelColumn column, double room)
    {
        var words = picture.Words;
        var (size, isPlan) = (column.Actual ?? column.Planned, column.Actual is null);
        List<string> notes = [];
        if (isPlan && size is not null)
            notes.Add(words.Planned);
        else if (column.Differs)
            notes.Add(words.PlannedSize(column.Planned!.Value));
        notes.AddRange(column.Tiers.Select(tier => words.Counted(tier.Size, tier.Name)));
        return new(
            TextWidth.Wrap(column.Name, room, 14, 2, bold: true),
            column.At is { } day ? words.Day(day) : "",
            size?.ToString(CultureInfo.InvariantCulture) ?? (isPlan ? "?" : ""),
            isPlan,
            [.. notes.Select(note => TextWidth.Fit(note, room, 13))]
        );
    }

    private void Draw(Head head, double x, double top, int names)
    {
        var y = top + (names - head.Name.Count) * 17 + 14;
        foreach (var line in head.Name)
        {
            Add(line, y, 14, head.IsPlan ? Ink.Muted : Ink.Text, true);
            y += 17;
        }
        if (head.Day.Length > 0)
            Add(head.Day, y, 13, Ink.Muted);
        y += 18 + 11;
        Add(head.Size, y, 26, head.IsPlan ? Ink.Muted : Ink.Text, !head.IsPlan);
        foreach (var note in head.Notes)
            Add(note, y += 16, 13, Ink.Muted);

        void Add(string text, double at, double size, Ink ink, bool bold = false) =>
            shapes.Add(new TextShape(ink, x, at, text, size) { Bold = bold, Anchor = Anchor.Middle });
    }

    private sealed record Head(
        IReadOnlyList<string> Name,
        string Day,
        string Size,
        bool IsPlan,
        IReadOnlyList<string> Notes
    );
}
