using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>Gathers what is wrong with scorecards, within a bound.</summary>
internal sealed class ScorecardFaults
{
    private readonly List<ItemFault> told = [];
    private int count;

    /// <summary>The fault of the earliest card; null when there is none.</summary>
    public Refusal? First => told.Count == 0 ? null : told.MinBy(each => each.Item)!.Refusal;

    /// <summary>What is wrong, in the order of the cards.</summary>
    public ItemFaults Told => new(told.OrderBy(each => each.Item).ToValueList(), count);

    /// <summary>Adds a fault.</summary>
    public void Add(int card, string member, Refusal refusal)
    {
        count++;
        if (told.Count < ItemFaults.MostTold)
            told.Add(new(card, member, refusal));
    }
}
