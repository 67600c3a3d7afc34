using System.Text.Json;
using Tracker.Domain.Values;

namespace Tracker.Domain.Json;

/// <summary>What converters read with.</summary>
public static class Readers
{
    /// <summary>Reads a text, or says what text belongs here.</summary>
    public static string RequireString(this ref Utf8JsonReader reader, string rule) =>
        reader.TokenType == JsonTokenType.String
            ? reader.GetString()!
            : throw new JsonException($"A string belongs here: {rule}.");

    /// <summary>Reads a text that comes often: one that is held already is not made again.</summary>
    internal static string GetSharedString(this ref Utf8JsonReader reader) =>
        reader.HasValueSequence || reader.ValueIsEscaped ? reader.GetString()! : SharedTexts.Of(reader.ValueSpan);

    /// <summary>Reads a value within another, so that an error in it can be told with the whole of its place.</summary>
    public static T ReadWithin<T>(this ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(ref reader, options)!;
        }
        catch (JsonException error)
        {
            throw new NestedJsonException(error);
        }
    }
}
