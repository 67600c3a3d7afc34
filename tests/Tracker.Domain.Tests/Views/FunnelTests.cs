using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Views;

public class FunnelTests
{
    private static FunnelView Funnel(Scenario world) => FunnelView.Of(Headings.Now, world.Competition);

    [Fact]
    public void Before_any_step_there_is_the_entry()
    {
        var funnel = Funnel(Given(FiveTeams));
        Assert.Equal([5], funnel.Actual);
        Assert.Equal([5, 4, 2], funnel.Planned);
        Assert.Empty(funnel.Steps);
    }

    [Fact]
    public void A_decided_round_is_a_step() =>
        Assert.Equal(
            [
                new FunnelStep(
                    Step("stage-1"),
                    Date("2026-01-15"),
                    4,
                    5,
                    4,
                    Ids("lg", "naver", "nc", "skt"),
                    [Drop("upstage")],
                    [],
                    [],
                    [],
                    [],
                    []
                ),
            ],
            Funnel(Given(StageOneDecided)).Steps
        );

    [Fact]
    public void A_step_tells_who_went_on_in_which_tier()
    {
        var step = Assert.Single(
            Funnel(
                Given(StageOneScored)
                    .And(
                        new TeamSelected(Team("lg"), Step("stage-1"), "finalist").On("2026-01-16"),
                        new TeamSelected(Team("nc"), Step("stage-1"), "alternate").On("2026-01-16"),
                        new TeamSelected(Team("skt"), Step("stage-1"), null).On("2026-01-16")
                    )
            ).Steps
        );
        Assert.Equal(
            [(Team("lg"), "finalist"), (Team("nc"), "alternate")],
            step.Tiers.Select(pair => (pair.Key, pair.Value))
        );
    }

    [Fact]
    public void Who_comes_in_by_a_call_makes_the_field_grow()
    {
        var funnel = Funnel(
            Given(CallOpened)
                .And(new TeamAdmitted(Team("motif"), Name("Motif"), [], Step("call-1"), null).On("2026-02-20"))
        );
        Assert.Equal([5, 4, 5], funnel.Actual);
        Assert.Equal(
            new FunnelStep(Step("call-1"), Date("2026-02-20"), 5, 4, 5, [], [], Ids("motif"), [], [], [], []),
            funnel.Steps[^1]
        );
    }

    [Fact]
    public void A_call_that_admitted_nobody_is_no_step() =>
        Assert.Equal(
            [5, 4],
            Funnel(Given(CallOpened).And(new VacancyClosed(Step("call-1"), []).On("2026-02-20"))).Actual
        );

    [Fact]
    public void Who_left_and_came_back_between_two_steps_is_told_by_the_second()
    {
        var funnel = Funnel(
            Given(CallOpened)
                .And(
                    new TeamWithdrew(Team("skt"), null, null).On("2026-02-01"),
                    new TeamDisqualified(Team("nc"), null, "Copied").On("2026-02-02"),
                    new TeamReinstated(Team("upstage"), null, "Upheld").On("2026-02-03"),
                    new TeamAdmitted(Team("motif"), Name("Motif"), [], Step("call-1"), null).On("2026-02-20")
                )
        );
        Assert.Equal([5, 4, 4], funnel.Actual);
        Assert.Equal((Ids("nc", "skt"), Ids("upstage")), (funnel.Steps[^1].Left, funnel.Steps[^1].Reinstated));
    }

    [Fact]
    public void Who_goes_after_a_later_step_does_not_change_the_size_after_an_earlier_one()
    {
        var funnel = Funnel(
            Given(CallOpened)
                .And(
                    new TeamAdmitted(Team("motif"), Name("Motif"), [], Step("call-1"), null).On("2026-02-20"),
                    new TeamEliminated(Team("skt"), Step("stage-1"), EliminationReason.Conceded).On("2026-02-25")
                )
        );
        Assert.Equal([5, 4, 5, 4], funnel.Actual);
        Assert.Equal([Step("stage-1"), Step("call-1"), Step("stage-1")], funnel.Steps.Select(step => step.Round));
        Assert.Equal([Drop("skt", EliminationReason.Conceded)], funnel.Steps[^1].Eliminated);
    }

    [Fact]
    public void Who_gives_up_its_place_on_a_later_day_leaves_the_size_there_was_until_then()
    {
        var funnel = Funnel(
            Given(StageOneDecided)
                .And(new TeamEliminated(Team("skt"), Step("stage-1"), EliminationReason.Conceded).On("2026-01-25"))
        );
        Assert.Equal([5, 4, 3], funnel.Actual);
        Assert.Equal([Drop("skt", EliminationReason.Conceded)], funnel.Steps[^1].Eliminated);
    }

    [Fact]
    public void Who_gives_up_its_place_on_the_day_of_the_decision_was_not_selected_after_all()
    {
        var step = Assert.Single(
            Funnel(
                Given(StageOneDecided)
                    .And(new TeamEliminated(Team("skt"), Step("stage-1"), EliminationReason.Conceded).On("2026-01-15"))
            ).Steps
        );
        Assert.Equal((Ids("lg", "naver", "nc"), 3), (step.Selected, step.Size));
        Assert.Equal([Drop("skt", EliminationReason.Conceded), Drop("upstage")], step.Eliminated);
    }

    [Fact]
    public void Who_goes_after_others_left_is_a_step_of_its_own()
    {
        var funnel = Funnel(
            Given(StageOneDecided)
                .And(
                    new TeamWithdrew(Team("nc"), null, null).On("2026-02-20"),
                    new TeamEliminated(Team("skt"), Step("stage-1"), EliminationReason.Conceded).On("2026-02-25")
                )
        );
        Assert.Equal([5, 4, 2], funnel.Actual);
        Assert.Equal(Ids("nc"), funnel.Steps[^1].Left);
    }

    [Fact]
    public void Who_left_since_the_last_step_is_told_apart()
    {
        var funnel = Funnel(Given(StageOneDecided).And(new TeamWithdrew(Team("skt"), null, null).On("2026-02-01")));
        Assert.Equal(([5, 4], 3), (funnel.Actual, funnel.Size));
        Assert.Equal(Ids("skt"), funnel.Left);
    }

    [Fact]
    public void The_actual_may_differ_from_the_plan_and_both_are_shown()
    {
        var funnel = Funnel(
            Given(StageOneEvaluated)
                .And(
                    new TeamSelected(Team("lg"), Step("stage-1"), null).On("2026-01-15"),
                    new TeamSelected(Team("nc"), Step("stage-1"), null).On("2026-01-15"),
                    new TeamEliminated(Team("naver"), Step("stage-1"), EliminationReason.Other).On("2026-01-15"),
                    new TeamEliminated(Team("skt"), Step("stage-1"), EliminationReason.Rank).On("2026-01-15"),
                    new TeamEliminated(Team("upstage"), Step("stage-1"), EliminationReason.Rank).On("2026-01-15")
                )
        );
        Assert.Equal((4, 2), (funnel.Steps[0].Planned, funnel.Steps[0].Size));
    }
}
