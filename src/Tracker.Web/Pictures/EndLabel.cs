namespace Tracker.Web.Pictures;

/// <summary>What stands at the end of a thread: the team's name and why it left.</summary>
/// <param name="Name">The name.</param>
/// <param name="Beside">Why, beside it; null where there is no room.</param>
/// <param name="BesideAt">How far right of the name's beginning that is.</param>
/// <param name="Below">Why, on a line of its own; null where that is not needed.</param>
internal sealed record EndLabel(string Name, string? Beside, double BesideAt, string? Below)
{
    /// <summary>How high the second line is.</summary>
    public const double SecondLine = 15;

    /// <summary>How far right of the name's beginning the first line ends.</summary>
    public double End { get; private init; }

    /// <summary>How much higher a row is for it.</summary>
    public double Extra => Below is null ? 0 : SecondLine;

    /// <summary>The label of a team that leaves.</summary>
    /// <param name="words">The words of the reader's language.</param>
    /// <param name="leaving">The end.</param>
    /// <param name="room">How wide it may be.</param>
    /// <param name="size">The height of the name.</param>
    /// <param name="small">The height of the reason.</param>
    public static EndLabel Of(PictureWords words, Leaving leaving, double room, double size, double small)
    {
        var exit = leaving.Exit;
        var name = TextWidth.Fit(leaving.Thread.Name, room, size);
        var at = TextWidth.Of(name, size) + 7;
        string[] texts = exit switch
        {
            { Kind: ExitKind.Gate, Detail.Length: > 0 } =>
            [
                exit.Reason,
                words.Failed(exit.Detail),
                words.Short(exit.Kind),
            ],
            _ => [exit.Reason, words.Short(exit.Kind)],
        };
        var beside = texts.FirstOrDefault(text => TextWidth.Of(text, small) <= Math.Min(room - at, 300));
        if (beside is not null)
            return new(name, beside, at, null) { End = at + TextWidth.Of(beside, small) + 7 };
        var below = texts.FirstOrDefault(text => TextWidth.Of(text, small) <= room, texts[^1]);
        return new(name, null, at, TextWidth.Fit(below, room, small)) { End = at };
    }

    /// <summary>The label as shapes.</summary>
    public IEnumerable<Shape> At(double x, double y, double size, double small)
    {
        yield return new TextShape(Ink.Text, x, y, Name, size);
        if (Beside is not null)
            yield return new TextShape(Ink.Muted, x + BesideAt, y, Beside, small);
        if (Below is not null)
            yield return new TextShape(Ink.Muted, x, y + SecondLine, Below, small);
    }
}
