namespace Tracker.Client;

/// <summary>A value on either side of a comparison.</summary>
/// <param name="Before">The value on the one side; null where it has none.</param>
/// <param name="After">The value on the other; null where it has none.</param>
public sealed record Change<T>(T Before, T After);
