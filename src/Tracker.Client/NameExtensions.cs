namespace Tracker.Client;

/// <summary>Names are maps from language tag (<c>en</c>, <c>ko</c>) to text.</summary>
public static class NameExtensions
{
    /// <summary>The name for a reader of the language; else in English; else in the first language there is; else nothing.</summary>
    /// <param name="names">The name in its languages.</param>
    /// <param name="language">A language tag, such as <c>ko</c>.</param>
    public static string NameIn(this IReadOnlyDictionary<string, string> names, string language) =>
        names.TryGetValue(language, out var own) ? own
        : names.TryGetValue("en", out var english) ? english
        : names.Values.FirstOrDefault("");
}
