using System.Globalization;
using System.Text;
using static Tracker.Web.Pictures.Way;

namespace Tracker.Web.Pictures;

/// <summary>
/// Draws the picture that is shown where someone links to a page: large words, the steps with their sizes and who is still in.
/// </summary>
internal sealed class CardLayout
{
    private const double Width = 1200;
    private const double Height = 630;
    private const double Left = 60;
    private const double Room = 190;
    private const double HalfBar = 9;
    private const double Sizes = 46;
    private const double Bottom = 500;

    private readonly FunnelPicture picture;
    private readonly double top;
    private readonly double pitch;
    private readonly double gap;
    private readonly List<Shape> shapes = [new PathShape(Ink.Paper, Rect(0, 0, Width, Height))];

    public CardLayout(FunnelPicture picture)
    {
        this.picture = picture;
        gap = Math.Min((Width - 2 * Left - 80) / Math.Max(picture.Columns.Count - 1, 1), 260);
        top = Steps(Title());
        pitch = Math.Min(Math.Min(Room, Bottom - Drop - top) / picture.Largest, 40);
    }

    public Drawing Draw()
    {
        Fields();
        foreach (var thread in picture.Threads.OrderBy(thread => thread.IsIn))
            shapes.Add(Thread(thread));
        Names();
        return new(Width, Height, picture.Options, picture.Name, picture.Description, shapes);
    }

    private double Title()
    {
        var lines = TextWidth.Wrap(picture.Name, Width - 2 * Left, 50, 2, bold: true);
        foreach (var (line, place) in lines.Select((line, place) => (line, place)))
            shapes.Add(new TextShape(Ink.Text, Left, 92 + place * 58, line, 50) { Bold = true });
        var y = 92 + (lines.Count - 1) * 58 + 46;
        shapes.Add(new TextShape(Ink.Muted, Left, y, picture.Words.AsOf(picture.AsOf), 28));
        return y;
    }

    // The steps' names above their sizes, as large as they can be written whole in two lines; none where they cannot.
    private double Steps(double y)
    {
        foreach (var size in Enumerable.Range(18, 9).Reverse())
        {
            var names = picture
                .Columns.Select((column, place) => TextWidth.Wrap(column.Name, RoomAt(place), size, 2, bold: true))
                .ToList();
            if (names.SelectMany(lines => lines).Any(line => line.EndsWith('…')))
                continue;
            var (line, count) = (size * 1.2, names.Max(lines => lines.Count));
            shapes.AddRange(names.SelectMany((lines, place) => lines.Select((text, i) => Name(place, text, i, lines))));
            return y + 30 + (count * line) + Sizes + 22;

            TextShape Name(int place, string text, int i, IReadOnlyList<string> lines) =>
                new(
                    picture.Columns[place].Actual is null ? Ink.Muted : Ink.Text,
                    X(place),
                    y + 30 + ((count - lines.Count + i + 0.8) * line),
                    text,
                    size
                )
                {
                    Bold = true,
                    Anchor = Anchor.Middle,
                };
        }
        return y + 120;
    }

    // The first name may reach as far as to the edge of the title, the last as far on the other side.
    private double RoomAt(int place) => Math.Min(gap - 12, 2 * (Math.Min(X(place), Width - X(place)) - 20));

    private double X(int column) => Left + 40 + column * gap;

    // How far below its lane a thread ends that leaves.
    private double Drop => Math.Min(34, gap * 0.3);

    private double Lane(int lane) => top + (lane + 0.5) * pitch;

    private void Fields()
    {
        var reached = picture.Reached;
        for (var place = 1; place < reached.Count; place++)
        {
            var (before, after) = (
                top + reached[place - 1].Actual!.Value * pitch,
                top + reached[place].Actual!.Value * pitch
            );
            shapes.Add(
                new PathShape(
                    Ink.Shade,
                    $"{Move(X(place - 1), top)}H{N(X(place))}V{N(after)}{Across(X(place), after, X(place - 1), before)}z"
                )
            );
        }
        foreach (var (column, place) in picture.Columns.Select((column, place) => (column, place)))
        {
            var x = X(place);
            if (column.Actual is { } actual)
                shapes.Add(new PathShape(Ink.Bar, Rect(x - HalfBar, top, 2 * HalfBar, Math.Max(actual * pitch, 2))));
            if (column.Planned is { } planned)
                shapes.Add(
                    new PathShape(
                        Ink.Outline.Wide(2.5),
                        Rect(x - HalfBar - 7, top - 7, 2 * HalfBar + 14, planned * pitch + 14)
                    )
                );
            if ((column.Actual ?? column.Planned) is not { } size)
                continue;
            shapes.Add(
                new TextShape(
                    column.Actual is null ? Ink.Muted : Ink.Text,
                    x,
                    top - 22,
                    size.ToString(CultureInfo.InvariantCulture),
                    Math.Min(Sizes, gap / 2.2)
                )
                {
                    Bold = column.Actual is not null,
                    Anchor = Anchor.Middle,
                }
            );
        }
    }

