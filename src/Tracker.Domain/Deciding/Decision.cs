using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;

namespace Tracker.Domain.Deciding;

/// <summary>What becomes of a command: facts to record, none when it changes nothing, or a refusal.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>The command changes nothing: nothing is recorded, and it has succeeded.</summary>
    public static Decision Nothing { get; } = new Accepted([]);

    /// <summary>The command is accepted, and these are the facts it makes.</summary>
    /// <param name="Events">The facts.</param>
    public sealed record Accepted(ValueList<CompetitionEvent> Events) : Decision
    {
        /// <summary>Events of the record as they are without texts that are erased; none for whatever else is decided.</summary>
        public ValueList<Recorded> Rewritten { get; init; } = [];
    }

    /// <summary>The command is refused.</summary>
    /// <param name="Refusal">Why; of several faults the first.</param>
    public sealed record Refused(Refusal Refusal) : Decision
    {
        /// <summary>The faults of the items that it hands in, where they are looked at one by one; else none.</summary>
        public ItemFaults Faults { get; init; } = ItemFaults.None;
    }

    /// <summary>The command makes one fact.</summary>
    public static implicit operator Decision(CompetitionEvent happened) => new Accepted([happened]);

    /// <summary>The command is refused.</summary>
    public static implicit operator Decision(Refusal refusal) => new Refused(refusal);
}
