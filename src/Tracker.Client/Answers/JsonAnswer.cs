using System.Text.Json;

namespace Tracker.Client;

/// <summary>An answer that has no type of its own here: its JSON.</summary>
public sealed record JsonAnswer : TrackerAnswer
{
    /// <summary>The answer, read.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public JsonElement Read() => JsonElement.Parse(Utf8.Span);
}
