using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Tests.Views;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Rounds;

/// <summary>Ten days are given to object to the result of 15 January; upstage does.</summary>
public class ObjectionTests
{
    private static readonly StepId StageOne = Step("stage-1");
    private static readonly OpenObjections Open = new(StageOne, Date("2026-01-25"));
    private static readonly FileObjection File = new(StageOne, Team("upstage"), "A sum is wrong");
    private static readonly DecideObjection Uphold = new(StageOne, Team("upstage"), true);
    private static readonly FinalizeRound Close = new(StageOne);

    private static readonly CompetitionEvent[] Opened =
    [
        .. StageOneDecided,
        new ObjectionWindowOpened(StageOne, Date("2026-01-25")).On("2026-01-15"),
    ];

    private static readonly CompetitionEvent[] Filed =
    [
        .. Opened,
        new ObjectionFiled(StageOne, Team("upstage"), "A sum is wrong").On("2026-01-20"),
    ];

    private static readonly CompetitionEvent[] Upheld =
    [
        .. Filed,
        new ObjectionDecided(StageOne, Team("upstage"), true).On("2026-01-22"),
    ];

    private static readonly CompetitionEvent[] Final =
    [
        .. StageOneDecided,
        new RoundFinalized(StageOne).On("2026-01-20"),
    ];

    private static ResultStatus Status(CompetitionEvent[] history, string asOf)
    {
        var at = Date(asOf);
        var competition = Given(history).History.At(at.In(Seoul));
        return StandingsView.Of(Headings.AsOf(asOf), competition, StageOne, "en")!.Result!;
    }

    [Fact]
    public void A_window_is_opened() =>
        Given(StageOneDecided)
            .When(Open.At("2026-01-15"))
            .Then(new ObjectionWindowOpened(StageOne, Date("2026-01-25")));

    [Fact]
    public void Opened_again_it_is_open() => Given(Opened).When(Open).ThenNothing();

    [Fact]
    public void Its_end_may_be_moved()
    {
        var round = Given(Opened)
            .When((Open with { Until = Date("2026-02-01") }).At("2026-01-24"))
            .Then(new ObjectionWindowOpened(StageOne, Date("2026-02-01")))
            .Competition.Rounds[StageOne];
        Assert.Equal(Date("2026-02-01"), round.ObjectionsUntil);
    }

    [Fact]
    public void It_does_not_end_before_it_begins()
    {
        Given(StageOneDecided).When(Open.At("2026-01-26")).ThenRefused("closes-before-opening");
        Given(StageOneDecided)
            .When(Open.At("2026-01-25"))
            .Then(new ObjectionWindowOpened(StageOne, Date("2026-01-25")));
    }

    [Fact]
    public void There_is_nothing_to_object_to_before_the_evaluation() =>
        Given(StageOneScheduled).When(Open.At("2026-01-15")).ThenRefused("round-not-evaluated");

    [Fact]
    public void A_team_objects()
    {
        var round = Given(Opened)
            .When(File.At("2026-01-20"))
            .Then(new ObjectionFiled(StageOne, Team("upstage"), "A sum is wrong"))
            .Competition.Rounds[StageOne];
        Assert.Equal(new Objection(Date("2026-01-20"), "A sum is wrong", null), round.Objections[Team("upstage")]);
    }

    [Fact]
    public void Filed_again_it_is_filed() => Given(Filed).When(File.At("2026-01-21")).ThenNothing();

    [Fact]
    public void A_team_objects_once() =>
        Given(Filed)
            .When((File with { Grounds = "Another sum is wrong" }).At("2026-01-21"))
            .ThenRefused("objection-exists");

    [Fact]
    public void Another_team_may_object_too() =>
        Given(Filed)
            .When((File with { Team = Team("skt") }).At("2026-01-21"))
            .Then(new ObjectionFiled(StageOne, Team("skt"), "A sum is wrong"));

    [Fact]
    public void Nobody_objects_without_grounds() =>
        Given(Opened).When((File with { Grounds = "" }).At("2026-01-20")).ThenRefused("reason-required");

    [Fact]
    public void Who_objects_is_known() =>
        Given(Opened).When((File with { Team = Team("kt") }).At("2026-01-20")).ThenRefused("team-unknown");

    [Fact]
    public void Without_a_window_nobody_objects() =>
        Given(StageOneDecided).When(File.At("2026-01-20")).ThenRefused("objections-not-open");

    [Fact]
    public void The_window_is_open_until_the_end_of_its_last_day_and_no_longer()
    {
        Given(Opened).When(File.At("2026-01-25")).Then(new ObjectionFiled(StageOne, Team("upstage"), "A sum is wrong"));
        Given(Opened).When(File.At("2026-01-26T00:00:00+09:00")).ThenRefused("objections-closed");
    }

