using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Teams;
using Tracker.Domain.Tests.Views;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Teams;

/// <summary>nc and skt become one: a new team, or a part of nc.</summary>
public class MergerTests
{
    private static readonly MergeTeams IntoNew = new(Team("ncskt"), Name("NC SKT"), Ids("nc", "skt"));
    private static readonly MergeTeams IntoNc = new(Team("nc"), null, Ids("skt"));

    private static FunnelView Funnel(Scenario world) => FunnelView.Of(Headings.Now, world.Competition);

    private static string[] Field(Scenario world) => [.. world.Competition.Field.Select(team => team.Id.Value).Order()];

    [Fact]
    public void Several_become_a_new_team_with_the_members_of_all()
    {
        var world = Given(FiveTeams)
            .And(new TeamMembersChanged(Team("skt"), ["KAIST", "nc inc"], []).On("2025-08-01"))
            .When(IntoNew.At("2025-10-01"))
            .Then(new TeamsMerged(Team("ncskt"), Name("NC SKT"), Ids("nc", "skt")));
        var formed = world.Competition.Teams[Team("ncskt")];
        Assert.Equal(["lg", "naver", "ncskt", "upstage"], Field(world));
        Assert.Equal(["KAIST", "nc inc", "skt inc"], formed.Members);
        Assert.Equal(Name("NC SKT"), formed.Name);
        Assert.Equal(new TeamStatus.In(Date("2025-10-01"), null, null), formed.Status);
    }

    [Fact]
    public void One_takes_in_others_and_their_members_and_stays_who_it_is()
    {
        var world = Given(StageOneDecided)
            .When(IntoNc.At("2026-02-01"))
            .Then(new TeamsMerged(Team("nc"), null, Ids("skt")));
        var nc = world.Competition.Teams[Team("nc")];
        Assert.Equal(["lg", "naver", "nc"], Field(world));
        Assert.Equal(["nc inc", "skt inc"], nc.Members);
        Assert.Equal((Name("NC"), 0), (nc.Name, nc.FormerNames.Count));
        Assert.Equal(new TeamStatus.In(Date("2026-01-15"), Step("stage-1"), null), nc.Status);
    }

    [Fact]
    public void One_that_takes_in_others_may_take_a_new_name_and_the_old_one_is_kept()
    {
        var nc = Given(FiveTeams)
            .When(IntoNc with { Name = Name("NC SKT") })
            .Then(new TeamsMerged(Team("nc"), Name("NC SKT"), Ids("skt")))
            .Competition.Teams[Team("nc")];
        Assert.Equal(Name("NC SKT"), nc.Name);
        Assert.Equal([Name("NC")], nc.FormerNames);
    }

    [Fact]
    public void Who_became_part_of_another_is_out_for_that_reason_and_stays_on_the_record()
    {
        var world = Given(StageOneDecided)
            .When(IntoNew.At("2026-02-01"))
            .Then(new TeamsMerged(Team("ncskt"), Name("NC SKT"), Ids("nc", "skt")));
        Assert.Contains(
            new OutTeam(Team("skt"), Name("SKT"), Departure.Merged, null, Date("2026-02-01"), "ncskt"),
            FieldView.Of(Headings.Now, world.Competition, "en").Out
        );
        Assert.Equal(["skt inc"], world.Competition.Teams[Team("skt")].Members);
        Assert.IsType<Outcome.Selected>(world.Competition.Teams[Team("skt")].Outcomes[Step("stage-1")]);
    }

    [Fact]
    public void Before_the_first_step_the_funnel_tells_it_by_what_has_happened_since()
    {
        var funnel = Funnel(
            Given(FiveTeams)
                .When(IntoNew.At("2025-10-01"))
                .Then(new TeamsMerged(Team("ncskt"), Name("NC SKT"), Ids("nc", "skt")))
        );
        Assert.Equal(([5], 4), (funnel.Actual, funnel.Size));
        Assert.Equal((Ids("nc", "skt"), Ids("ncskt")), (funnel.Left, funnel.Formed));
    }

    [Fact]
    public void The_next_step_of_the_funnel_tells_who_left_and_what_was_formed()
    {
        var world = Given(StageOneDecided)
            .And(Scheduled("stage-2"))
            .And(
                new TeamsMerged(Team("ncskt"), Name("NC SKT"), Ids("nc", "skt")).On("2026-02-01"),
                new RoundEvaluated(Step("stage-2"), InOrder("lg", "ncskt", "naver")).On("2026-02-02"),
                new TeamSelected(Team("lg"), Step("stage-2"), null).On("2026-02-02"),
                new TeamSelected(Team("ncskt"), Step("stage-2"), null).On("2026-02-02"),
                new TeamEliminated(Team("naver"), Step("stage-2"), EliminationReason.Rank).On("2026-02-02")
            );
        Assert.Equal([5, 4, 2], Funnel(world).Actual);
        Assert.Equal(
            new FunnelStep(
                Step("stage-2"),
                Date("2026-02-02"),
                2,
                4,
                2,
                Ids("lg", "ncskt"),
                [Drop("naver")],
                [],
                Ids("nc", "skt"),
                [],
                Ids("ncskt"),
                []
            ),
            Funnel(world).Steps[^1]
        );
        Assert.Empty(Funnel(world).Formed);
    }

