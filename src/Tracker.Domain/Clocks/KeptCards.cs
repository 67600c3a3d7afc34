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
        var changed = Judged(folded).Where(round => !IsKept(round)).ToList();
        // Of more cards than that it would take more than of the events.
        return since < changed.Sum(round => (long)round.Scorecards.Count)
            ? this
            : new(
                count,
                Rounds.SetItems(changed.Select(round => KeyValuePair.Create(round.Id, new PackedCards(round.HandedIn))))
            );
    }

    /// <summary>What events come to, with those cards packed of which none was changed since they were kept before.</summary>
    public Folded Settle(Folded folded, KeptCards before)
    {
        var settled = Judged(folded)
            .Where(round => IsKept(round) && before.IsKept(round))
            .Select(round => round.Id)
            .ToImmutableHashSet();
        return folded with { Whole = folded.Whole.WithScorecards(settled, id => Rounds[id].HandedIn) };
    }

    /// <summary>A competition as it was then, with its scorecards.</summary>
    public Competition In(Competition competition) =>
        competition.WithScorecards([.. Rounds.Keys], id => Rounds[id].HandedIn);

    private static IEnumerable<Round> Judged(Folded folded) =>
        folded.Judged.Where(folded.Whole.Rounds.ContainsKey).Select(id => folded.Whole.Rounds[id]);

    private bool IsKept(Round round) => Rounds.TryGetValue(round.Id, out var kept) && kept.IsOf(round.HandedIn);
}

/// <summary>What was handed in for a round, packed.</summary>
internal sealed class PackedCards(HandedIn handedIn)
{
    // Not held for the sake of knowing it again.
    private readonly WeakReference<HandedIn> packed = new(handedIn);

    /// <summary>The same, in few bytes as long as nobody looks.</summary>
    public HandedIn HandedIn { get; } = handedIn.Packed();

    /// <summary>Whether it is the same.</summary>
    public bool IsOf(HandedIn other) =>
        ReferenceEquals(HandedIn, other) || (packed.TryGetTarget(out var same) && ReferenceEquals(same, other));
}
