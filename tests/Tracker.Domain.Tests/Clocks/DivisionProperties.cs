using FsCheck;
using Tracker.Domain.Clocks;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Tests.Generators;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Clocks;

/// <summary>
/// How a history is divided, packed and kept along the way changes no answer. Stories are short, so they are divided finely
/// here: most of each is packed, and states are kept at many places.
/// </summary>
public class DivisionProperties
{
    private static readonly Arbitrary<(Story, int[])> Stories = Story.Arbitrary.WithRolls();

    [Fact]
    public void The_answer_is_a_plain_fold_however_a_history_is_divided() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (story, dice) = (drawn.Item1, new Dice(drawn.Item2));
                var divided = Divided(dice, story.Recorded);
                Assert.Equal(story.Recorded, divided.InSequence());
                for (var i = 0; i < 4; i++)
                {
                    var perspective = RandomPerspective.Of(dice, story);
                    Assert.Equal(story.History.Events(perspective), divided.Events(perspective));
                    SameState.Assert(
                        PlainWords.Fold(PlainWords.Counting(story.History, perspective)),
                        divided.At(perspective)
                    );
                }
                SameState.Assert(story.History.Current, divided.Current);
            }
        );

    [Fact]
    public void What_is_looked_up_is_the_same_however_a_history_is_divided() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (story, dice) = (drawn.Item1, new Dice(drawn.Item2));
                var (whole, divided) = (story.History, Divided(dice, story.Recorded));
                var instant = dice.Of(story.Recorded).Event.At.In(whole.Zone).AddTicks(dice.Between(-1, 1));
                Assert.Equal(
                    (whole.Version, whole.Zone, whole.LastAt, whole.LastPublic, whole.IsOpen),
                    (divided.Version, divided.Zone, divided.LastAt, divided.LastPublic, divided.IsOpen)
                );
                Assert.Equal(whole.InEffect(), divided.InEffect());
                Assert.Equal(whole.After(instant), divided.After(instant));
                SameState.Assert(whole.At(instant), divided.At(instant));
            }
        );

    [Fact]
    public void What_readers_see_is_the_same_however_a_history_is_divided() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (story, dice) = (drawn.Item1, new Dice(drawn.Item2));
                var perspective = RandomPerspective.Of(dice, story) with { Reader = Reader.Public };
                var (expected, actual) = (
                    Seen(story.History, perspective),
                    Seen(Divided(dice, story.Recorded), perspective)
                );
                Assert.Equal(expected?.Heading, actual?.Heading);
                Assert.Equal(expected?.Record ?? [], actual?.Record ?? []);
                SameState.Assert(expected?.Competition, actual?.Competition);
            }
        );

    [Fact]
    public void Readers_count_events_in_the_order_in_which_they_become_visible() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (story, dice) = (drawn.Item1, new Dice(drawn.Item2));
                var divided = Divided(dice, story.Recorded);
                if (divided.PublicOrder is not { } order)
                    return;
                var open = PlainWords.PublicFrom(story.History);
                var visible = story
                    .Recorded.Where(each => open[each.Sequence] < PlainWords.Never)
                    .Select(each => (From: new[] { each.RecordedAt, open[each.Sequence] }.Max(), each.Sequence))
                    .Order()
                    .ToList();
                Assert.Equal(
                    Enumerable.Range(1, visible.Count).Select(place => (long)place),
                    visible.Select(each => order.PlaceOf(each.Sequence))
                );
                Assert.All(
                    story.Recorded,
                    each => Assert.Equal(open[each.Sequence] < PlainWords.Never, order.Has(each.Sequence))
                );
                var instant = dice.Of(visible).From.AddTicks(dice.Between(-1, 0));
                Assert.Equal(visible.Count(each => each.From <= instant), order.CountAt(instant));
            }
        );

    // Divided anyhow, and recorded in groups of any size.
    private static History Divided(Dice dice, IReadOnlyList<Recorded> recorded)
    {
        var history = History.EmptyOf(
            new Grain(Chunk: dice.Between(1, 6), Group: dice.Between(1, 4), Plain: dice.Between(0, 3), Cards: 4)
        );
        for (var done = 0; done < recorded.Count; )
        {
            var group = recorded.Skip(done).Take(dice.Between(1, 25)).ToList();
            history = history.Append(group);
            done += group.Count;
        }
        return history;
    }

    private static Sight? Seen(History history, Perspective perspective) =>
        Sight.Of(
            new CompetitionId("cup"),
            history,
            perspective,
            Moment.Of(perspective.AsOf),
            Moment.Of(perspective.KnownBy),
            perspective.KnownBy
        );
}
