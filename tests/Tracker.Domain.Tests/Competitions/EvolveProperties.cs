using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Tests.Generators;
using Tracker.Domain.Tests.Views;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Competitions;

public class EvolveProperties
{
    [Fact]
    public void Any_events_in_any_order_fold_to_a_state_that_can_be_shown() =>
        Property.Holds(
            RandomEvents.Arbitrary,
            random =>
            {
                var competition = Competition.Unannounced;
                foreach (var (place, happened) in random.Events.Index())
                {
                    // Recorded in another order than that of effect.
                    competition = competition.Evolve(happened, place * 7919 % random.Events.Count + 1);
                    AssertFunnelAddsUp(competition);
                }
                AssertShown(competition);
            }
        );

    [Fact]
    public void A_random_legal_history_never_leaves_a_team_both_in_and_out() =>
        Property.Holds(
            Story.Arbitrary,
            story =>
            {
                var competition = story.History.Current;
                var view = FieldView.Of(Headings.Now, competition, "en");
                var (field, outs) = (view.Teams.Select(team => team.Id), view.Out.Select(team => team.Id));
                Assert.Empty(field.Intersect(outs));
                Assert.Equal(competition.Teams.Keys.ToHashSet(), field.Concat(outs).ToHashSet());
                Assert.Equal(view.Size, view.Teams.Count);
            }
        );

    // Told by the events alone: a team comes in when it is out, goes when it is in, and is where the last of them put it.
    [Fact]
    public void A_team_comes_in_and_goes_by_turns() =>
        Property.Holds(
            Story.Arbitrary,
            story =>
            {
                var turns = new Turns();
                foreach (var recorded in PlainWords.Counting(story.History))
                    turns.Take(recorded);
                Assert.Equal(
                    turns.IsIn.Order(RandomCommand.ById),
                    story.History.Current.Field.Select(team => team.Id).Order(RandomCommand.ById)
                );
                Assert.Equal(turns.Known, [.. story.History.Current.Teams.Keys]);
            }
        );

    [Fact]
    public void The_funnel_adds_up_after_every_event() =>
        Property.Holds(
            Story.Arbitrary,
            story =>
            {
                var competition = Competition.Unannounced;
                foreach (var recorded in PlainWords.Counting(story.History))
                {
                    competition = competition.Evolve(recorded.Event, recorded.Sequence);
                    AssertFunnelAddsUp(competition);
                }
                AssertShown(competition);
            }
        );

    [Fact]
    public void A_step_of_the_funnel_has_the_size_that_the_field_had_then_and_stays_as_it_was() =>
        Property.Holds(
            Story.Arbitrary,
            story =>
            {
                var competition = Competition.Unannounced;
                foreach (var recorded in PlainWords.Counting(story.History))
                {
                    var before = competition.Passage.Steps;
                    competition = competition.Evolve(recorded.Event, recorded.Sequence);
                    var after = competition.Passage.Steps;
                    // Nothing but the reopening of a decision takes back what was.
                    if (recorded.Event is RoundCorrected { Policy: CorrectionPolicy.DecisionReopened })
                        continue;
                    Assert.Equal(before.Take(after.Count - 1), after.Take(Math.Min(before.Count, after.Count - 1)));
                    if (after.Count > 0 && (before.IsEmpty || before[^1] != after[^1]))
                        Assert.Equal(
                            competition.Field.Count(),
                            FunnelView.Of(Headings.Now, competition).Steps[^1].Size
                        );
                }
            }
        );

    private static void AssertFunnelAddsUp(Competition competition)
    {
        var funnel = FunnelView.Of(Headings.Now, competition);
        var size = funnel.Actual[0];
        foreach (var step in funnel.Steps)
        {
            Assert.Equal(size, step.In);
            size =
                step.In
                - step.Left.Count
                + step.Reinstated.Count
                + step.Formed.Count
                + step.Admitted.Count
                - step.Eliminated.Count;
            Assert.Equal(size, step.Size);
        }
        Assert.Equal([funnel.Actual[0], .. funnel.Steps.Select(step => step.Size)], funnel.Actual);
        Assert.Equal(size - funnel.Left.Count + funnel.Reinstated.Count + funnel.Formed.Count, funnel.Size);
        Assert.Equal(competition.Field.Count(), funnel.Size);
    }

    private static void AssertShown(Competition competition)
    {
        foreach (var language in ReaderOrder.Languages)
        {
            Assert.Equal(competition.Teams.Count, Field(competition, language));
            StepId?[] rounds = [null, .. competition.Schedule.Select(id => (StepId?)id)];
            foreach (var round in rounds)
                AssertRanked(StandingsView.Of(Headings.Now, competition, round, language)!);
        }
        if (SummaryView.Of(Headings.Now, competition) is { } summary)
            Assert.Equal(competition.Rounds.Count, summary.Rounds.Count);
    }

    private static int Field(Competition competition, string language)
    {
        var field = FieldView.Of(Headings.Now, competition, language);
        return field.Teams.Count + field.Out.Count;
    }

    private static void AssertRanked(StandingsView standings)
    {
        var ranks = standings.Rows.Select(row => row.Rank ?? int.MaxValue).ToList();
        Assert.Equal(ranks.Order(), ranks);
        Assert.Equal(standings.Rows.Count, standings.Rows.Select(row => row.Team).Distinct().Count());
    }
}
