using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Teams;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Teams;

public class ReturnTests
{
    private static readonly ReinstateTeam Reinstate = new(Team("upstage"), Step("stage-1"), "An appeal was upheld");

    private static readonly AdmitTeam AdmitMotif = new(
        Team("motif"),
        Name("Motif", "모티프"),
        ["Motif Technologies"],
        Step("call-1"),
        "Won the call"
    );

    private static readonly TeamAdmitted MotifAdmitted = new(
        Team("motif"),
        AdmitMotif.Name,
        AdmitMotif.Members,
        Step("call-1"),
        "Won the call"
    );

    [Fact]
    public void A_team_is_reinstated()
    {
        var team = Given(StageOneDecided)
            .When(Reinstate)
            .Then(new TeamReinstated(Team("upstage"), Step("stage-1"), "An appeal was upheld"))
            .Competition.Teams[Team("upstage")];
        Assert.Equal(new TeamStatus.In(Moment.Of(Now), Step("stage-1"), null), team.Status);
    }

    [Fact]
    public void A_team_that_is_in_need_not_be_reinstated() =>
        Given(StageOneDecided).When(Reinstate with { Team = Team("lg") }).ThenNothing();

    [Fact]
    public void A_team_is_reinstated_for_a_reason() =>
        Given(StageOneDecided).When(Reinstate with { Reason = " " }).ThenRefused("reason-required");

    [Fact]
    public void A_team_that_was_never_there_cannot_be_reinstated() =>
        Given(StageOneDecided).When(Reinstate with { Team = Team("kt") }).ThenRefused("team-unknown");

    [Fact]
    public void A_team_is_reinstated_in_a_round_that_is_known() =>
        Given(StageOneDecided).When(Reinstate with { Round = Step("stage-9") }).ThenRefused("round-unknown");

    [Fact]
    public void A_record_that_says_that_it_is_in_cannot_say_that_it_was_reinstated() =>
        Given(StageOneDecided)
            .WhenImported(new TeamReinstated(Team("lg"), null, "By mistake").On("2026-02-01"))
            .ThenRefused("team-in-field");

    [Fact]
    public void It_cannot_have_been_reinstated_before_it_was()
    {
        var reinstated = new TeamReinstated(Team("upstage"), null, "Upheld").On("2026-02-01");
        Given(StageOneDecided).And(reinstated).When(Reinstate.At("2026-01-20")).ThenRefused("contradicts-later-event");
    }

    [Fact]
    public void A_new_team_comes_in_by_a_call() => Given(CallOpened).When(AdmitMotif).Then(MotifAdmitted);

    [Fact]
    public void A_team_that_came_in_is_in() =>
        Given(CallOpened).And(MotifAdmitted.On("2026-02-20")).When(AdmitMotif).ThenNothing();

    [Fact]
    public void A_team_that_left_again_may_come_in_again() =>
        Given(StageOneScheduled)
            .And((MotifAdmitted with { Via = Step("stage-1") }).On("2026-02-20"))
            .And(new TeamWithdrew(Team("motif"), null, null).On("2026-02-21"))
            .When(AdmitMotif with { Via = Step("stage-1") })
            .Then(MotifAdmitted with { Via = Step("stage-1") });

    [Fact]
    public void A_team_that_was_out_comes_back_under_its_name() =>
        Given(CallOpened)
            .When(new AdmitTeam(Team("upstage"), null, [], Step("call-1"), null))
            .Then(new TeamAdmitted(Team("upstage"), null, [], Step("call-1"), null));

    [Fact]
    public void It_comes_back_with_the_members_that_it_had()
    {
        var team = Given(CallOpened)
            .And(new TeamAdmitted(Team("upstage"), Name("Upstage"), [], Step("call-1"), null).On("2026-02-20"))
            .Competition.Teams[Team("upstage")];
        Assert.Equal((Name("Upstage"), true), (team.Name, team.IsIn));
        Assert.Equal([Name("UPSTAGE")], team.FormerNames);
        Assert.Equal(["upstage inc"], team.Members);
    }

    [Fact]
    public void A_team_may_come_in_by_a_round() =>
        Given(StageOneScheduled)
            .When(AdmitMotif with { Via = Step("stage-1") })
            .Then(MotifAdmitted with { Via = Step("stage-1") });

    [Fact]
    public void A_new_team_has_a_name() =>
        Given(CallOpened).When(AdmitMotif with { Name = null }).ThenRefused("name-required");

    [Fact]
    public void A_team_of_the_field_cannot_come_in() =>
        Given(CallOpened).When(AdmitMotif with { Team = Team("lg") }).ThenRefused("team-in-field");

    [Fact]
    public void A_team_comes_in_by_a_step_that_is_known() =>
        Given(CallOpened).When(AdmitMotif with { Via = Step("call-2") }).ThenRefused("round-unknown");

    [Fact]
    public void A_call_admits_as_many_as_it_has_seats() =>
        Given(CallOpened)
            .And(MotifAdmitted.On("2026-02-20"))
            .When(AdmitMotif with { Team = Team("kt") })
            .ThenRefused("call-full");

    [Fact]
    public void A_closed_call_admits_nobody() =>
        Given(CallOpened)
            .And(new VacancyClosed(Step("call-1"), []).On("2026-02-20"))
            .When(AdmitMotif)
            .ThenRefused("call-closed");

    [Fact]
    public void A_team_whose_elimination_was_undone_counts_among_those_that_went_on()
    {
        var world = Given(StageOneDecided).And(new TeamReinstated(Team("upstage"), null, "Upheld").On("2026-01-20"));
        var standings = StandingsView.Of(Views.Headings.Now, world.Competition, Step("stage-1"), "en")!;
        Assert.Equal("reinstated", standings.Rows.Single(row => row.Team == Team("upstage")).Outcome);
        Assert.Equal(5, standings.Cut.Actual);
    }
}
