using Tracker.Domain.Competitions;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Views;

public class SummaryTests
{
    private static SummaryView Summary(Scenario world) => SummaryView.Of(Headings.Now, world.Competition)!;

    [Fact]
    public void A_competition_in_brief()
    {
        var summary = Summary(Given(Concluded));
        Assert.Equal(("concluded", 4), (summary.Status, summary.Size));
        Assert.Equal(([5, 4], Ids("lg", "naver")), (summary.Actual, summary.Winners));
    }

    [Fact]
    public void Its_rounds_say_how_far_they_are()
    {
        var summary = Summary(
            Given(StageOneDecided)
                .And(Scheduled("stage-2"), Scheduled("stage-3"), Scheduled("stage-4"))
                .And(
                    new RoundEvaluated(Step("stage-2"), [Ranked("lg", 1)], Partial: true).On("2026-02-01"),
                    new RoundCancelled(Step("stage-3"), "No time").On("2026-02-02")
                )
        );
        Assert.Equal(["decided", "evaluated", "cancelled", "scheduled"], summary.Rounds.Select(round => round.Status));
        Assert.Equal([4, 2, null, null], summary.Rounds.Select(round => round.Planned));
    }

    [Fact]
    public void Its_calls_say_whether_they_are_open()
    {
        var open = Summary(Given(CallOpened));
        Assert.Equal([new CallSummary(Step("call-1"), 1, "One seat is free.", Date("2026-01-26"), null)], open.Calls);
        var closed = Summary(Given(CallOpened).And(new VacancyClosed(Step("call-1"), []).On("2026-02-20")));
        Assert.Equal(Date("2026-02-20"), closed.Calls[0].ClosedAt);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void Its_status_is_a_word(CompetitionEvent[] history, string status) =>
        Assert.Equal(status, Summary(Given(history)).Status);

    [Fact]
    public void Before_its_announcement_there_is_none() =>
        Assert.Null(SummaryView.Of(Headings.Now, Competition.Unannounced));

    public static TheoryData<CompetitionEvent[], string> Phases { get; } =
        new()
        {
            { Announced, "running" },
            { Concluded, "concluded" },
            { [.. Announced, new CompetitionCancelled("No budget").On("2026-01-01")], "cancelled" },
        };
}
