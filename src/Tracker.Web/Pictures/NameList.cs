namespace Tracker.Web.Pictures;

/// <summary>Names of many teams in few lines; those for which there is no room are counted.</summary>
internal static class NameList
{
    public static IReadOnlyList<string> Lines(
        PictureWords words,
        string head,
        IReadOnlyList<string> names,
        double room,
        double size,
        int most
    )
    {
        // The more names are shown the more lines there are, so the most for which there is room are soon found.
        var (fits, tooMany) = (0, names.Count + 1);
        while (tooMany - fits > 1)
        {
            var middle = (fits + tooMany) / 2;
            if (Wrapped(middle).Count <= Math.Max(most, 1))
                fits = middle;
            else
                tooMany = middle;
        }
        return [.. Wrapped(fits).Take(Math.Max(most, 1)).Select(line => line.Replace('\u00a0', ' '))];

        IReadOnlyList<string> Wrapped(int shown)
        {
            var rest = names.Count - shown;
            var listed = string.Join(", ", names.Take(shown).Select(Unbroken));
            var text =
                rest == 0 ? head + listed
                : shown == 0 ? (head.Length > 0 ? head.TrimEnd(':', ' ') : words.Counted(rest, words.StillIn))
                : $"{head}{listed} {Unbroken(words.More(rest))}";
            return TextWidth.Wrap(text, room, size, int.MaxValue);
        }
    }

    // A name stays on one line.
    private static string Unbroken(string name) => name.Replace(' ', '\u00a0');
}
