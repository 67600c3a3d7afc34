using System.Text;

namespace Tracker.Domain.Values;

/// <summary>
/// Texts that come again and again, as ids do: a million scorecards name the same teams, judges and criteria, and each name
/// is held once. A bounded number is remembered; a text that is not remembered is made anew, which nobody can tell.
/// </summary>
internal static class SharedTexts
{
    private const int Places = 1 << 14;

    private static readonly string?[] Remembered = new string?[Places];

    /// <summary>The text that UTF-8 bytes spell.</summary>
    public static string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Slug.MaxLength || !Ascii.IsValid(utf8))
            return Encoding.UTF8.GetString(utf8);
        ref var place = ref Remembered[PlaceOf(utf8)];
        // A reference is read and written whole, so those who come at once each have a right text.
        if (place is { } known && Ascii.Equals(utf8, known))
            return known;
        return place = Encoding.ASCII.GetString(utf8);
    }

    private static int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        // FNV-1a: a few bytes, and nothing that depends on the run.
        var hash = 2166136261u;
        foreach (var each in utf8)
            hash = (hash ^ each) * 16777619u;
        return (int)((hash ^ (hash >> 15)) % Places);
    }
}
