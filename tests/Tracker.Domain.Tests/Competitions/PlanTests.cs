using Tracker.Domain.Competitions;

namespace Tracker.Domain.Tests.Competitions;

public class PlanTests
{
    [Fact]
    public void A_plan_is_revised() =>
        Given(Announced)
            .When(new RevisePlan([5, 4, 3, 2], "An extra round"))
            .Then(new PlanRevised([5, 4, 3, 2], "An extra round"));

    [Fact]
    public void The_plan_that_is_there_is_no_revision() =>
        Given(Announced).When(new RevisePlan([5, 4, 2], "Said again")).ThenNothing();

    [Fact]
    public void A_revised_plan_is_a_list_of_field_sizes_too() =>
        Given(Announced).When(new RevisePlan([5, 0], "Nobody wins")).ThenRefused("plan-invalid");

    [Fact]
    public void A_rounds_place_among_those_that_take_place_finds_its_size_in_the_plan()
    {
        var competition = Given(FiveTeams)
            .And(Scheduled("paper"), Scheduled("stage-1"), Scheduled("stage-2"))
            .And(new RoundCancelled(Step("paper"), "No time").On("2025-09-02"))
            .Competition;
        Assert.Equal(
            [null, 4, 2],
            competition.Schedule.Select(id => competition.PlannedSurvivors(competition.Rounds[id]))
        );
    }

    [Fact]
    public void What_the_round_says_of_its_survivors_goes_before_the_plan()
    {
        var competition = Given(FiveTeams).And(Scheduled("stage-1", survivors: 3)).Competition;
        Assert.Equal(3, competition.PlannedSurvivors(competition.Rounds[Step("stage-1")]));
    }
}