    [Fact]
    public void A_window_cannot_have_ended_before_an_objection_that_was_filed()
    {
        var refusal = Given(Filed)
            .When((Open with { Until = Date("2026-01-18") }).At("2026-01-17"))
            .ThenRefused("contradicts-later-event");
        Assert.Contains(
            "Event 15 of the record, ObjectionFiled at 2026-01-20",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_objection_is_upheld_or_not_and_moves_nobody_by_itself(bool upheld)
    {
        var world = Given(Filed)
            .When((Uphold with { Upheld = upheld }).At("2026-01-22"))
            .Then(new ObjectionDecided(StageOne, Team("upstage"), upheld));
        Assert.Equal(upheld, world.Competition.Rounds[StageOne].Objections[Team("upstage")].Upheld);
        Assert.False(world.Competition.Teams[Team("upstage")].IsIn);
    }

    [Fact]
    public void Decided_again_it_is_decided() => Given(Upheld).When(Uphold).ThenNothing();

    [Fact]
    public void It_is_decided_once() =>
        Given(Upheld).When(Uphold with { Upheld = false }).ThenRefused("objection-decided");

    [Fact]
    public void Only_an_objection_that_was_filed_is_decided() =>
        Given(Opened).When(Uphold).ThenRefused("objection-unknown");

    [Fact]
    public void A_result_is_made_final() => Given(Upheld).When(Close).Then(new RoundFinalized(StageOne));

    [Fact]
    public void Final_again_it_is_final() => Given(Final).When(Close).ThenNothing();

    [Fact]
    public void No_result_is_final_while_an_objection_is_open() =>
        Given(Filed).When(Close).ThenRefused("objections-undecided");

    [Fact]
    public void A_result_cannot_have_been_final_before_an_objection_that_was_filed() =>
        Given(Upheld).When(Close.At("2026-01-18")).ThenRefused("contradicts-later-event");

    [Fact]
    public void A_round_that_was_not_evaluated_has_no_final_result() =>
        Given(StageOneScheduled).When(Close).ThenRefused("round-not-evaluated");

    [Fact]
    public void Against_a_final_result_nobody_objects()
    {
        var world = Given(Final);
        world.When(Open.At("2026-01-21")).ThenRefused("round-final");
        world.When(File.At("2026-01-21")).ThenRefused("round-final");
        world.When(Uphold.At("2026-01-21")).ThenRefused("round-final");
    }

    [Fact]
    public void Objections_outlast_the_programme() =>
        Given([.. Opened, new CompetitionConcluded(Ids("lg")).On("2026-01-16")])
            .When(File.At("2026-01-20"))
            .Then(new ObjectionFiled(StageOne, Team("upstage"), "A sum is wrong"))
            .When(Uphold.At("2026-01-21"))
            .Then(new ObjectionDecided(StageOne, Team("upstage"), true))
            .When(Close.At("2026-01-22"))
            .Then(new RoundFinalized(StageOne));

    [Fact]
    public void What_others_say_opens_no_window() =>
        Given(StageOneDecided).When(Open.At("2026-01-15").Unofficially()).ThenRefused("unofficial-without-effect");

    [Fact]
    public void A_result_is_pending_before_the_evaluation() =>
        Assert.Equal(new ResultStatus("pending", null, null, []), Status(StageOneScheduled, "2026-01-10"));

    [Theory]
    [InlineData("2026-01-15", "provisional")]
    [InlineData("2026-01-19", "provisional")]
    [InlineData("2026-01-20", "final")]
    public void Without_a_window_it_is_provisional_until_it_is_made_final(string asOf, string status) =>
        Assert.Equal(status, Status(Final, asOf).Status);

    [Theory]
    [InlineData("2026-01-15", "provisional")]
    [InlineData("2026-01-25", "provisional")]
    [InlineData("2026-01-26T00:00:00+09:00", "final")]
    [InlineData("2026-03-01", "final")]
    public void With_a_window_time_makes_it_final(string asOf, string status) =>
        Assert.Equal(status, Status(Opened, asOf).Status);

    [Fact]
    public void While_an_objection_is_open_time_makes_nothing_final()
    {
        Assert.Equal("provisional", Status(Filed, "2026-02-20").Status);
        Assert.Equal("final", Status(Upheld, "2026-02-20").Status);
    }

    [Fact]
    public void Objections_are_shown_with_what_became_of_them() =>
        Assert.Equal(
            new ResultStatus(
                "provisional",
                Date("2026-01-25"),
                null,
                [new ObjectionView(Team("upstage"), Date("2026-01-20"), "A sum is wrong", true)]
            ),
            Status(Upheld, "2026-01-24")
        );
}
