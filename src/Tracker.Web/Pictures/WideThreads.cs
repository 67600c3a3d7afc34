using System.Text;
using Tracker.Domain.Values;
using static Tracker.Web.Pictures.Way;

namespace Tracker.Web.Pictures;

/// <summary>The threads where time runs from left to right.</summary>
internal sealed class WideThreads(FunnelPicture picture, WideGrid grid, double top)
{
    private const double Arrow = 18;

    private readonly double radius = Math.Clamp(grid.Pitch * 0.42, 1, 5);
    private readonly Ink still = Ink.In.Wide(Math.Clamp(grid.Pitch * 0.5, 0.4, 3.5));
    private readonly Ink gone = Ink.Out.Wide(Math.Clamp(grid.Pitch * 0.35, 0.3, 2));

    /// <summary>All threads: those of who is still in lie on top.</summary>
    public IReadOnlyList<Shape> Shapes => [.. picture.Threads.OrderBy(thread => thread.IsIn).Select(Draw)];

    private ThreadShape Draw(FunnelThread thread)
    {
        var ink = thread.IsIn ? still : gone;
        var parts = new List<PathShape>();
        for (var stint = 0; stint < thread.Stints.Count; stint++)
            parts.AddRange(Draw(thread, stint, ink));
        return new(thread.Team, ink, picture.Words.Path(thread, picture), parts);
    }

    private List<PathShape> Draw(FunnelThread thread, int place, Ink ink)
    {
        var stint = thread.Stints[place];
        var parts = new List<PathShape>();
        var (x, y) = Begin(thread, stint, place);
        if (place > 0)
            parts.Add(Away(thread, place, x, y));
        var way = new StringBuilder(Move(x, y));
        string? dash = null;
        for (var column = stint.First; column <= stint.Last; column++)
        {
            (x, y) = Cross(way, x, y, grid.Columns[column], LaneOf(thread.Team, column));
            var next = Tiers.DashOf(picture.Columns[column], stint.Tiers[column - stint.First]);
            if (next == dash)
                continue;
            parts.Add(new(ink with { Dash = dash }, way.ToString()));
            (way, dash) = (new(Move(x, y)), next);
        }
        var (endX, endY) = EndOf(thread, place);
        Cross(way, x, y, endX, endY);
        parts.Add(new(ink with { Dash = dash }, way.ToString()));
        if (stint.Arrival is Arrival.Admitted or Arrival.Reinstated)
            parts.Add(
                Marks.Came(grid.Columns[stint.First] - Arrow, Begin(thread, stint, place).Y, radius, down: false)
            );
        if (stint.End is null)
            parts.Add(Marks.In(thread.Won, endX, endY, Math.Max(radius, 3.5)));
        else if (stint.End.Kind != ExitKind.Merged)
            parts.Add(Marks.Of(stint.End.Kind, endX, endY, Math.Clamp(grid.Step(stint.Last + 1) * 0.45, 1, 5)));
        else
            parts.Add(Marks.Join(endX, endY, Math.Min(radius, 4)));
        return parts;
    }

    // Threads run level through a column and curve between two.
    private static (double X, double Y) Cross(StringBuilder way, double fromX, double fromY, double x, double y)
    {
        if (x - fromX > 0.05)
            way.Append(Across(fromX, fromY, x, y));
        return (x, y);
    }

    private (double X, double Y) Begin(FunnelThread thread, Stint stint, int place)
    {
        if (stint.Last < stint.First)
            return (grid.EndX(stint.First, true) - 20, EndOf(thread, place).Y);
        var x = grid.Columns[stint.First];
        return (
            stint.Arrival is Arrival.Admitted or Arrival.Reinstated ? x - Arrow : x,
            LaneOf(thread.Team, stint.First)
        );
    }

    // Between two stints: from where the team left, below the field, to where it comes in again.
    private PathShape Away(FunnelThread thread, int place, double x, double y)
    {
        var (fromX, fromY) = EndOf(thread, place - 1);
        fromX = Math.Max(fromX, grid.EndOfLabel(new(thread, place - 1), thread.Stints[place - 1].Last + 1));
        var rise = Math.Max(fromX, x - WideGrid.Rise);
        return new(Ink.Away, $"{Move(fromX, fromY)}H{N(rise)}{Across(rise, fromY, x - 8, y)}");
    }

    private (double X, double Y) EndOf(FunnelThread thread, int place)
    {
        var stint = thread.Stints[place];
        if (stint.End is not { } end)
        {
            var lane = picture.LaneOf(thread.Team, picture.Reached.Count - 1);
            return (grid.Columns[picture.Reached.Count - 1] + grid.EndRun, top + (lane + 0.5) * grid.EndPitch);
        }
        var gap = stint.Last + 1;
        if (end is { Kind: ExitKind.Merged, Into: { } into })
            return JoinOf(into, gap);
        var row = picture.PlaceOf(thread, place);
        return (grid.EndX(gap, end.IsBetween), top + grid.Row(gap, row));
    }

    // Where teams become one: at the column where the new one is, or where it ends if it never gets there.
    private (double X, double Y) JoinOf(TeamId into, int gap)
    {
        var (team, stint) = picture.Joined(into, gap);
        return stint is { } place
            ? (grid.EndX(gap, true) - 20, EndOf(picture.Thread(team), place).Y)
            : (grid.Columns[gap] - 9, LaneOf(team, gap));
    }

    private double LaneOf(TeamId team, int column) => top + grid.Lane(picture.LaneOf(team, column));
}
