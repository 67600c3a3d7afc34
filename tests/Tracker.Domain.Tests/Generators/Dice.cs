using FsCheck;
using FsCheck.Fluent;

namespace Tracker.Domain.Tests.Generators;

/// <summary>
/// Rolls that were thrown beforehand, so that a story follows from FsCheck's seed alone and is told again with fewer of
/// them to find the shortest that goes wrong. When they are used up, every roll is the first of its choices.
/// </summary>
public sealed class Dice(IReadOnlyList<int> rolls)
{
    private int next;

    /// <summary>Whether there are no rolls left.</summary>
    public bool AreUsedUp => next >= rolls.Count;

    /// <summary>A number from 0 up to, not including, the bound.</summary>
    public int Below(int bound) => AreUsedUp ? 0 : rolls[next++] % bound;

    /// <summary>A number within the bounds, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True this often in a hundred times.</summary>
    public bool Chance(int percent) => Below(100) >= 100 - percent;

    /// <summary>One of the choices.</summary>
    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>Some of the choices, in their order.</summary>
    public List<T> Some<T>(IEnumerable<T> choices, int percent = 50) => [.. choices.Where(_ => Chance(percent))];

    /// <summary>The choices in another order.</summary>
    public List<T> Shuffled<T>(IEnumerable<T> choices)
    {
        var list = choices.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (list[i], list[other]) = (list[other], list[i]);
        }
        return list;
    }

    /// <summary>Whatever is made of rolls, between so many of them.</summary>
    public static Arbitrary<T> Arbitrary<T>(
        int fewest,
        int most,
        Func<Dice, T> make,
        Func<T, IReadOnlyList<int>> rolls
    ) =>
        Arb.From(
            Gen.Choose(fewest, most)
                .SelectMany(count => Gen.Choose(0, int.MaxValue - 1).ArrayOf(count))
                .Select(thrown => make(new Dice(thrown))),
            made => Shorter(rolls(made)).Select(fewer => make(new Dice(fewer)))
        );

    /// <summary>All the rolls there were.</summary>
    public IReadOnlyList<int> All => rolls;

    private static IEnumerable<int[]> Shorter(IReadOnlyList<int> rolls)
    {
        for (var cut = rolls.Count / 2; cut > 0; cut /= 2)
        {
            yield return [.. rolls.Take(rolls.Count - cut)];
            for (var from = 0; from + cut < rolls.Count; from += cut)
                yield return [.. rolls.Take(from), .. rolls.Skip(from + cut)];
        }
    }
}
