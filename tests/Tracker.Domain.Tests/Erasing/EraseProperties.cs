using FsCheck;
using Tracker.Domain.Clocks;
using Tracker.Domain.Erasing;
using Tracker.Domain.Importing;
using Tracker.Domain.Proving;
using Tracker.Domain.Tests.Generators;
using Tracker.Domain.Tests.Views;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Erasing;

/// <summary>Whatever texts of whatever history are erased: they are gone, and everything else is as it was.</summary>
public class EraseProperties
{
    private static readonly CompetitionId Cup = new("cup");

    private static readonly Arbitrary<(Story, int[])> Stories = Story.Arbitrary.WithRolls();

    [Fact]
    public void No_rank_no_outcome_and_no_date_changes() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (before, after) = Drawn(drawn);
                Assert.Equal(Facts(before), Facts(after));
            }
        );

    [Fact]
    public void All_texts_can_be_erased_at_once() =>
        Property.Holds(
            Story.Arbitrary,
            story =>
            {
                var texts = RandomErasure.Places(story.History).Take(EraseTexts.Most).ToArray();
                if (texts.Length == 0)
                    return;
                var after = RandomErasure.Erase(story.History, texts, story.Clock);
                Assert.Equal(Facts(story.History), Facts(after));
                foreach (var text in texts)
                    Assert.True(Mark.Is(EventTexts.Of(after.Find(text.Event)!.Event)[text.Text]));
            }
        );

    [Fact]
    public void A_file_of_it_says_the_same_elsewhere() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (_, after) = Drawn(drawn);
                var now = drawn.Item1.Clock.AddDays(1);
                var file = ImportHistory.Exported(after.InSequence(), after.Zone);
                var taken = ImportHistory.Decide(History.Empty, file, now);
                Assert.Empty(taken.Faults);
                SameState.Assert(after.Current, History.Empty.With(taken.Added, now).Current);
                Assert.Empty(ImportHistory.Decide(after, file, now).Added);
            }
        );

    [Fact]
    public void What_an_event_was_committed_to_stays_and_does_not_lead_back_to_what_was_erased() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (before, after) = Drawn(drawn);
                foreach (var (was, now) in before.InSequence().Zip(after.InSequence()))
                {
                    var (whole, rest) = (EventValues.Of(was, place => place), EventValues.Of(now, place => place));
                    var (values, left) = (whole.Values, rest.Values);
                    Assert.Equal(whole.Frame, rest.Frame);
                    var erased = values.Keys.Where(way => values[way] != left[way]).ToHashSet();
                    var open = Opening.Of(values, new byte[32]);
                    var opening = Opening.Read(open.Without(values, erased).ToString());
                    var commitment = Commitment.Of(Cup, 1, rest, opening);

                    Assert.Equal(Commitment.Of(Cup, 1, whole, open).Hash, commitment.Hash);
                    Assert.Equal(commitment.Hash, commitment.Show(left).HashAt(Cup, 1));
                    Assert.Empty(erased.Intersect(opening.Salts.Keys));
                    Assert.DoesNotContain(erased.Select(way => open.Salts[way]), opening.ToString().Contains);
                    // What is shown of it still is an event.
                    var shown = commitment.Show(left).Values.Select(each => Disclosure.Read(each)!);
                    var read = EventValues.Read(
                        was.Sequence,
                        new(rest.Frame, shown.ToDictionary(each => each.Way, each => each.Value))
                    );
                    Assert.Equal(was.Event.GetType(), read.Event.GetType());
                    // Anything else in the place of what was erased is another event.
                    foreach (var way in erased)
                        Assert.NotEqual(
                            commitment.Hash,
                            Commitment
                                .Of(
                                    Cup,
                                    1,
                                    rest with
                                    {
                                        Values = new Dictionary<string, string>(left) { [way] = "\"x\"" },
                                    },
                                    opening
                                )
                                .Hash
                        );
                }
            }
        );

    private static (History Before, History After) Drawn((Story, int[]) drawn)
    {
        var (story, rolls) = drawn;
        return (story.History, RandomErasure.Of(new Dice(rolls), story.History, story.Clock));
    }

    // What a competition comes to, without a word that anyone wrote.
    private static string Facts(History history)
    {
        var competition = history.Current;
        var heading = Headings.Now;
        return string.Join(
            '\n',
            competition
                .Teams.Values.OrderBy(each => each.Id.Value, StringComparer.Ordinal)
                .Select(each => $"{each.Id} {each.IsIn} {each.Members.Count}")
                .Concat(
                    competition.Schedule.SelectMany(round =>
                        StandingsView
                            .Of(heading, competition, round, "en")!
                            .Rows.OrderBy(row => row.Team.Value, StringComparer.Ordinal)
                            .Select(row =>
                                $"{round} {row.Team} {row.Rank} {row.Total} {row.Outcome} {row.Tier} {row.Scores}"
                            )
                    )
                )
                .Append(string.Join(' ', FunnelView.Of(heading, competition).Actual))
        );
    }
}