    private ThreadShape Thread(FunnelThread thread)
    {
        var width = Math.Clamp(pitch * 0.5, 0.5, 6);
        var ink = thread.IsIn ? Ink.In.Wide(width) : Ink.Out.Wide(Math.Max(width * 0.6, 0.5));
        return new(thread.Team, ink, picture.Words.Path(thread, picture), [.. thread.Stints.SelectMany(Parts)]);

        IEnumerable<PathShape> Parts(Stint stint, int number)
        {
            if (stint.Last < stint.First)
                yield break;
            var (x, y) = (X(stint.First), LaneOf(stint.First));
            if (stint.Arrival is Arrival.Admitted or Arrival.Reinstated)
            {
                x -= HalfBar + 24;
                if (number > 0 && thread.Stints[number - 1] is var before && before.Last >= before.First)
                    yield return Away(before, x - 10, y);
                yield return Marks.Came(x, y, Math.Clamp(pitch * 0.4, 1, 8), down: false);
            }
            var way = new StringBuilder(Move(x, y));
            way.Append(Across(x, y, X(stint.First), y));
            x = X(stint.First);
            for (var column = stint.First + 1; column <= stint.Last; column++)
            {
                way.Append(Across(x, y, X(column), LaneOf(column)));
                (x, y) = (X(column), LaneOf(column));
            }
            if (stint.End is { Kind: not ExitKind.Merged } end)
            {
                var (endX, endY) = EndOf(stint);
                way.Append(Across(x, y, endX, endY));
                yield return new(ink, way.ToString());
                yield return Marks.Of(end.Kind, endX, endY, Math.Clamp(pitch * 0.4, 1, 8));
            }
            else if (stint.End is { Into: { } into })
            {
                var (team, place) = picture.Joined(into, stint.Last + 1);
                if (place is null)
                    way.Append(Across(x, y, X(stint.Last + 1), LaneOfTeam(team, stint.Last + 1)));
                yield return new(ink, way.ToString());
            }
            else
            {
                way.Append(Across(x, y, x + 40, y));
                yield return new(ink, way.ToString());
                yield return Marks.In(thread.Won, x + 40, y, Math.Clamp(pitch * 0.45, 3, 10));
            }
        }

        (double X, double Y) EndOf(Stint stint) => (X(stint.Last) + gap * 0.42, LaneOf(stint.Last) + Drop);

        // Between two stints: from where the team left, below the field, to where it comes in again.
        PathShape Away(Stint before, double toX, double toY)
        {
            var (fromX, fromY) = EndOf(before);
            var rise = Math.Max(fromX + 12, toX - gap * 0.35);
            return new(
                Ink.Away.Wide(Math.Max(ink.Width, 2)) with
                {
                    Dash = "0.1 9",
                },
                $"{Move(fromX + 12, fromY)}H{N(rise)}{Across(rise, fromY, toX, toY)}"
            );
        }

        double LaneOf(int column) => LaneOfTeam(thread.Team, column);
    }

    private double LaneOfTeam(Domain.Values.TeamId team, int column) => Lane(picture.LaneOf(team, column));

    // Who is still in, as far as there is room; who won, where it is over.
    private void Names()
    {
        var won = picture.StillIn.Where(thread => thread.Won).ToList();
        var shown = won.Count > 0 ? won.Select(thread => thread.Name) : picture.NamesIn;
        if (!shown.Any())
            return;
        var words = picture.Words;
        var lines = NameList.Lines(
            words,
            $"{(won.Count > 0 ? words.Winners : words.StillInHead)}: ",
            [.. shown],
            Width - 2 * Left,
            34,
            2
        );
        foreach (var (line, place) in lines.Select((line, place) => (line, place)))
            shapes.Add(
                new TextShape(Ink.Text, Left, Height - 42 - (lines.Count - 1 - place) * 46, line, 34)
                {
                    Bold = place == 0,
                }
            );
    }
}
