using System.Text;
using Tracker.Domain.Values;
using static Tracker.Web.Pictures.Way;

namespace Tracker.Web.Pictures;

/// <summary>The threads where time runs down.</summary>
internal sealed class NarrowThreads(FunnelPicture picture, NarrowGrid grid, double top)
{
    private const double Arrow = 14;

    private readonly double radius = Math.Clamp(grid.Pitch * 0.42, 1, 4.5);
    private readonly Ink still = Ink.In.Wide(Math.Clamp(grid.Pitch * 0.45, 0.4, 3.5));
    private readonly Ink gone = Ink.Out.Wide(Math.Clamp(grid.Pitch * 0.3, 0.2, 2));

    private double EndX => grid.EndX;

    public IReadOnlyList<Shape> Shapes => [.. picture.Threads.OrderBy(thread => thread.IsIn).Select(Draw)];

    private ThreadShape Draw(FunnelThread thread)
    {
        var ink = thread.IsIn ? still : gone;
        var parts = thread.Stints.SelectMany((_, place) => Draw(thread, place, ink));
        return new(thread.Team, ink, picture.Words.Path(thread, picture), [.. parts]);
    }

    private List<PathShape> Draw(FunnelThread thread, int place, Ink ink)
    {
        var stint = thread.Stints[place];
        var parts = new List<PathShape>();
        var (x, y) = Begin(thread, stint, place);
        if (place > 0)
            parts.Add(Away(thread, place, x, y));
        if (stint.Arrival is Arrival.Admitted or Arrival.Reinstated)
            parts.Add(Marks.Came(x, y, Math.Max(radius, 3), down: true));
        var way = new StringBuilder(Move(x, y));
        string? dash = null;
        for (var column = stint.First; column <= stint.Last; column++)
        {
            var (nextX, nextY) = (LaneOf(thread.Team, column), top + grid.Top(column));
            if (nextY - y > 0.05)
                way.Append(column == stint.First ? $"V{N(nextY)}" : Sink(x, y, nextX, nextY, column));
            (x, y) = (nextX, nextY);
            var next = Tiers.DashOf(picture.Columns[column], stint.Tiers[column - stint.First]);
            if (next == dash)
                continue;
            parts.Add(new(ink with { Dash = dash }, way.ToString()));
            (way, dash) = (new(Move(x, y)), next);
        }
        var (endX, endY) = EndOf(thread, place);
        way.Append(
            stint.End?.Kind == ExitKind.Merged ? Sink(x, y, endX, endY, stint.Last + 1) : Turn(x, y, endX, endY)
        );
        parts.Add(new(ink with { Dash = dash }, way.ToString()));
        parts.Add(
            stint.End switch
            {
                null => Marks.In(thread.Won, endX, endY, Math.Clamp(radius, 2, 4)),
                { Kind: ExitKind.Merged } => Marks.Join(endX, endY, Math.Min(radius, 4)),
                { Kind: var kind } => Marks.Of(kind, endX, endY, Math.Clamp(grid.Step(stint.Last + 1) * 0.42, 1, 4.5)),
            }
        );
        return parts;
    }

    // Straight down past the words of those who leave, then over to the next lane.
    private string Sink(double fromX, double fromY, double x, double y, int column)
    {
        var level = Math.Max(fromY, Math.Min(y - 26, top + grid.EndsTop(column) + grid.HeightOf(column)));
        return Math.Abs(fromX - x) < 0.05 ? $"V{N(y)}" : $"V{N(level)}{Down(fromX, level, x, y)}";
    }

    // Down, then round a corner and out to the right.
    private static string Turn(double fromX, double fromY, double x, double y)
    {
        var corner = Math.Max(Math.Min(Math.Min(x - fromX, y - fromY), 10), 0);
        return $"V{N(y - corner)}{Curve(fromX, y - corner / 2, fromX + corner / 2, y, fromX + corner, y)}H{N(x)}";
    }

    private (double X, double Y) Begin(FunnelThread thread, Stint stint, int place)
    {
        if (stint.Last < stint.First)
            return (EndX - 24, EndOf(thread, place).Y - 8);
        var y = top + grid.Top(stint.First);
        return (
            LaneOf(thread.Team, stint.First),
            stint.Arrival is Arrival.Admitted or Arrival.Reinstated ? y - Arrow : y
        );
    }

    // Between two stints: from where the team left to a lane beside the marks, down, and back into its own lane.
    private PathShape Away(FunnelThread thread, int place, double x, double y)
    {
        var (fromX, fromY) = EndOf(thread, place - 1);
        var (aside, column) = (grid.ReturnX(thread, place), thread.Stints[place].First);
        var turn = Math.Max(fromY + 10, Math.Max(y - 30, top + grid.EndsTop(column) + grid.HeightOf(column)));
        return new(
            Ink.Away,
            $"{Move(fromX + 7, fromY)}{Curve(aside, fromY, aside, fromY, aside, fromY + 10)}V{N(turn)}{Down(aside, turn, x, y - 6)}"
        );
    }

    private (double X, double Y) EndOf(FunnelThread thread, int place)
    {
        var stint = thread.Stints[place];
        if (stint.End is not { } end)
            return (EndX, top + grid.NameRow(picture.LaneOf(thread.Team, picture.Reached.Count - 1)));
        var gap = stint.Last + 1;
        if (end is { Kind: ExitKind.Merged, Into: { } into })
            return JoinOf(into, gap);
        var row = picture.PlaceOf(thread, place);
        return (EndX, top + grid.Row(gap, row));
    }

    // Where teams become one: at the column where the new one is, or where it ends if it never gets there.
    private (double X, double Y) JoinOf(TeamId into, int gap)
    {
        var (team, stint) = picture.Joined(into, gap);
        return stint is { } place
            ? (EndX - 24, EndOf(picture.Thread(team), place).Y - 8)
            : (LaneOf(team, gap), top + grid.Top(gap) - 6);
    }

    private double LaneOf(TeamId team, int column) => grid.Lane(picture.LaneOf(team, column));
}
