using static Tracker.Web.Pictures.Way;

namespace Tracker.Web.Pictures;

/// <summary>The marks at which threads end and begin. Each has a shape of its own, so that none needs its colour.</summary>
internal static class Marks
{
    /// <summary>Why a team left.</summary>
    /// <param name="kind">The reason.</param>
    /// <param name="x">The middle.</param>
    /// <param name="y">The middle.</param>
    /// <param name="r">Half of its size.</param>
    public static PathShape Of(ExitKind kind, double x, double y, double r) =>
        kind switch
        {
            // Below the line.
            ExitKind.Rank => new(Ink.ExitFull, $"M{N(x - r)} {N(y - 0.8 * r)}h{N(2 * r)}l{N(-r)} {N(1.7 * r)}z"),
            // A closed gate.
            ExitKind.Gate => new(
                Ink.Exit,
                $"{Rect(x - r, y - r, 2 * r, 2 * r)}{Move(x - r / 3, y - r)}v{N(2 * r)}{Move(x + r / 3, y - r)}v{N(2 * r)}"
            ),
            ExitKind.Conceded => new(Ink.Exit, Circle(x, y, r)),
            // A crack.
            ExitKind.Broken => new(
                Ink.ExitLine,
                $"{Move(x + 0.3 * r, y - 1.2 * r)}l{N(-0.9 * r)} {N(1.3 * r)}h{N(1.2 * r)}l{N(-0.9 * r)} {N(1.3 * r)}"
            ),
            // An arrow that turns away.
            ExitKind.Withdrawn => new(Ink.Exit, $"M{N(x + r)} {N(y - r)}v{N(2 * r)}l{N(-2 * r)} {N(-r)}z"),
            ExitKind.Disqualified => new(
                Ink.ExitLine,
                $"{Move(x - r, y - r)}l{N(2 * r)} {N(2 * r)}m0 {N(-2 * r)}l{N(-2 * r)} {N(2 * r)}"
            ),
            ExitKind.Merged => Join(x, y, r),
            _ => new(Ink.ExitFull, Circle(x, y, 0.8 * r)),
        };

    /// <summary>A team came in: an arrow forwards, or down where time runs down.</summary>
    public static PathShape Came(double x, double y, double r, bool down) =>
        new(
            Ink.Came,
            down
                ? $"M{N(x - r)} {N(y - r)}h{N(2 * r)}l{N(-r)} {N(2 * r)}z"
                : $"M{N(x - r)} {N(y - r)}v{N(2 * r)}l{N(2 * r)} {N(-r)}z"
        );

    /// <summary>Teams became one.</summary>
    public static PathShape Join(double x, double y, double r) =>
        new(Ink.Joined, $"M{N(x)} {N(y - r)}l{N(r)} {N(r)}l{N(-r)} {N(r)}l{N(-r)} {N(-r)}z");

    /// <summary>A team is in: a dot, and a star for a winner.</summary>
    public static PathShape In(bool won, double x, double y, double r) =>
        new(Ink.InMark, won ? Star(x, y, 1.5 * r) : Circle(x, y, r));

    private static string Circle(double x, double y, double r) =>
        $"M{N(x - r)} {N(y)}a{N(r)} {N(r)} 0 1 0 {N(2 * r)} 0a{N(r)} {N(r)} 0 1 0 {N(-2 * r)} 0z";

    private static string Star(double x, double y, double r)
    {
        var points = Enumerable
            .Range(0, 10)
            .Select(i => (Angle: Math.PI * i / 5, Radius: i % 2 == 0 ? r : 0.45 * r))
            .Select(each => $"{N(x + each.Radius * Math.Sin(each.Angle))} {N(y - each.Radius * Math.Cos(each.Angle))}");
        return $"M{string.Join('L', points)}z";
    }
}
