using System.Globalization;
using System.Text;

namespace Tracker.Cli;

/// <summary>
/// Text from elsewhere, before a terminal sees it: what would move the cursor, colour the screen or turn the direction of
/// writing is no part of a name.
/// </summary>
internal static class Clean
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    public static string Text(string text)
    {
        StringBuilder? clean = null;
        for (var i = 0; i < text.Length; )
        {
            var isRune = Rune.TryGetRuneAt(text, i, out var rune);
            var length = isRune ? rune.Utf16SequenceLength : 1;
            if (isRune && IsText(rune))
                clean?.Append(text, i, length);
            else
                (clean ??= new StringBuilder(text, 0, i, text.Length)).Append(IsSpace(text[i]) ? ' ' : '\uFFFD');
            i += length;
        }
        return clean?.ToString() ?? text;
    }

    /// <summary>A time to be read: to the second.</summary>
    public static string Time(Client.Moment time)
    {
        var text = Text(time.Text);
        return time.Instant is not null && text.IndexOf('.') is > 0 and var point
            ? text[..point] + text[(point + 1)..].TrimStart("0123456789".ToCharArray())
            : text;
    }

    private static bool IsSpace(char each) => each is '\n' or '\r' or '\t' or '\u2028' or '\u2029';

    private static bool IsText(Rune rune) =>
        rune.Value is ZeroWidthJoiner or ZeroWidthNonJoiner
        || Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
            );
}
