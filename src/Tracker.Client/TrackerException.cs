namespace Tracker.Client;

/// <summary>
/// The service refused, or could not be reached. <see cref="Exception.Message" /> is a sentence for people,
/// <see cref="Code" /> is for programs.
/// </summary>
public sealed class TrackerException : Exception
{
    /// <summary>The service gave no answer, or lost it on the way.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>What answered spoke another language than Tracker: another service, or a version that is too far away.</summary>
    public const string Unreadable = "answer-unreadable";

    /// <summary>The answer is larger than <see cref="TrackerClientOptions.LargestAnswer" />.</summary>
    public const string TooLarge = "answer-too-large";

    internal TrackerException(string code, string detail, Exception? inner = null)
        : base(detail, inner) => Code = code;

    /// <summary>The status of the answer; null when there was none.</summary>
    public int? Status { get; internal init; }

    /// <summary>A stable code: the service's own (<c>team-not-in-field</c>), or one of the constants here.</summary>
    public string Code { get; }

    /// <summary>What is wrong, as a sentence.</summary>
    public string Detail => Message;

    /// <summary>What would be accepted; null where that is not told.</summary>
    public string? Instead { get; internal init; }

    /// <summary>Each fault of what was handed in, with its place; of very many the first.</summary>
    public IReadOnlyList<TrackerFault> Faults { get; internal init; } = [];

    /// <summary>How many faults there are, told or not.</summary>
    public int FaultCount { get; internal init; }

    /// <summary>For how long the service asked to be left alone.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>The problem details as they were sent, JSON; empty when there were none.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; internal init; }

    /// <summary>Whether the service failed or was not reached, and refused nothing: the same may succeed later.</summary>
    public bool IsOutage => Status is null or >= 500 && Code is not (Unreadable or TooLarge);

    // Whether the same request may be answered in a moment.
    internal bool MayPass =>
        Status is null ? Code == Unreachable : Status is 429 or 502 or 503 or 504 || Code == "idempotency-key-in-use";

    // Whether nothing of the request was taken: it was never sent, or the service said so.
    internal bool NothingHappened { get; init; }
}

/// <summary>A fault of something that was handed in.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Line">The line of the file, from 1; null where it is JSON.</param>
/// <param name="Column">The place in the line, from 1: the cell of a CSV line, else the character; null where it is the line.</param>
/// <param name="Path">The place as a JSON path, such as <c>$.events[3].at</c>; null where it has lines.</param>
/// <param name="Instead">What would be right; null where that is not told.</param>
public sealed record TrackerFault(
    string Code,
    string Message,
    int? Line = null,
    int? Column = null,
    string? Path = null,
    string? Instead = null
);
