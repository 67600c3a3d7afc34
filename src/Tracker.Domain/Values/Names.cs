using System.Text.Json.Serialization;
using Tracker.Domain.Json;

namespace Tracker.Domain.Values;

/// <summary>
/// A name in one or more languages: a map from language tag (<c>en</c>, <c>ko</c>) to text. Korean and English are both
/// first-class: whichever is there is shown to a reader of the other.
/// </summary>
[JsonConverter(typeof(NamesConverter))]
public sealed record Names(ValueMap<string, string> Texts)
{
    /// <summary>The greatest number of characters of a name in one language.</summary>
    public const int MaxLength = 300;

    /// <summary>A name in English alone.</summary>
    public static Names English(string text) => new(new ValueMap<string, string>([new("en", text)]));

    /// <summary>The name for a reader of the language; else in English; else in the first language there is.</summary>
    public string In(string language) =>
        Texts.TryGetValue(language, out var own) ? own
        : Texts.TryGetValue("en", out var english) ? english
        : Texts.Values.FirstOrDefault("");

    /// <summary>What is wrong with the name, as a sentence; null when nothing is.</summary>
    public static string? Fault(ValueMap<string, string> texts)
    {
        if (texts.Count == 0)
            return "a name needs at least one language, such as {\"en\": \"…\"}";
        foreach (var (tag, text) in texts)
        {
            if (!IsLanguageTag(tag))
                return $"'{tag}' is no language tag such as en, ko or zh-Hant";
            if (string.IsNullOrWhiteSpace(text))
                return $"the name in '{tag}' is empty";
            if (text.Length > MaxLength)
                return $"the name in '{tag}' is longer than {MaxLength} characters";
        }
        return null;
    }

    /// <inheritdoc />
    public override string ToString() => In("en");

    private static bool IsLanguageTag(string tag) =>
        tag.Split('-') is [{ Length: 2 or 3 } language, .. var subtags]
        && language.All(char.IsAsciiLetterLower)
        && subtags.All(subtag => subtag.Length is >= 2 and <= 8 && subtag.All(char.IsAsciiLetterOrDigit));
}
