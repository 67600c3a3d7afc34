namespace Tracker.Client;

/// <summary>Which events of a history are wanted.</summary>
public sealed record HistoryFilter
{
    /// <summary>Those that speak of a team.</summary>
    public string? Team { get; init; }

    /// <summary>Those of a round or call.</summary>
    public string? Round { get; init; }

    /// <summary>Those of a type, such as <c>TeamEliminated</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Those after a sequence.</summary>
    public long? After { get; init; }

    /// <summary>How many a page has, 1 to 1000; null for 100.</summary>
    public int? Limit { get; init; }
}
