using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tracker.Domain.Values;

/// <summary>A text that is looked for in names, in whatever case and with or without accents: Grostl finds Gröstl.</summary>
public sealed record SoughtText
{
    /// <summary>The greatest number of characters of such a text.</summary>
    public const int MaxLength = 100;

    /// <summary>What such a text must be, as a sentence.</summary>
    public const string Rule = "a name, or a part of one, is 1 to 100 characters of which one at least is seen";

    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    private readonly string text;

    private SoughtText(string text) => this.text = text;

    // The same on every machine.
    private static CompareInfo Comparer => CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>Reads such a text; false when it is too long, or has nothing in it to look for.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SoughtText? sought)
    {
        // An accent alone is not compared, nor is a sign without width: they would be found everywhere.
        var valid =
            text is { Length: <= MaxLength }
            && !string.IsNullOrWhiteSpace(text)
            && Comparer.Compare(text, "", Loosely) != 0;
        sought = valid ? new SoughtText(text!) : null;
        return valid;
    }

    /// <summary>The languages in which a name contains the text: the reader's first, then in the name's order.</summary>
    public IEnumerable<string> LanguagesIn(Names name, string language) =>
        name
            .Texts.Where(each => Comparer.IndexOf(each.Value, text, Loosely) >= 0)
            .Select(each => each.Key)
            .OrderBy(tag => tag == language ? 0 : 1);
}
