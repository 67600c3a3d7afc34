using FsCheck;
using FsCheck.Fluent;
using Tracker.Domain.Clocks;

namespace Tracker.Domain.Tests.Generators;

/// <summary>For whom and for when a story might be looked at.</summary>
public static class RandomPerspective
{
    /// <summary>About the times at which something changes: a tick before, then, or after; or any time.</summary>
    public static Perspective Of(Dice dice, Story story)
    {
        var recorded = dice.Of(story.Recorded);
        var asOf = recorded.Event.At.In(story.History.Zone).AddTicks(dice.Between(-1, 1));
        var other = dice.Of(story.Recorded);
        var known = dice.Below(3) switch
        {
            0 => PlainWords.KnownFrom(other, story.History.Zone),
            1 => PublicFrom(story, other),
            _ => story.Clock.AddMinutes(-dice.Below(100_000)),
        };
        return new(
            dice.Chance(30) ? story.Clock.AddDays(10) : asOf,
            known.AddTicks(dice.Between(-1, 1)),
            dice.Chance(50) ? Reader.Insider : Reader.Public
        );
    }

    // What is never public is looked for at the end of time, too.
    private static DateTimeOffset PublicFrom(Story story, Recorded recorded) =>
        PlainWords.PublicFrom(story.History)[recorded.Sequence] is var open && open < PlainWords.Never
            ? open
            : PlainWords.Never.AddTicks(-1);

    /// <summary>Cases with rolls of their own, to ask something of each.</summary>
    public static Arbitrary<(T, int[])> WithRolls<T>(this Arbitrary<T> cases) =>
        Arb.From(
            from one in cases.Generator
            from rolls in Gen.Choose(0, int.MaxValue - 1).ArrayOf(64)
            select (one, rolls),
            drawn => cases.Shrinker(drawn.one).Select(smaller => (smaller, drawn.rolls))
        );
}
