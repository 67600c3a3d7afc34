using System.Text.Json;

namespace Tracker.Store.Projections;

/// <summary>Where two JSON values differ. The order of members does not count; that of items and the digits of numbers do.</summary>
internal static class JsonDifferences
{
    private const int Shown = 60;

    /// <summary>Each difference with its path.</summary>
    /// <param name="kept">What is kept; null where nothing is.</param>
    /// <param name="right">What it should be; null where there should be nothing.</param>
    public static IEnumerable<(string Path, string Detail)> Between(JsonElement? kept, JsonElement? right) =>
        At("$", kept, right);

    /// <summary>A member of an object; null where it has none.</summary>
    public static JsonElement? Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value : null;

    private static IEnumerable<(string, string)> At(string path, JsonElement? kept, JsonElement? right) =>
        (kept, right) switch
        {
            ({ ValueKind: JsonValueKind.Object } one, { ValueKind: JsonValueKind.Object } other) =>
                one.EnumerateObject()
                    .Concat(other.EnumerateObject())
                    .Select(member => member.Name)
                    .Distinct()
                    .SelectMany(name => At(Named(path, name), Member(one, name), Member(other, name))),
            ({ ValueKind: JsonValueKind.Array } one, { ValueKind: JsonValueKind.Array } other) => Enumerable
                .Range(0, Math.Max(one.GetArrayLength(), other.GetArrayLength()))
                .SelectMany(i => At($"{path}[{i}]", Item(one, i), Item(other, i))),
            _ => IsSame(kept, right) ? [] : [(path, $"is {Told(kept)}, by the log it is {Told(right)}")],
        };

    // A name that is no word, such as a round's with a hyphen in it, is written in brackets.
    private static string Named(string path, string name) =>
        name.All(char.IsAsciiLetterOrDigit) ? $"{path}.{name}" : $"{path}['{name}']";

    private static JsonElement? Item(JsonElement array, int index) =>
        index < array.GetArrayLength() ? array[index] : null;

    private static bool IsSame(JsonElement? kept, JsonElement? right) =>
        kept is { } one
        && right is { } other
        && one.ValueKind == other.ValueKind
        && (
            one.ValueKind == JsonValueKind.String
                ? one.GetString() == other.GetString()
                : one.GetRawText() == other.GetRawText()
        );

    private static string Told(JsonElement? value) =>
        value?.GetRawText() is not { } text ? "absent"
        : text.Length > Shown ? $"{text[..Shown]}…"
        : text;
}
