using System.Collections.Immutable;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
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
                foreach (var happened in random.Events)
                {
                    competition = competition.Evolve(happened);
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
                var isIn = ImmutableDictionary<TeamId, bool>.Empty;
                foreach (var happened in InOrder(story.History))
                    if (Turn(happened) is var (team, comes))
                    {
                        Assert.Equal(!comes, isIn.GetValueOrDefault(team));
                        isIn = isIn.SetItem(team, comes);
                    }
                Assert.Equal(isIn, story.History.Current.Teams.ToDictionary(pair => pair.Key, pair => pair.Value.IsIn));
            }
        );

    [Fact]
    public void The_funnel_adds_up_after_every_event() =>
        Property.Holds(
            Story.Arbitrary,
            story =>
            {
                var competition = Competition.Unannounced;
                foreach (var happened in InOrder(story.History))
                {
                    competition = competition.Evolve(happened);
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
                foreach (var happened in InOrder(story.History))
                {
                    var before = competition.Passage.Steps;
                    competition = competition.Evolve(happened);
                    var after = competition.Passage.Steps;
                    Assert.Equal(before.Take(after.Count - 1), after.Take(Math.Min(before.Count, after.Count - 1)));
                    if (after.Count > 0 && (before.IsEmpty || before[^1] != after[^1]))
                        Assert.Equal(
                            competition.Field.Count(),
                            FunnelView.Of(Headings.Now, competition).Steps[^1].Size
                        );
                }
            }
        );

    private static IEnumerable<CompetitionEvent> InOrder(History history) =>
        history
            .InSequence()
            .OrderBy(each => each.Event.At.In(history.Zone))
            .ThenBy(each => each.Sequence)
            .Select(each => each.Event);

    private static (TeamId Team, bool Comes)? Turn(CompetitionEvent happened) =>
        happened switch
        {
            TeamEntered e => (e.Team, true),
            TeamAdmitted e => (e.Team, true),
            TeamReinstated e => (e.Team, true),
            TeamEliminated e => (e.Team, false),
            TeamWithdrew e => (e.Team, false),
            TeamDisqualified e => (e.Team, false),
            _ => null,
        };

    private static void AssertFunnelAddsUp(Competition competition)
    {
        var funnel = FunnelView.Of(Headings.Now, competition);
        var size = funnel.Actual[0];
        foreach (var step in funnel.Steps)
        {
            Assert.Equal(size, step.In);
            size = step.In - step.Left.Count + step.Reinstated.Count + step.Admitted.Count - step.Eliminated.Count;
            Assert.Equal(size, step.Size);
        }
        Assert.Equal([funnel.Actual[0], .. funnel.Steps.Select(step => step.Size)], funnel.Actual);
        Assert.Equal(size - funnel.Left.Count + funnel.Reinstated.Count, funnel.Size);
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
        Assert.Equal(competition.Rounds.Count, SummaryView.Of(Headings.Now, competition).Rounds.Count);
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
