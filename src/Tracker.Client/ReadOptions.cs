namespace Tracker.Client;

/// <summary>For when something is asked, by what was known when, and for whom.</summary>
public sealed record ReadOptions
{
    /// <summary>For when; null for now.</summary>
    public Moment? AsOf { get; init; }

    /// <summary>By what was known when; null for now.</summary>
    public Moment? KnownAt { get; init; }

    /// <summary>The reader's language, <c>en</c> or <c>ko</c>, in which names are sorted; null for English.</summary>
    public string? Language { get; init; }

    /// <summary>The version that a write told, and that the answer must show at least, where several nodes serve.</summary>
    public long? MinVersion { get; init; }
}
