using SkiaSharp;

namespace Tracker.Web.Pictures;

/// <summary>
/// The fonts with which PNG pictures are written. On Linux they are found as files, because the graphics library there
/// knows no fonts of the system; elsewhere the system is asked.
/// </summary>
internal sealed class PngFonts
{
    private static readonly string[] Directories =
    [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts"),
    ];

    // What is wanted most is first, with its bold face: Latin alone, then with Hangul.
    private static readonly (string Regular, string Bold)[] Known =
    [
        ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
        ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
        ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
        ("NotoSansKR-Regular.ttf", "NotoSansKR-Bold.ttf"),
        ("NotoSansKR-Regular.otf", "NotoSansKR-Bold.otf"),
        ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"),
        ("NanumGothic.ttf", "NanumGothicBold.ttf"),
        ("UnDotum.ttf", "UnDotumBold.ttf"),
    ];

    private readonly SKTypeface[] regular;
    private readonly SKTypeface[] bold;

    private PngFonts(IReadOnlyList<(SKTypeface Regular, SKTypeface Bold)> faces) =>
        (regular, bold) = ([.. faces.Select(face => face.Regular)], [.. faces.Select(face => face.Bold)]);

    /// <summary>Whether anything can be written at all.</summary>
    public bool Any => regular.Length > 0;

    /// <summary>Whether Korean can be written.</summary>
    public bool HasHangul => regular.Any(face => Has(face, '가'));

    /// <summary>The fonts of this machine.</summary>
    public static PngFonts OfSystem() => In(Directories) is { Any: true } found ? found : Matched();

    /// <summary>The fonts in some directories.</summary>
    public static PngFonts In(IEnumerable<string> directories)
    {
        var files = directories
            .Where(Directory.Exists)
            .SelectMany(directory =>
                Directory.EnumerateFiles(
                    directory,
                    "*.?t?",
                    new EnumerationOptions
                    {
                        RecurseSubdirectories = true,
                        MaxRecursionDepth = 4,
                        IgnoreInaccessible = true,
                    }
                )
            )
            .DistinctBy(Path.GetFileName)
            .ToDictionary(file => Path.GetFileName(file)!);
        return new([
            .. Known
                .Select(names => (Regular: Open(files, names.Regular), Bold: Open(files, names.Bold)))
                .Where(each => each.Regular is not null)
                .Select(each => (each.Regular!, each.Bold ?? each.Regular!)),
        ]);
    }

    /// <summary>The text in pieces, each with the first font that has its characters.</summary>
    public IEnumerable<(string Text, SKTypeface Face)> Pieces(string text, bool isBold)
    {
        var faces = isBold ? bold : regular;
        var (piece, last) = ("", faces[0]);
        foreach (var rune in text.EnumerateRunes())
        {
            // A space is written in the font of what is before it.
            var face = rune.Value == ' ' ? last : Array.Find(faces, each => Has(each, rune.Value)) ?? last;
            if (face != last && piece.Length > 0)
            {
                yield return (piece, last);
                piece = "";
            }
            (piece, last) = (piece + rune, face);
        }
        if (piece.Length > 0)
            yield return (piece, last);
    }

    private static bool Has(SKTypeface face, int character)
    {
        using var font = new SKFont(face);
        return font.ContainsGlyph(character);
    }

    private static PngFonts Matched() =>
        new([
            .. "a가"
                .Select(c => (Regular: Match(c, SKFontStyle.Normal), Bold: Match(c, SKFontStyle.Bold)))
                .Where(each => each is { Regular: not null, Bold: not null })
                .Select(each => (each.Regular!, each.Bold!)),
        ]);

    private static SKTypeface? Match(char c, SKFontStyle style) =>
        SKFontManager.Default.MatchCharacter(null, style, ["ko", "en"], c) is { } face && Has(face, c) ? face : null;

    private static SKTypeface? Open(Dictionary<string, string> files, string name) =>
        files.TryGetValue(name, out var file) ? SKTypeface.FromFile(file) : null;
}
