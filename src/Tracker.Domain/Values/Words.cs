using System.Text.Json;

namespace Tracker.Domain.Values;

/// <summary>How an enum's value is written, in JSON and in sentences alike.</summary>
public static class Words
{
    /// <summary>The value in kebab-case: <c>TrimmedMean</c> is <c>trimmed-mean</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Kebab(value.ToString());

    /// <summary>A name of the code in kebab-case.</summary>
    public static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    /// <summary>Ids as a list in a sentence, sorted, and cut short when there are many.</summary>
    public static string List<TId>(IEnumerable<TId> ids)
        where TId : struct, IId<TId>
    {
        var sorted = ids.Select(id => id.Value).Order(StringComparer.Ordinal).ToList();
        return sorted.Count <= 10
            ? string.Join(", ", sorted)
            : $"{string.Join(", ", sorted.Take(10))} and {sorted.Count - 10} more";
    }
}
