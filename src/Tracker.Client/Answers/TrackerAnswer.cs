using System.Text.Json.Serialization;

namespace Tracker.Client;

/// <summary>
/// What the service answered. Members that a later version adds are no fault: they are in <see cref="Utf8" />.
/// </summary>
public abstract record TrackerAnswer
{
    /// <summary>The answer as it was sent, JSON in UTF-8.</summary>
    [JsonIgnore]
    public ReadOnlyMemory<byte> Utf8 { get; internal set; }
}
