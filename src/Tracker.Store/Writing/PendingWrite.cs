using System.Diagnostics;
using Tracker.Domain.Clocks;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Store.Writing;

/// <summary>A write that was accepted and has no answer yet.</summary>
/// <param name="competition">The competition.</param>
/// <param name="decide">Decides.</param>
/// <param name="options">Under which conditions.</param>
/// <param name="tell">Makes the answer that is kept; needed for requests with a key.</param>
/// <param name="cancellation">Gives up, as long as it is not being written.</param>
internal sealed class PendingWrite(
    CompetitionId competition,
    Func<History, DateTimeOffset, Decision> decide,
    WriteOptions options,
    Func<WriteAnswer, Task<KeptAnswer>>? tell,
    CancellationToken cancellation
)
{
    private readonly TaskCompletionSource<WriteAnswer> told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long since = Stopwatch.GetTimestamp();

    /// <summary>The competition.</summary>
    public CompetitionId Competition => competition;

    /// <summary>Under which conditions it is made.</summary>
    public WriteOptions Options => options;

    /// <summary>In which trace it was asked for; null where nobody follows any.</summary>
    public ActivityContext? Trace { get; } = Telemetry.Source.HasListeners() ? Activity.Current?.Context : null;

    /// <summary>Its answer, once what it made is committed.</summary>
    public Task<WriteAnswer> Answer => told.Task;

    /// <summary>Whether its caller has an answer, or wants none any more.</summary>
    public bool IsOver
    {
        get
        {
            if (cancellation.IsCancellationRequested)
                told.TrySetCanceled(cancellation);
            return told.Task.IsCompleted;
        }
    }

    /// <summary>How long it has been waiting.</summary>
    public TimeSpan Waited => Stopwatch.GetElapsedTime(since);

    /// <summary>What becomes of it, by a history and a time.</summary>
    public WriteAnswer Judge(History history, DateTimeOffset now)
    {
        if (options.ExpectedVersion is { } expected && expected != history.Version)
            return NotFound(history, now) is { } refusal
                ? new WriteAnswer.Refused(refusal)
                : new WriteAnswer.MovedOn(expected, history.Version);
        return decide(history, now) switch
        {
            Decision.Refused refused => new WriteAnswer.Refused(refused.Refusal),
            Decision.Accepted accepted => new WriteAnswer.Written(
                options.DryRun ? history.Version : history.Version + accepted.Events.Count,
                accepted
                    .Events.Select((each, i) => new Recorded(history.Version + 1 + i, each, now) { By = options.By })
                    .ToValueList()
            )
            {
                Rewritten = accepted.Rewritten,
            },
            _ => throw new InvalidOperationException("A decision is accepted or refused."),
        };
    }

    // What is not there has not moved on: it is not found, at whatever version one expects it.
    private Refusal? NotFound(History history, DateTimeOffset now) =>
        history.Version == 0
        && decide(history, now) is Decision.Refused { Refusal: { Kind: RefusalKind.Unknown } refusal }
        && refusal.Subject == competition.Value
            ? refusal
            : null;

    /// <summary>The answer as it is kept.</summary>
    public Task<KeptAnswer> KeepAsync(WriteAnswer answer) => tell!(answer);

    /// <summary>Answers the caller.</summary>
    public void Tell(WriteAnswer answer) => told.TrySetResult(answer);

    /// <summary>Tells the caller that it failed.</summary>
    public void Fail(Exception failure) => told.TrySetException(failure);
}
