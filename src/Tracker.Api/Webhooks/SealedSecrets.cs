namespace Tracker.Api.Webhooks;

/// <summary>The secrets of a webhook, sealed: they are of no use without the keys of the service.</summary>
/// <param name="Current">The one that is shown when it is made.</param>
/// <param name="Old">The one before; null when there is none.</param>
/// <param name="OldUntil">Until when that is valid, too.</param>
public sealed record SealedSecrets(string Current, string? Old, DateTimeOffset? OldUntil)
{
    /// <summary>Those that are valid at a time, the current one first.</summary>
    public IEnumerable<string> ValidAt(DateTimeOffset now) =>
        Old is { } old && OldUntil > now ? [Current, old] : [Current];
}
