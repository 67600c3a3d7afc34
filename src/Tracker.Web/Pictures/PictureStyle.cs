namespace Tracker.Web.Pictures;

/// <summary>
/// The style of the pictures: the file <c>Assets/pictures.css</c>. Pages link it; an SVG that is a file of its own carries it.
/// </summary>
public static class PictureStyle
{
    /// <summary>The fonts, the first that is there: with Hangul.</summary>
    internal const string Fonts =
        "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans KR', 'Noto Sans CJK KR', 'Malgun Gothic', sans-serif";

    /// <summary>The stylesheet.</summary>
    public static string Css { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(PictureStyle).Assembly.GetManifestResourceStream("Tracker.Web.Assets.pictures.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
