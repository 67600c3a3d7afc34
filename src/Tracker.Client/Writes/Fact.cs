using System.Text.Json.Nodes;

namespace Tracker.Client;

/// <summary>What every fact may say beside itself.</summary>
public abstract record Fact
{
    /// <summary>When it took effect; null for now.</summary>
    public Moment? At { get; init; }

    /// <summary>Since when everyone may see it; null for at once.</summary>
    public Moment? PublicAt { get; init; }

    /// <summary>Where it was read: ids of sources that the record knows, or whole sources as the reference describes them.</summary>
    public IReadOnlyList<JsonNode>? Sources { get; init; }

    /// <summary>Whether the organiser said it; null for yes.</summary>
    public bool? Official { get; init; }

    /// <summary>A remark for the reader of the history.</summary>
    public string? Note { get; init; }
}
