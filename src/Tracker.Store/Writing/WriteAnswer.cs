using Tracker.Domain.Clocks;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Store.Writing;

/// <summary>What became of a write.</summary>
public abstract record WriteAnswer
{
    private WriteAnswer() { }

    /// <summary>It is committed, or would be: the events it made, none when it was already so.</summary>
    /// <param name="Version">The sequence of the competition's last event.</param>
    /// <param name="Events">What was recorded; in a dry run what would be.</param>
    public sealed record Written(long Version, ValueList<Recorded> Events) : WriteAnswer
    {
        /// <summary>Events that were there already, without texts that it erases.</summary>
        public ValueList<Recorded> Rewritten { get; init; } = [];

        /// <summary>Whether whoever wrote it may know its place in the record.</summary>
        public bool IsSeen { get; init; } = true;
    }

    /// <summary>It was refused, and nothing is stored.</summary>
    public sealed record Refused(Refusal Refusal) : WriteAnswer;

    /// <summary>The competition is not at the version the caller expected, and nothing is stored.</summary>
    public sealed record MovedOn(long Expected, long Actual) : WriteAnswer;

    /// <summary>The request has a key: its answer is kept, and is the same whenever it is repeated.</summary>
    /// <param name="Answer">The answer.</param>
    /// <param name="Again">Whether it was given before, and nothing was done now.</param>
    public sealed record Answered(KeptAnswer Answer, bool Again) : WriteAnswer;

    /// <summary>The key was given to another request, and nothing is stored.</summary>
    public sealed record KeyReused : WriteAnswer;

    /// <summary>A request with the same key is still at work, and nothing is stored.</summary>
    public sealed record KeyInUse : WriteAnswer;

    /// <summary>More is waiting to be written than there is room for, and nothing is stored.</summary>
    public sealed record Busy : WriteAnswer;
}

/// <summary>Under which conditions a write is made.</summary>
/// <param name="By">Who writes, for the event's metadata.</param>
/// <param name="ExpectedVersion">The only version of the competition to which the write may apply; null for any.</param>
/// <param name="DryRun">Whether everything is done but the storing; no answer is kept then.</param>
/// <param name="Request">The request, when its answer is to be kept and given again.</param>
public sealed record WriteOptions(
    string By,
    long? ExpectedVersion = null,
    bool DryRun = false,
    KeyedRequest? Request = null
)
{
    /// <summary>How much work it is, about as many events as it makes: what is heavy is written by itself.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Whether it is the service's own and no caller's: those are few, and never turned away.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The request of which an answer is kept; null when none is.</summary>
    public KeyedRequest? Kept => DryRun ? null : Request;
}
