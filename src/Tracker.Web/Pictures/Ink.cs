namespace Tracker.Web.Pictures;

/// <summary>
/// How something is drawn. The class lets a stylesheet choose the colour for light and dark; the colours here are those of
/// print and of whatever knows no stylesheet.
/// </summary>
/// <param name="Class">The name in the stylesheet.</param>
/// <param name="Fill">The colour of the inside; null for none.</param>
/// <param name="Stroke">The colour of the line; null for none.</param>
/// <param name="Width">The line's width.</param>
/// <param name="Dash">Lengths of dashes and gaps; null for a whole line.</param>
internal sealed record Ink(string Class, string? Fill, string? Stroke = null, double Width = 0, string? Dash = null)
{
    public static readonly Ink Paper = new("fp-paper", "#ffffff");
    public static readonly Ink Text = new("fp-text", "#1b2430");
    public static readonly Ink Muted = new("fp-muted", "#566173");
    public static readonly Ink Shade = new("fp-shade", "#eaf0f5");
    public static readonly Ink Bar = new("fp-bar", "#33475b");
    public static readonly Ink Outline = new("fp-outline", null, "#566173", 1.5, "4 3");
    public static readonly Ink Rule = new("fp-rule", null, "#c3ccd6", 1);
    public static readonly Ink In = new("fp-in", null, "#00566b", 3.5);
    public static readonly Ink Out = new("fp-out", null, "#7b8794", 2);
    public static readonly Ink Away = new("fp-away", null, "#7b8794", 2, "0.1 5");
    public static readonly Ink Tier = new("fp-tier", null, "#33475b", 2.5);
    public static readonly Ink InMark = new("fp-in-mark", "#00566b");
    public static readonly Ink Exit = new("fp-exit", "#ffffff", "#a33b2a", 1.8);
    public static readonly Ink ExitFull = new("fp-exit-full", "#a33b2a", "#a33b2a", 1);
    public static readonly Ink ExitLine = new("fp-exit-line", null, "#a33b2a", 2.2);
    public static readonly Ink Came = new("fp-came", "#17733f", "#17733f", 1);
    public static readonly Ink Joined = new("fp-joined", "#566173", "#566173", 1);

    public static IReadOnlyList<Ink> All { get; } =
    [
        Paper,
        Text,
        Muted,
        Shade,
        Bar,
        Outline,
        Rule,
        In,
        Out,
        Away,
        Tier,
        InMark,
        Exit,
        ExitFull,
        ExitLine,
        Came,
        Joined,
    ];

    /// <summary>The same with another width of the line.</summary>
    public Ink Wide(double width) => this with { Width = width };
}
