using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Rounds;

/// <summary>Until 25 January one may object to the result of 15 January.</summary>
public class FinalizeByTimeTests
{
    private static readonly StepId StageOne = Step("stage-1");
    private static readonly Moment Until = Date("2026-01-25");

    private static readonly RoundFinalized Final = new(StageOne) { Note = "The window for objections closed." };

    private static readonly CompetitionEvent[] Opened =
    [
        .. StageOneDecided,
        new ObjectionWindowOpened(StageOne, Until).On("2026-01-15"),
    ];

    private static readonly CompetitionEvent[] Moved =
    [
        .. Opened,
        new ObjectionWindowOpened(StageOne, Date("2026-02-01")).On("2026-01-20"),
    ];

    private static readonly CompetitionEvent[] Filed =
    [
        .. Opened,
        new ObjectionFiled(StageOne, Team("upstage"), "A sum is wrong").On("2026-01-20"),
        new ObjectionFiled(StageOne, Team("skt"), "Another sum is wrong").On("2026-01-20"),
    ];

    [Fact]
    public void A_result_becomes_final_at_the_end_of_its_window() =>
        Given(Opened).When(Due(Opened, Until)!).Then(Final.On("2026-01-25"));

    [Fact]
    public void Once_it_is_final_nothing_is_due() =>
        Assert.Null(Due([.. Opened, new RoundFinalized(StageOne).On("2026-01-21")], Until));

    [Fact]
    public void When_the_window_was_moved_its_first_end_makes_nothing_final_and_its_second_does()
    {
        Assert.Null(Due(Moved, Until));
        Given(Moved).When(Due(Moved, Date("2026-02-01"))!).Then(Final.On("2026-02-01"));
    }

    [Fact]
    public void While_an_objection_is_undecided_nothing_is_due()
    {
        Assert.Null(Due(Filed, Until));
        Assert.Null(Due([.. Filed, Decided("upstage", "2026-01-22")], Until));
    }

    [Fact]
    public void Objections_that_were_decided_in_time_do_not_delay_it()
    {
        CompetitionEvent[] decided = [.. Filed, Decided("upstage", "2026-01-22"), Decided("skt", "2026-01-25")];
        Given(decided).When(Due(decided, Until)!).Then(Final.On("2026-01-25"));
    }

    [Fact]
    public void The_last_decision_on_an_objection_delays_it_until_then()
    {
        CompetitionEvent[] decided = [.. Filed, Decided("upstage", "2026-01-22"), Decided("skt", "2026-01-30")];
        Given(decided).When(Due(decided, Until)!).Then(Final.On("2026-01-30"));
    }

    [Fact]
    public void Without_the_round_or_a_window_nothing_is_due()
    {
        Assert.Null(Due([], Until));
        Assert.Null(Due(StageOneDecided, Until));
        Assert.Null(FinalizeByTime.End(Given(StageOneDecided).History, StageOne));
    }

    [Fact]
    public void The_end_of_a_window_is_public_no_sooner_than_the_window()
    {
        var embargoed = new ObjectionWindowOpened(StageOne, Until) { PublicAt = Date("2026-02-10") };
        CompetitionEvent[] history = [.. StageOneDecided, embargoed.On("2026-01-15")];
        Given(history).When(Due(history, Until)!).Then(Final.On("2026-01-25") with { PublicAt = Date("2026-02-10") });
    }

    [Fact]
    public void A_window_that_is_open_ends_where_it_was_moved_to_last()
    {
        Assert.Equal(Until, FinalizeByTime.End(Given(Opened).History, StageOne));
        Assert.Equal(Date("2026-02-01"), FinalizeByTime.End(Given(Moved).History, StageOne));
    }

    [Fact]
    public void A_window_that_was_over_before_the_record_heard_of_it_is_history()
    {
        var before = Given(StageOneDecided).History;
        ValueList<CompetitionEvent> opened = [Opened[^1]];
        Assert.Equal(Until, FinalizeByTime.End(before.With(opened, Instant("2026-01-25T23:59:00+09:00")), StageOne));
        Assert.Null(FinalizeByTime.End(before.With(opened, Instant("2026-01-26T00:00:00+09:00")), StageOne));
    }

    private static FinalizeRound? Due(CompetitionEvent[] history, Moment until) =>
        FinalizeByTime.Due(Given(history).History, StageOne, until);

    private static ObjectionDecided Decided(string team, string at) =>
        new ObjectionDecided(StageOne, Team(team), false).On(at);
}
