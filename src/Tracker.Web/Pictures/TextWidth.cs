namespace Tracker.Web.Pictures;

/// <summary>
/// How wide a text is at most. The reader's fonts are not known here, so each kind of character counts with what the
/// wider ones of the usual fonts need.
/// </summary>
internal static class TextWidth
{
    public static double Of(string text, double size, bool bold = false) =>
        text.Sum(WidthOf) * size * (bold ? 1.08 : 1);

    /// <summary>The text, cut short where it is wider than the room.</summary>
    public static string Fit(string text, double room, double size, bool bold = false)
    {
        if (Of(text, size, bold) <= room)
            return text;
        var length = text.Length;
        while (length > 0 && Of(text[..length].TrimEnd() + "…", size, bold) > room)
            length--;
        // Half of a character that takes two places is none.
        if (length > 0 && char.IsHighSurrogate(text[length - 1]))
            length--;
        return length == 0 ? "" : text[..length].TrimEnd() + "…";
    }

    /// <summary>The text in lines: broken between words, the last one cut short where the lines are not enough.</summary>
    public static IReadOnlyList<string> Wrap(string text, double room, double size, int most, bool bold = false)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in Words(text, room / size / (bold ? 1.08 : 1)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length == 0 || Of(longer, size, bold) <= room)
                line = longer;
            else
            {
                lines.Add(line);
                line = word;
            }
        }
        if (line.Length > 0)
            lines.Add(line);
        if (lines.Count > most)
            lines = [.. lines.Take(most - 1), string.Join(' ', lines.Skip(most - 1))];
        return [.. lines.Select(each => Fit(each, room, size, bold))];
    }

    // A word of Hangul or Han that is wider than a line may be broken between any two of its characters.
    private static IEnumerable<string> Words(string text, double room)
    {
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (from, width) = (0, 0.0);
            for (var at = 0; at < word.Length; at++)
            {
                width += WidthOf(word[at]);
                if (width <= room || at == from || !IsSyllable(word[at - 1]) || !IsSyllable(word[at]))
                    continue;
                yield return word[from..at];
                (from, width) = (at, WidthOf(word[at]));
            }
            yield return word[from..];
        }
    }

    private static bool IsSyllable(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\uac00' and <= '\ud7a3';

    private static double WidthOf(char c) =>
        c switch
        {
            ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' => 0.32,
            'i' or 'j' or 'l' or 'I' => 0.31,
            'f' or 't' or 'r' or '(' or ')' or '-' or '/' or '[' or ']' => 0.42,
            'm' or 'w' or 'M' or 'W' or '@' or '…' or '→' or '%' => 0.95,
            >= 'A' and <= 'Z' => 0.72,
            >= 'a' and <= 'z' or >= '0' and <= '9' => 0.59,
            < '\u0370' => 0.65,
            // Hangul, Han and what else is as wide as it is high; half of what takes two places.
            _ => char.IsSurrogate(c) ? 0.5 : 1,
        };
}
