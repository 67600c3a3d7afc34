using System.Text.RegularExpressions;

namespace Tracker.Domain.Erasing;

/// <summary>What stands where a text was erased.</summary>
public static partial class Mark
{
    /// <summary>In the place of a text.</summary>
    public const string OfText = "[erased]";

    /// <summary>In the place of an address: one that nobody ever has (RFC 2606).</summary>
    public const string OfAddress = "https://erased.invalid/";

    /// <summary>In the place of one of several that must still be told from each other, as members of a team are.</summary>
    /// <param name="tag">What is in no other such mark: a few hexadecimal digits that say nothing.</param>
    public static string OfOne(string tag) => $"[erased {tag}]";

    /// <summary>Whether a text is a mark.</summary>
    public static bool Is(string text) => text is OfText or OfAddress || OfOneOf().IsMatch(text);

    [GeneratedRegex(@"^\[erased [0-9a-f]{1,32}\]\z")]
    private static partial Regex OfOneOf();
}
