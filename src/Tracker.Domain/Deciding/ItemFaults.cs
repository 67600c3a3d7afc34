using Tracker.Domain.Values;

namespace Tracker.Domain.Deciding;

/// <summary>What is wrong with the items that a command hands in: all of it, and not the first alone.</summary>
/// <param name="Told">The faults in the order of the items; of very many the first.</param>
/// <param name="Count">How many there are, told or not.</param>
public sealed record ItemFaults(ValueList<ItemFault> Told, int Count)
{
    /// <summary>The most that are told.</summary>
    public const int MostTold = 1000;

    /// <summary>Nothing is wrong with any one item.</summary>
    public static ItemFaults None { get; } = new([], 0);
}

/// <summary>A fault of one item.</summary>
/// <param name="Item">Its place among the items, from 0.</param>
/// <param name="Member">The member of the item that is wrong, such as <c>team</c> or <c>scores.speed</c>.</param>
/// <param name="Refusal">What is wrong.</param>
public sealed record ItemFault(int Item, string Member, Refusal Refusal);
