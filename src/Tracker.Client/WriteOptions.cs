namespace Tracker.Client;

/// <summary>Under which conditions something is written.</summary>
public sealed record WriteOptions
{
    /// <summary>Whether it is only tried: the same validation and the same answer, and nothing is stored.</summary>
    public bool DryRun { get; init; }

    /// <summary>The version of the competition that is expected: a write is refused with 412 when it has moved on.</summary>
    public long? IfVersion { get; init; }

    /// <summary>
    /// The key of the write, 1 to 255 visible ASCII characters; null for a new one. Whoever keeps the key can send the same
    /// write again after a crash, and gets the first answer.
    /// </summary>
    public string? IdempotencyKey { get; init; }
}
