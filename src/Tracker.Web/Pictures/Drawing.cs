using System.Globalization;
using Tracker.Domain.Values;

namespace Tracker.Web.Pictures;

/// <summary>A picture as shapes, so that SVG and PNG are the same picture.</summary>
/// <param name="Width">Its width, in units of about a pixel.</param>
/// <param name="Height">Its height.</param>
/// <param name="Options">For whom and for which place.</param>
/// <param name="Title">What it is.</param>
/// <param name="Description">What it shows, for whoever does not see it.</param>
/// <param name="Shapes">What it is made of, the lowest first.</param>
internal sealed record Drawing(
    double Width,
    double Height,
    PictureOptions Options,
    string Title,
    string Description,
    IReadOnlyList<Shape> Shapes
);

/// <summary>A part of a picture.</summary>
internal abstract record Shape;

/// <summary>A line or a filled form.</summary>
/// <param name="Ink">How it is drawn.</param>
/// <param name="Data">The way, as SVG writes it.</param>
internal sealed record PathShape(Ink Ink, string Data) : Shape;

/// <summary>A text on one line.</summary>
/// <param name="Ink">Its colour.</param>
/// <param name="X">Where it begins, is centred or ends.</param>
/// <param name="Y">Its base line.</param>
/// <param name="Text">What it says.</param>
/// <param name="Size">The height of the font.</param>
internal sealed record TextShape(Ink Ink, double X, double Y, string Text, double Size) : Shape
{
    /// <summary>Whether it is bold.</summary>
    public bool Bold { get; init; }

    /// <summary>How it lies at its place.</summary>
    public Anchor Anchor { get; init; }

    /// <summary>The room that it takes, at most.</summary>
    public Box Box
    {
        get
        {
            var width = TextWidth.Of(Text, Size, Bold);
            var left =
                X
                - (
                    Anchor == Anchor.Middle ? width / 2
                    : Anchor == Anchor.End ? width
                    : 0
                );
            return new(left, Y - Size * 0.8, width, Size);
        }
    }
}

/// <summary>A team's thread: lines and marks that belong together and say what they are when they are pointed at.</summary>
/// <param name="Team">The team.</param>
/// <param name="Ink">How its lines are drawn where they say nothing else.</param>
/// <param name="Title">Its path in a sentence.</param>
/// <param name="Parts">Its lines and marks.</param>
internal sealed record ThreadShape(TeamId Team, Ink Ink, string Title, IReadOnlyList<PathShape> Parts) : Shape;

/// <summary>How a text lies at its place.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>The room of a text.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;
    public double Bottom => Y + Height;

    public bool Meets(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
}

/// <summary>Writes ways as SVG does, with one decimal at most.</summary>
internal static class Way
{
    public static string N(double value)
    {
        var rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    public static string Move(double x, double y) => $"M{N(x)} {N(y)}";

    public static string Line(double x, double y) => $"L{N(x)} {N(y)}";

    public static string Curve(double x1, double y1, double x2, double y2, double x, double y) =>
        $"C{N(x1)} {N(y1)} {N(x2)} {N(y2)} {N(x)} {N(y)}";

    /// <summary>From a point onwards to another, leaving and arriving along the x axis.</summary>
    public static string Across(double fromX, double fromY, double x, double y) =>
        Math.Abs(fromY - y) < 0.05 ? $"H{N(x)}" : Curve((fromX + x) / 2, fromY, (fromX + x) / 2, y, x, y);

    /// <summary>The same along the y axis.</summary>
    public static string Down(double fromX, double fromY, double x, double y) =>
        Math.Abs(fromX - x) < 0.05 ? $"V{N(y)}" : Curve(fromX, (fromY + y) / 2, x, (fromY + y) / 2, x, y);

    public static string Rect(double x, double y, double width, double height) =>
        $"M{N(x)} {N(y)}h{N(width)}v{N(height)}h{N(-width)}z";
}
