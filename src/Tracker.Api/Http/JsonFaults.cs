using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tracker.Api.Http;

/// <summary>Says in a caller's words what the serializer found wrong, and where.</summary>
public static partial class JsonFaults
{
    private static readonly Dictionary<string, string> Belongs = new()
    {
        ["System.String"] = "A text belongs here.",
        ["System.Boolean"] = "true or false belongs here.",
        ["System.Int32"] = "A whole number belongs here.",
        ["System.DateOnly"] = "A date belongs here, such as 2025-08-04.",
    };

    /// <summary>A sentence on what is wrong; it names neither lines nor types of the program.</summary>
    public static string Sentence(JsonException exception)
    {
        var message = JsonText.FirstSentence(exception.Message);
        if (Unmapped().Match(message) is { Success: true } unmapped)
            return $"There is no member '{unmapped.Groups[1].Value}' here.";
        if (Missing().Match(message) is { Success: true } missing)
            return $"Missing here: {missing.Groups[1].Value.TrimEnd('.')}.";
        if (Duplicate().Match(message) is { Success: true } duplicate)
            return $"The member '{duplicate.Groups[1].Value}' is there twice.";
        if (Unconverted().Match(message) is { Success: true } unconverted)
            return Expected(unconverted.Groups[1].Value);
        return NotNull().IsMatch(message) ? "null cannot stand here; leave the member out instead." : message;
    }

    private static string Expected(string type)
    {
        var name = NullableType().Match(type) is { Success: true } nullable ? nullable.Groups[1].Value : type;
        if (Belongs.TryGetValue(name, out var sentence))
            return sentence;
        return type.Contains("List", StringComparison.Ordinal) || type.Contains("Array", StringComparison.Ordinal)
            ? "A list belongs here."
            : "A value of another kind belongs here; the reference at /docs says which.";
    }

    [GeneratedRegex(@"^The JSON property '(.*)' could not be mapped")]
    private static partial Regex Unmapped();

    [GeneratedRegex(@"missing required properties including: (.*)$", RegexOptions.Singleline)]
    private static partial Regex Missing();

    [GeneratedRegex(@"^Duplicate property '(.*)' encountered")]
    private static partial Regex Duplicate();

    [GeneratedRegex(@"could not be converted to ([^ ]+?)\.?$")]
    private static partial Regex Unconverted();

    [GeneratedRegex(@"^System\.Nullable`1\[([^,\]]+)")]
    private static partial Regex NullableType();

    [GeneratedRegex(@"doesn't allow (setting )?null values")]
    private static partial Regex NotNull();
}
