namespace Tracker.Web.Pictures;

/// <summary>For whom and for which place a picture is made.</summary>
/// <param name="Language">The reader's language: <c>en</c> or <c>ko</c>.</param>
/// <param name="Size">For which place.</param>
public sealed record PictureOptions(string Language, PictureSize Size)
{
    /// <summary>
    /// Whether the picture stands alone, as a file for a report: with its title, its date and a style of its own. Within a
    /// page it has none of these, and the page's stylesheet is the style.
    /// </summary>
    public bool IsFile { get; init; }

    /// <summary>Whether time runs down, not to the right.</summary>
    internal bool RunsDown => Size is PictureSize.Narrow or PictureSize.Medium;
}

/// <summary>The place for which a picture is made; each has a layout of its own.</summary>
public enum PictureSize
{
    /// <summary>Time runs from left to right. Legible from 800 px and on A4.</summary>
    Wide,

    /// <summary>Time runs down. Legible from 360 px.</summary>
    Narrow,

    /// <summary>The sizes alone, for a list of competitions.</summary>
    Small,

    /// <summary>1200×630 for whoever links to a page: the title, the sizes and who is still in.</summary>
    Card,

    /// <summary>Time runs down, in a window between the two: wider than a phone, too narrow for the wide one.</summary>
    Medium,
}
