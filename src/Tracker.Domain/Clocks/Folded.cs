using System.Collections.Immutable;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;

namespace Tracker.Domain.Clocks;

/// <summary>What events come to.</summary>
/// <param name="Moved">The competition without scorecards.</param>
/// <param name="Whole">The competition with them.</param>
/// <param name="Judged">The rounds for which any were ever handed in.</param>
internal readonly record struct Folded(Competition Moved, Competition Whole, ImmutableHashSet<StepId> Judged)
{
    /// <summary>What they come to with another.</summary>
    public Folded And(Stamp entry, CompetitionEvent happened)
    {
        // Of one that was undone there are scorecards for who did not know of that.
        var judged = happened is ScorecardSubmitted card ? Judged.Add(card.Round) : Judged;
        if (entry.IsUndone)
            return this with { Judged = judged };
        if (entry.IsConfidential)
            return new(Moved, Whole.Evolve(happened, entry.Sequence), judged);
        var moved = Moved.Evolve(happened, entry.Sequence);
        return new(moved, moved.WithScorecardsOf(Whole, Moved), judged);
    }
}
