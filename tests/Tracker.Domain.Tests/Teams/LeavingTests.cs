using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Teams;

namespace Tracker.Domain.Tests.Teams;

public class LeavingTests
{
    private static readonly WithdrawTeam Withdraw = new(Team("nc"), Step("stage-1"), "No funds");

    [Fact]
    public void A_team_leaves_of_its_own_will()
    {
        var team = Given(StageOneScheduled)
            .When(Withdraw)
            .Then(new TeamWithdrew(Team("nc"), Step("stage-1"), "No funds"))
            .Competition.Teams[Team("nc")];
        Assert.Equal(new TeamStatus.Out(Departure.Withdrawn, Moment.Of(Now), Step("stage-1"), "No funds"), team.Status);
    }

    [Fact]
    public void A_team_that_left_has_left() =>
        Given(StageOneScheduled)
            .When(Withdraw)
            .Then(new TeamWithdrew(Team("nc"), Step("stage-1"), "No funds"))
            .When(Withdraw)
            .ThenNothing();

    [Fact]
    public void A_team_that_is_out_cannot_leave() =>
        Given(StageOneDecided).When(new WithdrawTeam(Team("upstage"), null, null)).ThenRefused("team-not-in-field");

    [Fact]
    public void A_team_leaves_in_a_round_that_is_known() =>
        Given(FiveTeams).When(Withdraw).ThenRefused("round-unknown");

    [Fact]
    public void A_team_that_was_never_there_cannot_leave() =>
        Given(StageOneScheduled).When(Withdraw with { Team = Team("kt") }).ThenRefused("team-unknown");

    [Fact]
    public void A_team_that_was_selected_cannot_have_left_before()
    {
        var refusal = Given(StageOneDecided)
            .When(Withdraw.At("2026-01-15T14:45:00+09:00"))
            .ThenRefused("contradicts-later-event");
        Assert.Contains(
            "Event 11 of the record, TeamSelected at 2026-01-15",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_team_may_have_left_before_others_did_something() =>
        Given(StageOneScheduled)
            .And(new NoteRecorded(Ids("nc", "lg"), "A showcase").On("2026-02-01"))
            .When(Withdraw.At("2026-01-20"))
            .Then(new TeamWithdrew(Team("nc"), Step("stage-1"), "No funds").On("2026-01-20"));

    [Fact]
    public void A_team_is_put_out_for_breaking_the_rules() =>
        Given(FiveTeams)
            .When(new DisqualifyTeam(Team("nc"), null, "Copied weights"))
            .Then(new TeamDisqualified(Team("nc"), null, "Copied weights"));

    [Fact]
    public void Put_out_again_it_is_out() =>
        Given(FiveTeams)
            .And(new TeamDisqualified(Team("nc"), null, "Copied weights").On("2026-02-01"))
            .When(new DisqualifyTeam(Team("nc"), null, "Copied weights"))
            .ThenNothing();

    [Fact]
    public void Nobody_is_put_out_without_a_reason() =>
        Given(FiveTeams).When(new DisqualifyTeam(Team("nc"), null, "")).ThenRefused("reason-required");

    [Fact]
    public void A_team_that_went_on_can_still_be_put_out() =>
        Given(StageOneDecided)
            .When(new DisqualifyTeam(Team("lg"), Step("stage-1"), "Broken"))
            .Then(new TeamDisqualified(Team("lg"), Step("stage-1"), "Broken"));
}
