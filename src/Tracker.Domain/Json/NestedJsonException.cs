using System.Text.Json;

namespace Tracker.Domain.Json;

/// <summary>
/// An error in a value that a converter reads by itself. The serializer knows where that value is and the converter where
/// the error is within it; <see cref="DomainJson.PathOf" /> puts both together.
/// </summary>
internal sealed class NestedJsonException : JsonException
{
    public NestedJsonException(string message, string within)
        : base(message) => Within = within;

    public NestedJsonException(JsonException error)
        : base(WithoutPlace(error.Message), error) => Within = DomainJson.PathOf(error)[1..];

    /// <summary>The place of the error within the value.</summary>
    public string Within { get; }

    // The serializer ends some messages with a place that is wrong from the outside.
    private static string WithoutPlace(string message)
    {
        var place = message.IndexOf(" Path: $", StringComparison.Ordinal);
        return place < 0 ? message : message[..place];
    }
}