    [Fact]
    public void What_happens_late_in_a_round_after_a_merger_is_a_step_of_its_own()
    {
        var funnel = Funnel(
            Given(StageOneDecided)
                .And(
                    new TeamsMerged(Team("ncskt"), Name("NC SKT"), Ids("nc", "skt")).On("2026-02-01"),
                    new TeamEliminated(Team("lg"), Step("stage-1"), EliminationReason.Broken).On("2026-02-02")
                )
        );
        Assert.Equal([5, 4, 2], funnel.Actual);
        Assert.Equal(Ids("ncskt"), funnel.Steps[^1].Formed);
    }

    [Fact]
    public void Merged_again_they_are_merged()
    {
        var intoNew = Given(FiveTeams)
            .When(IntoNew)
            .Then(new TeamsMerged(Team("ncskt"), Name("NC SKT"), Ids("nc", "skt")));
        intoNew.When(IntoNew).ThenNothing();
        intoNew.When(IntoNew with { Name = null }).ThenNothing();
        Given(FiveTeams)
            .When(IntoNc)
            .Then(new TeamsMerged(Team("nc"), null, Ids("skt")))
            .When(IntoNc with { From = Ids("nc", "skt") })
            .ThenNothing();
    }

    [Fact]
    public void Who_takes_in_may_be_named_among_those_who_come_together() =>
        Assert.Equal(
            ["lg", "naver", "nc", "upstage"],
            Field(
                Given(FiveTeams)
                    .When(IntoNc with { From = Ids("nc", "skt") })
                    .Then(new TeamsMerged(Team("nc"), null, Ids("nc", "skt")))
            )
        );

    [Fact]
    public void A_new_team_has_a_name() =>
        Given(FiveTeams).When(IntoNew with { Name = null }).ThenRefused("name-required");

    [Theory]
    [InlineData("ncskt", "nc")]
    [InlineData("ncskt", "nc", "ncskt")]
    [InlineData("ncskt")]
    [InlineData("nc")]
    [InlineData("nc", "nc")]
    public void One_team_alone_is_no_merger(string into, params string[] from) =>
        Given(FiveTeams)
            .When(new MergeTeams(Team(into), into == "nc" ? null : Name("NC SKT"), Ids(from)))
            .ThenRefused("merger-too-small");

    [Fact]
    public void Each_team_is_named_once() =>
        Given(FiveTeams).When(IntoNew with { From = Ids("nc", "skt", "nc") }).ThenRefused("team-repeated");

    [Fact]
    public void Who_becomes_part_of_another_is_known() =>
        Given(FiveTeams).When(IntoNew with { From = Ids("nc", "kt") }).ThenRefused("team-unknown");

    [Fact]
    public void Who_is_out_neither_becomes_part_of_another_nor_takes_others_in()
    {
        var world = Given(StageOneDecided);
        world.When(IntoNew with { From = Ids("nc", "upstage") }).ThenRefused("team-not-in-field");
        world.When(IntoNc with { Into = Team("upstage") }).ThenRefused("team-not-in-field");
    }

    [Fact]
    public void Who_was_selected_later_cannot_have_become_part_of_another_before() =>
        Given(StageOneDecided).When(IntoNc.At("2026-01-10")).ThenRefused("contradicts-later-event");

    [Fact]
    public void What_others_say_merges_nobody() =>
        Given(FiveTeams).When(IntoNew.Unofficially()).ThenRefused("unofficial-without-effect");

    [Fact]
    public void A_merger_that_failed_is_undone_by_a_reinstatement()
    {
        var world = Given(FiveTeams)
            .And(
                new TeamsMerged(Team("nc"), null, Ids("skt")).On("2025-10-01"),
                new TeamReinstated(Team("skt"), null, "They parted").On("2025-11-01")
            );
        Assert.Equal(FiveIds, Field(world));
        Assert.Equal((5, Ids("skt"), Ids("skt")), (Funnel(world).Size, Funnel(world).Left, Funnel(world).Reinstated));
        world.When(IntoNc.At("2025-12-01")).Then(new TeamsMerged(Team("nc"), null, Ids("skt")));
    }
}
