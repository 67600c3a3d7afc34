using System.Text.Json;

namespace Tracker.Domain.Json;

/// <summary>
/// Reads what stands within a value that has a converter of its own. The serializer begins its paths anew there, so an
/// error takes the rest of its path along, for whoever tells a person where it is.
/// </summary>
public static class Nested
{
    private const string Rest = "Tracker.Path";

    /// <summary>Reads a value within a value.</summary>
    /// <exception cref="JsonException">It cannot be read; <see cref="PathOf" /> says where that is.</exception>
    public static T Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(ref reader, options)!;
        }
        catch (JsonException exception) when (exception.Path is not null)
        {
            // Without a path of its own the error gets that of the value around it.
            var outer = new JsonException(exception.Message, exception);
            outer.Data[Rest] = PathOf(exception)[1..];
            throw outer;
        }
    }

    /// <summary>The whole JSON path of an error, from the root.</summary>
    public static string PathOf(JsonException exception) => (exception.Path ?? "$") + exception.Data[Rest];
}
