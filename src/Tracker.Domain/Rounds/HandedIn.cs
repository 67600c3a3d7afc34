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
    private readonly Lazy<HandedIn>? found;
    private readonly ImmutableDictionary<ScorecardKey, Scorecard> cards = ImmutableDictionary<
        ScorecardKey,
        Scorecard
    >.Empty;
    private readonly ImmutableHashSet<ScorecardKey> withdrawn = [];

    public HandedIn(ImmutableDictionary<ScorecardKey, Scorecard> cards, ImmutableHashSet<ScorecardKey> withdrawn) =>
        (this.cards, this.withdrawn) = (cards, withdrawn);

    private HandedIn(Lazy<HandedIn>? found) => this.found = found;

    /// <summary>No judge handed anything in.</summary>
    public static HandedIn Nothing { get; } = new((Lazy<HandedIn>?)null);

    /// <summary>The cards that were handed in and not withdrawn.</summary>
    public ImmutableDictionary<ScorecardKey, Scorecard> Cards => found?.Value.Cards ?? cards;

    /// <summary>The cards that were withdrawn.</summary>
    public ImmutableHashSet<ScorecardKey> Withdrawn => found?.Value.Withdrawn ?? withdrawn;

    /// <summary>What is found out when it is looked at.</summary>
    public static HandedIn Later(Func<HandedIn> find) => new(new Lazy<HandedIn>(find));

    /// <summary>The same in few bytes.</summary>
    public byte[] Pack() =>
        PackWriter.Pack([
            new Packed([.. Cards.Values.OrderBy(card => card.Team.Value, StringComparer.Ordinal)], [.. Withdrawn]),
        ]);

    /// <summary>What was packed, unpacked when it is looked at.</summary>
    public static HandedIn Unpacked(byte[] pack) =>
        Later(() =>
        {
            var packed = new PackReader(pack).Item<Packed>(0);
            return new(packed.Cards.ToImmutableDictionary(card => card.Key), [.. packed.Withdrawn]);
        });

    private sealed record Packed(ValueList<Scorecard> Cards, ValueList<ScorecardKey> Withdrawn);
}
