using FsCheck;
using Tracker.Domain.Clocks;
using Tracker.Domain.Tests.Generators;

namespace Tracker.Domain.Tests.Clocks;

public class HistoryProperties
{
    private static readonly Arbitrary<(Story, int[])> Stories = Story.Arbitrary.WithRolls();

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
                    var perspective = RandomPerspective.Of(dice, story);
                    var counting = PlainWords.Counting(story.History, perspective);
                    Assert.Equal(counting, story.History.Events(perspective).Where(each => each.UndoneBy is null));
                    SameState.Assert(PlainWords.Fold(counting), story.History.At(perspective));
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
                    AssertSame(story.History, other, RandomPerspective.Of(dice, story));
            }
        );

    [Fact]
    public void What_follows_a_prefix_follows_the_whole() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (story, rolls) = drawn;
                var inOrder = PlainWords.Counting(story.History);
                var cut = new Dice(rolls).Below(inOrder.Count + 1);
                var prefix = PlainWords.Fold(inOrder.Take(cut));
                SameState.Assert(
                    story.History.Current,
                    inOrder.Skip(cut).Aggregate(prefix, (state, each) => state.Evolve(each.Event, each.Sequence))
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
                var perspective = RandomPerspective.Of(dice, story);
                SameState.Assert(
                    PlainWords.Fold(PlainWords.Counting(chapter.Before, perspective)),
                    chapter.Before.At(perspective)
                );
            }
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
}
