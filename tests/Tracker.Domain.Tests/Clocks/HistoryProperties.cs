using FsCheck;
using FsCheck.Fluent;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Tests.Generators;

namespace Tracker.Domain.Tests.Clocks;

public class HistoryProperties
{
    private static readonly Arbitrary<(Story, int[])> Stories = With(Story.Arbitrary);

    [Fact]
    public void The_answer_is_a_plain_fold_of_the_events_that_were_known_and_had_taken_effect() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (story, rolls) = drawn;
                var dice = new Dice(rolls);
                for (var i = 0; i < 6; i++)
                {
                    var perspective = Perspective(dice, story);
                    var admitted = Admitted(story.History, perspective);
                    Assert.Equal(admitted, story.History.Events(perspective));
                    SameState.Assert(Fold(admitted), story.History.At(perspective));
                }
            }
        );

    [Fact]
    public void What_is_recorded_one_by_one_at_once_or_in_groups_is_one_history() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (story, rolls) = drawn;
                var (dice, all) = (new Dice(rolls), story.Recorded);
                var atOnce = History.Empty.Append(all);
                var oneByOne = all.Aggregate(History.Empty, (history, each) => history.Append([each]));
                var grouped = History.Empty;
                for (var done = 0; done < all.Count; )
                {
                    var group = all.Skip(done).Take(dice.Between(1, 40)).ToList();
                    grouped = grouped.Append(group);
                    done += group.Count;
                }
                foreach (var other in new[] { atOnce, oneByOne, grouped })
                    AssertSame(story.History, other, Perspective(dice, story));
            }
        );

    [Fact]
    public void What_follows_a_prefix_follows_the_whole() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (story, rolls) = drawn;
                var inOrder = InOrder(story.History);
                var cut = new Dice(rolls).Below(inOrder.Count + 1);
                var prefix = Fold(inOrder.Take(cut));
                SameState.Assert(
                    story.History.Current,
                    inOrder.Skip(cut).Aggregate(prefix, (state, each) => state.Evolve(each.Event))
                );
            }
        );

    [Fact]
    public void A_longer_history_leaves_the_one_it_grew_from_as_it_was() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (story, rolls) = drawn;
                var dice = new Dice(rolls);
                var chapter = dice.Of(story.Chapters);
                var perspective = Perspective(dice, story);
                SameState.Assert(Fold(Admitted(chapter.Before, perspective)), chapter.Before.At(perspective));
            }
        );

    private static Arbitrary<(T, int[])> With<T>(Arbitrary<T> cases) =>
        Arb.From(
            from one in cases.Generator
            from rolls in Gen.Choose(0, int.MaxValue - 1).ArrayOf(64)
            select (one, rolls),
            drawn => cases.Shrinker(drawn.one).Select(smaller => (smaller, drawn.rolls))
        );

    private static void AssertSame(History expected, History actual, Perspective perspective)
    {
        Assert.Equal(expected.InSequence(), actual.InSequence());
        Assert.Equal(
            (expected.Version, expected.Zone, expected.LastAt, expected.LastPublic),
            (actual.Version, actual.Zone, actual.LastAt, actual.LastPublic)
        );
        SameState.Assert(expected.Current, actual.Current);
        SameState.Assert(expected.At(perspective), actual.At(perspective));
    }

    // About the times at which something changes: a tick before, then, or after; or any time.
    private static Perspective Perspective(Dice dice, Story story)
    {
        var recorded = dice.Of(story.Recorded);
        var asOf = recorded.Event.At.In(story.History.Zone).AddTicks(dice.Between(-1, 1));
        var other = dice.Of(story.Recorded);
        var known = dice.Below(3) switch
        {
            0 => Known(other, story.History.Zone),
            1 => Public(other, story.History.Zone),
            _ => story.Clock.AddMinutes(-dice.Below(100_000)),
        };
        return new(
            dice.Chance(30) ? story.Clock.AddDays(10) : asOf,
            known.AddTicks(dice.Between(-1, 1)),
            dice.Chance(50) ? Reader.Insider : Reader.Public
        );
    }

    // Said once more in plain words, apart from how the history says it.
    private static List<Recorded> Admitted(History history, Perspective perspective) =>
        [
            .. InOrder(history)
                .Where(each => each.Event.At.In(history.Zone) <= perspective.AsOf)
                .Where(each =>
                    (perspective.Reader == Reader.Public ? Public(each, history.Zone) : Known(each, history.Zone))
                    <= perspective.KnownBy
                ),
        ];

    private static List<Recorded> InOrder(History history) =>
        [.. history.InSequence().OrderBy(each => each.Event.At.In(history.Zone)).ThenBy(each => each.Sequence)];

    private static DateTimeOffset Known(Recorded recorded, TimeZoneId zone) =>
        new[] { recorded.RecordedAt, recorded.Event.KnownAt?.In(zone) ?? recorded.RecordedAt }.Min();

    private static DateTimeOffset Public(Recorded recorded, TimeZoneId zone) =>
        new[] { Known(recorded, zone), recorded.Event.PublicAt?.In(zone) ?? DateTimeOffset.MinValue }.Max();

    private static Competition Fold(IEnumerable<Recorded> events) =>
        events.Aggregate(Competition.Unannounced, (state, each) => state.Evolve(each.Event));
}
