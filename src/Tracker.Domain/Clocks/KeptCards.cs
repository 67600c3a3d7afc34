using System.Collections.Immutable;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Clocks;

/// <summary>
/// The scorecards that there were at a place of a history. They are many and are seldom asked for, so they are kept at few
/// places, and packed.
/// </summary>
/// <param name="Count">How many entries there were by then.</param>
/// <param name="Rounds">What was handed in for each round that had any.</param>
internal sealed record KeptCards(int Count, ImmutableDictionary<StepId, PackedCards> Rounds)
{
    /// <summary>None, at the beginning.</summary>
    public static KeptCards None { get; } = new(0, ImmutableDictionary<StepId, PackedCards>.Empty);

    /// <summary>The cards after more entries: kept anew when it is worth it.</summary>
    /// <param name="count">How many entries there are by now.</param>
    /// <param name="folded">What they come to.</param>
    /// <param name="spread">After how many more, at the least.</param>
    public KeptCards After(int count, Folded folded, int spread)
    {
        var since = count - Count;
        if (since < spread || folded.Judged.IsEmpty)
            return this;
        var rounds = folded.Whole.Rounds;
        var known = folded.Judged.Where(rounds.ContainsKey).Select(id => rounds[id]).ToList();
        // Of more cards than that it would take more than of the events.
        if (since < known.Where(HasChanged).Sum(round => (long)round.Scorecards.Count))
            return this;
        return new(
            count,
            known.ToImmutableDictionary(
                round => round.Id,
                round => HasChanged(round) ? new PackedCards(round.HandedIn) : Rounds[round.Id]
            )
        );
    }

    /// <summary>A competition as it was then, with its scorecards.</summary>
    public Competition In(Competition competition) =>
        competition.WithScorecards([.. Rounds.Keys], id => HandedIn.Unpacked(Rounds[id].Pack));

    private bool HasChanged(Round round) => !(Rounds.TryGetValue(round.Id, out var kept) && kept.IsOf(round.HandedIn));
}

/// <summary>What was handed in for a round, packed.</summary>
internal sealed class PackedCards(HandedIn handedIn)
{
    // Not held for the sake of knowing it again.
    private readonly WeakReference<HandedIn> packed = new(handedIn);

    /// <summary>It, packed.</summary>
    public byte[] Pack { get; } = handedIn.Pack();

    /// <summary>Whether it is the same.</summary>
    public bool IsOf(HandedIn other) => packed.TryGetTarget(out var same) && ReferenceEquals(same, other);
}
