using System.Globalization;
using Tracker.Domain.Competitions;
using Tracker.Domain.Teams;

namespace Tracker.Domain.Tests.Teams;

public class EntryTests
{
    private static EnteringTeam Entering(string id) => new(Team(id), Name(id.ToUpperInvariant()), [$"{id} inc"]);

    [Fact]
    public void Teams_enter_together() =>
        Given(Announced)
            .When(new EnterTeams([Entering("lg"), Entering("nc")]))
            .Then(
                new TeamEntered(Team("lg"), Name("LG"), ["lg inc"]),
                new TeamEntered(Team("nc"), Name("NC"), ["nc inc"])
            );

    [Fact]
    public void Teams_that_have_entered_have_entered() =>
        Given(FiveTeams).When(new EnterTeams([Entering("lg"), Entering("nc")])).ThenNothing();

    [Fact]
    public void Of_teams_that_enter_again_only_the_new_one_enters() =>
        Given(FiveTeams)
            .When(new EnterTeams([Entering("lg"), Entering("kt")]))
            .Then(new TeamEntered(Team("kt"), Name("KT"), ["kt inc"]));

    [Fact]
    public void A_team_enters_once() =>
        Given(Announced).When(new EnterTeams([Entering("lg"), Entering("lg")])).ThenRefused("team-repeated");

    [Fact]
    public void One_id_is_one_team() =>
        Given(FiveTeams)
            .When(new EnterTeams([Entering("lg") with { Name = Name("LG U+") }]))
            .ThenRefused("team-already-entered");

    [Fact]
    public void After_the_first_decision_teams_are_admitted_and_no_longer_enter() =>
        Given(StageOneDecided).When(new EnterTeams([Entering("kt")])).ThenRefused("entry-closed");

    [Fact]
    public void A_team_cannot_have_been_there_and_not_have_been_evaluated() =>
        Given(StageOneEvaluated)
            .When(new EnterTeams([Entering("kt")]).At("2025-07-21"))
            .ThenRefused("contradicts-later-event");

    [Fact]
    public void A_team_goes_by_another_name_and_the_old_one_stays()
    {
        var team = Given(FiveTeams)
            .When(new RenameTeam(Team("nc"), Name("NC AI", "엔씨에이아이")))
            .Then(new TeamRenamed(Team("nc"), Name("NC AI", "엔씨에이아이")))
            .Competition.Teams[Team("nc")];
        Assert.Equal([Name("NC")], team.FormerNames);
    }

    [Fact]
    public void A_name_that_it_has_is_no_new_name() =>
        Given(FiveTeams).When(new RenameTeam(Team("nc"), Name("NC"))).ThenNothing();

    [Fact]
    public void Only_a_team_has_a_name() =>
        Given(FiveTeams).When(new RenameTeam(Team("kt"), Name("KT"))).ThenRefused("team-unknown");

    [Fact]
    public void Members_come_and_go()
    {
        var team = Given(FiveTeams)
            .When(new ChangeMembers(Team("nc"), ["KAIST", "Trillion Labs"], ["nc inc"]))
            .Then(new TeamMembersChanged(Team("nc"), ["KAIST", "Trillion Labs"], ["nc inc"]))
            .Competition.Teams[Team("nc")];
        Assert.Equal(["KAIST", "Trillion Labs"], team.Members);
    }

    [Fact]
    public void Members_that_are_there_do_not_join_and_others_do_not_leave() =>
        Given(FiveTeams).When(new ChangeMembers(Team("nc"), ["nc inc"], ["KAIST"])).ThenNothing();

    [Fact]
    public void A_member_does_not_both_come_and_go() =>
        Given(FiveTeams).When(new ChangeMembers(Team("nc"), ["KAIST"], ["KAIST"])).ThenRefused("member-repeated");

    [Fact]
    public void Whoever_enters_or_comes_in_has_members_with_names()
    {
        Given(Announced)
            .When(new EnterTeams([Entering("lg") with { Members = ["KAIST", ""] }]))
            .ThenRefused("text-empty");
        Given(CallOpened)
            .When(new AdmitTeam(Team("motif"), Name("Motif"), [" "], Step("call-1"), null))
            .ThenRefused("text-empty");
    }

    // As a language compares, the two are one word; the record must not depend on the machine's.
    [Fact]
    public void Members_are_told_apart_by_every_letter()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ko-KR");
        try
        {
            var team = Given(Announced)
                .And(new TeamEntered(Team("nc"), Name("NC"), ["가", "KAIST"]).On("2025-07-21"))
                .When(new ChangeMembers(Team("nc"), ["\u1100\u1161", "KAI\u00adST"], []))
                .Then(new TeamMembersChanged(Team("nc"), ["\u1100\u1161", "KAI\u00adST"], []))
                .Competition.Teams[Team("nc")];
            Assert.Equal(["KAIST", "KAI\u00adST", "\u1100\u1161", "가"], team.Members.ToArray());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_member_has_a_name() =>
        Given(FiveTeams).When(new ChangeMembers(Team("nc"), [" "], [])).ThenRefused("text-empty");

    [Fact]
    public void Members_are_of_a_team_that_is_known() =>
        Given(FiveTeams).When(new ChangeMembers(Team("kt"), ["KAIST"], [])).ThenRefused("team-unknown");
}
