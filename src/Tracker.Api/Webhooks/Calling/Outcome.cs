namespace Tracker.Api.Webhooks.Calling;

/// <summary>What became of a call.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Status">The status of the answer; null when there was none.</param>
/// <param name="Error">Why it was not taken, as a sentence that holds nothing of the answer; null when it was.</param>
public sealed record Outcome(DateTimeOffset At, TimeSpan Took, int? Status, string? Error)
{
    /// <summary>For how long the address asks not to be called, as it is too busy (429) or away (503); null when it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether it was taken.</summary>
    public bool IsTaken => Error is null;

    /// <summary>Whether the address wants no more calls.</summary>
    public bool IsGone => Status == StatusCodes.Status410Gone;
}
