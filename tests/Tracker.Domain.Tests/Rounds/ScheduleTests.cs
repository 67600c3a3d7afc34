using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;

namespace Tracker.Domain.Tests.Rounds;

public class ScheduleTests
{
    private static readonly ScheduleRound Schedule = new(
        Step("stage-1"),
        Name("Stage 1", "1차 평가"),
        4,
        Worlds.Rubric,
        Date("2026-01-05"),
        Date("2026-01-15T15:00:00+09:00")
    );

    private static readonly RoundScheduled StageOne = new(
        Schedule.Round,
        Schedule.Name,
        Schedule.Survivors,
        Schedule.Rubric,
        Schedule.OpensAt,
        Schedule.ClosesAt
    );

    [Fact]
    public void A_round_is_set() =>
        Given(FiveTeams)
            .When(new ScheduleRound(Step("stage-2"), Name("Stage 2"), null, null, Date("2026-02-01"), null))
            .Then(new RoundScheduled(Step("stage-2"), Name("Stage 2"), null, null, Date("2026-02-01"), null));

    [Fact]
    public void It_is_set_with_how_it_is_judged() => Given(FiveTeams).When(Schedule).Then(StageOne);

    [Fact]
    public void Set_again_it_is_set() => Given(FiveTeams).And(StageOne.On("2025-09-01")).When(Schedule).ThenNothing();

    [Fact]
    public void One_id_is_one_round() =>
        Given(FiveTeams)
            .And(StageOne.On("2025-09-01"))
            .When(Schedule with { Survivors = 3 })
            .ThenRefused("step-exists");

    [Fact]
    public void A_round_is_no_call() =>
        Given(CallOpened).When(Schedule with { Round = Step("call-1") }).ThenRefused("step-exists");

    [Theory]
    [InlineData(-1)]
    [InlineData(100_001)]
    public void A_round_leaves_a_number_of_teams(int survivors) =>
        Given(FiveTeams).When(Schedule with { Survivors = survivors }).ThenRefused("survivors-invalid");

    [Fact]
    public void A_round_may_be_planned_to_leave_nobody() =>
        Given(FiveTeams).When(Schedule with { Survivors = 0 }).Then(StageOne with { Survivors = 0 });

    [Fact]
    public void A_round_closes_after_it_opens() =>
        Given(FiveTeams).When(Schedule with { OpensAt = Date("2026-01-16") }).ThenRefused("closes-before-opening");

    // By the clock of Seoul the day is over when its last second is.
    [Fact]
    public void A_round_may_open_and_close_on_one_day() =>
        Given(FiveTeams)
            .When(Schedule with { OpensAt = Date("2026-01-15"), ClosesAt = Date("2026-01-15T14:59:59.9999999Z") })
            .Then(StageOne with { OpensAt = Date("2026-01-15"), ClosesAt = Date("2026-01-15T14:59:59.9999999Z") });

    [Fact]
    public void A_round_is_moved() =>
        Given(FiveTeams)
            .And(StageOne.On("2025-09-01"))
            .When(new RescheduleRound(Step("stage-1"), Date("2026-01-10"), null))
            .Then(new RoundRescheduled(Step("stage-1"), Date("2026-01-10"), null));

    [Fact]
    public void Moved_to_where_it_is_it_stays() =>
        Given(FiveTeams)
            .And(StageOne.On("2025-09-01"))
            .When(new RescheduleRound(Step("stage-1"), Schedule.OpensAt, Schedule.ClosesAt))
            .ThenNothing();

    [Fact]
    public void It_cannot_be_moved_to_close_before_it_opens() =>
        Given(StageOneScheduled)
            .When(new RescheduleRound(Step("stage-1"), Date("2026-02-10"), Date("2026-02-09")))
            .ThenRefused("closes-before-opening");

    [Fact]
    public void A_round_that_is_decided_is_not_moved() =>
        Given(StageOneDecided)
            .When(new RescheduleRound(Step("stage-1"), Date("2026-02-10"), null))
            .ThenRefused("round-already-decided");

    [Fact]
    public void A_round_that_is_not_known_is_not_moved() =>
        Given(FiveTeams)
            .When(new RescheduleRound(Step("stage-1"), Date("2026-02-10"), null))
            .ThenRefused("round-unknown");

    [Fact]
    public void A_round_is_called_off() =>
        Given(StageOneScheduled)
            .When(new CancelRound(Step("stage-1"), "No time"))
            .Then(new RoundCancelled(Step("stage-1"), "No time"));

    [Fact]
    public void Called_off_again_it_is_off() =>
        Given(StageOneScheduled)
            .And(new RoundCancelled(Step("stage-1"), "No time").On("2026-01-02"))
            .When(new CancelRound(Step("stage-1"), "No time"))
            .ThenNothing();

    [Fact]
    public void A_round_is_called_off_for_a_reason() =>
        Given(StageOneScheduled).When(new CancelRound(Step("stage-1"), "")).ThenRefused("reason-required");

    [Fact]
    public void A_round_that_is_decided_is_not_called_off() =>
        Given(StageOneDecided).When(new CancelRound(Step("stage-1"), "Late")).ThenRefused("round-already-decided");

    [Fact]
    public void A_round_that_is_off_is_not_evaluated() =>
        Given(StageOneScheduled)
            .And(new RoundCancelled(Step("stage-1"), "No time").On("2026-01-02"))
            .When(new EvaluateRound(Step("stage-1"), InOrder(FiveIds), Partial: false))
            .ThenRefused("round-cancelled");

    [Fact]
    public void How_a_round_is_judged_is_changed() =>
        Given(StageOneScheduled)
            .When(new ReviseRubric(Step("stage-1"), Worlds.Rubric with { Missing = MissingScores.Zero }))
            .Then(new RubricRevised(Step("stage-1"), Worlds.Rubric with { Missing = MissingScores.Zero }));

    [Fact]
    public void The_rubric_that_is_there_is_no_change() =>
        Given(StageOneScheduled).When(new ReviseRubric(Step("stage-1"), Worlds.Rubric)).ThenNothing();

    [Fact]
    public void Once_a_round_is_evaluated_its_rubric_stays() =>
        Given(StageOneEvaluated)
            .When(new ReviseRubric(Step("stage-1"), Worlds.Rubric with { Missing = MissingScores.Zero }))
            .ThenRefused("round-already-evaluated");

    [Fact]
    public void A_round_that_was_cancelled_takes_place_after_all()
    {
        var world = Given(StageOneScheduled).And(new RoundCancelled(Step("stage-1"), "No time").On("2026-01-02"));
        Assert.Equal("No time", Summary(world).Cancelled);
        var again = world
            .When(new RescheduleRound(Step("stage-1"), null, Date("2026-02-01")).At("2026-01-03"))
            .Then(new RoundRescheduled(Step("stage-1"), null, Date("2026-02-01")));
        Assert.Equal(("scheduled", null), (Summary(again).Status, Summary(again).Cancelled));

        static Domain.Views.RoundSummary Summary(Scenario world) =>
            Domain.Views.SummaryView.Of(Views.Headings.Now, world.Competition)!.Rounds.Single();
    }
}
