using System.Collections.Immutable;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Competitions;

public sealed partial record Competition
{
    /// <summary>The competition without what never becomes public.</summary>
    public Competition WithoutScorecards() =>
        With(Rounds.Where(pair => pair.Value.HandedIn != HandedIn.Nothing), _ => HandedIn.Nothing);

    /// <summary>The competition with scorecards that are looked up when somebody looks at them.</summary>
    /// <param name="rounds">The rounds for which there may be any.</param>
    /// <param name="find">What was handed in for a round.</param>
    internal Competition WithScorecards(ImmutableHashSet<StepId> rounds, Func<StepId, HandedIn> find) =>
        rounds.IsEmpty ? this : With(Rounds.Where(pair => rounds.Contains(pair.Key)), find);

    /// <summary>This, which has no scorecards, with those of another.</summary>
    /// <param name="other">The other: this as it was before an event, but with scorecards.</param>
    /// <param name="before">The same without.</param>
    internal Competition WithScorecardsOf(Competition other, Competition before) =>
        ReferenceEquals(other, before) ? this
        : ReferenceEquals(Rounds, before.Rounds) ? this with { Rounds = other.Rounds }
        : With(
            Rounds.Where(pair =>
                other.Rounds.TryGetValue(pair.Key, out var round) && round.HandedIn != HandedIn.Nothing
            ),
            id => other.Rounds[id].HandedIn
        );

    private Competition With(IEnumerable<KeyValuePair<StepId, Round>> rounds, Func<StepId, HandedIn> handedIn)
    {
        var changed = Rounds.SetItems(
            rounds.Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { HandedIn = handedIn(pair.Key) }))
        );
        return ReferenceEquals(changed, Rounds) ? this : this with { Rounds = changed };
    }
}
