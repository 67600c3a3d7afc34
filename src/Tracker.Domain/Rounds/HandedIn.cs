using System.Collections.Immutable;
using Tracker.Domain.Packing;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>
/// What judges handed in for a round. Most who look at a round of the past do not look at its scorecards, of which there
/// may be thousands: then it is found out when somebody does.
/// </summary>
internal sealed class HandedIn
{
    // About what a card takes that is not packed, with its share of what it is found by.
    private const long WeightOfCard = 400;

    private readonly Lazy<HandedIn>? found;
    private readonly byte[]? pack;
    private readonly WeakReference<HandedIn>? unpacked;
    private readonly ImmutableDictionary<ScorecardKey, Scorecard>? cards;
    private readonly ImmutableHashSet<ScorecardKey>? withdrawn;

    public HandedIn(ImmutableDictionary<ScorecardKey, Scorecard> cards, ImmutableHashSet<ScorecardKey> withdrawn) =>
        (this.cards, this.withdrawn) = (cards, withdrawn);

    private HandedIn(Lazy<HandedIn> found) => this.found = found;

    private HandedIn(byte[] pack, HandedIn packed) => (this.pack, unpacked) = (pack, new(packed));

    /// <summary>No judge handed anything in.</summary>
    public static HandedIn Nothing { get; } = new(ImmutableDictionary<ScorecardKey, Scorecard>.Empty, []);

    /// <summary>The cards that were handed in and not withdrawn.</summary>
    public ImmutableDictionary<ScorecardKey, Scorecard> Cards => cards ?? Found.Cards;

    /// <summary>The cards that were withdrawn.</summary>
    public ImmutableHashSet<ScorecardKey> Withdrawn => withdrawn ?? Found.Withdrawn;

    /// <summary>About how many bytes it takes.</summary>
    public long Weight => pack?.Length ?? WeightOfCard * (cards?.Count ?? 0);

    private HandedIn Found => found?.Value ?? Unpacked();

    /// <summary>What is found out when it is looked at.</summary>
    public static HandedIn Later(Func<HandedIn> find) => new(new Lazy<HandedIn>(find));

    /// <summary>The same in few bytes, unpacked when it is looked at and as long as somebody holds what was unpacked.</summary>
    public HandedIn Packed() =>
        new(
            PackWriter.Pack([
                new Content([.. Cards.Values.OrderBy(card => card.Team.Value, StringComparer.Ordinal)], [.. Withdrawn]),
            ]),
            this
        );

    private HandedIn Unpacked()
    {
        if (unpacked!.TryGetTarget(out var held))
            return held;
        var content = new PackReader(pack!).Item<Content>(0);
        held = new(content.Cards.ToImmutableDictionary(card => card.Key), [.. content.Withdrawn]);
        unpacked.SetTarget(held);
        return held;
    }

    private sealed record Content(ValueList<Scorecard> Cards, ValueList<ScorecardKey> Withdrawn);
}
