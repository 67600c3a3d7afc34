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
    public sealed record Written(long Version, ValueList<Recorded> Events) : WriteAnswer;

    /// <summary>It was refused, and nothing is stored.</summary>
    public sealed record Refused(Refusal Refusal) : WriteAnswer;

    /// <summary>The competition is not at the version the caller expected, and nothing is stored.</summary>
    public sealed record MovedOn(long Expected, long Actual) : WriteAnswer;
}

/// <summary>Under which conditions a write is made.</summary>
/// <param name="By">Who writes, for the event's metadata.</param>
/// <param name="ExpectedVersion">The only version of the competition to which the write may apply; null for any.</param>
/// <param name="DryRun">Whether everything is done but the storing.</param>
public sealed record WriteOptions(string By, long? ExpectedVersion = null, bool DryRun = false);
