using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Teams;
using Tracker.Domain.Views;
using static Tracker.Domain.Tests.Rounds.Reopenings;

namespace Tracker.Domain.Tests.Rounds;

/// <summary>
/// What happened between a decision and its reopening, and is no part of it, stays; the days are those of
/// <see cref="ReopeningTests" />.
/// </summary>
public class ReopenedSinceTests
{
    [Theory]
    [InlineData(SameDay)]
    [InlineData(NextDay)]
    public void What_was_broken_stays_broken(string decidedAt)
    {
        var world = AfterReopening(decidedAt, Eliminated("lg", EliminationReason.Broken).On(decidedAt));
        Assert.Equal(
            new TeamStatus.Out(Departure.Eliminated, Date(decidedAt), StageOne, "broken"),
            world.Competition.Teams[Team("lg")].Status
        );
        Assert.Equal([5, 4], Funnel(world).Actual);
    }

    [Theory]
    [InlineData(SameDay)]
    [InlineData(NextDay)]
    public void A_place_that_was_given_up_stays_given_up(string decidedAt)
    {
        var world = AfterReopening(decidedAt, Eliminated("skt", EliminationReason.Conceded).On(decidedAt));
        Assert.Equal(
            [("lg", "pending"), ("naver", "pending"), ("nc", "pending"), ("upstage", "pending"), ("skt", "eliminated")],
            Standings(world).Rows.Select(row => (row.Team.Value, row.Outcome))
        );
        Assert.Equal(
            [
                new FunnelStep(
                    StageOne,
                    Date(decidedAt),
                    4,
                    5,
                    4,
                    [],
                    [Drop("skt", EliminationReason.Conceded)],
                    [],
                    [],
                    [],
                    [],
                    []
                ),
            ],
            Funnel(world).Steps
        );
        Assert.False(world.Competition.Rounds[StageOne].Decided);
        world.When(ByRank).Then(Selected("lg"), Selected("naver"), Selected("nc"), Selected("upstage"));
    }

    [Theory]
    [InlineData(SameDay)]
    [InlineData(NextDay)]
    public void Who_left_since_has_left(string decidedAt)
    {
        var world = AfterReopening(decidedAt, new TeamWithdrew(Team("nc"), null, "No funds").On(decidedAt));
        Assert.Equal(
            new TeamStatus.Out(Departure.Withdrawn, Date(decidedAt), null, "No funds"),
            world.Competition.Teams[Team("nc")].Status
        );
        var funnel = Funnel(world);
        Assert.Equal(([5], 4, Ids("nc")), (funnel.Actual, funnel.Size, funnel.Left));
    }

    [Theory]
    [InlineData(SameDay)]
    [InlineData(NextDay)]
    public void Who_came_in_by_the_round_or_by_a_call_stays_in(string decidedAt)
    {
        var world = AfterReopening(
            decidedAt,
            new TeamAdmitted(Team("motif"), Name("Motif"), [], StageOne, null).On(decidedAt),
            new VacancyOpened(Step("call-1"), 1, "A seat").On(decidedAt),
            new TeamAdmitted(Team("kt"), Name("KT"), [], Step("call-1"), null).On(decidedAt)
        );
        Assert.Equal(7, world.Competition.Field.Count());
        Assert.Equal([5, 6, 7], Funnel(world).Actual);
        Assert.Equal([Ids("motif"), Ids("kt")], Funnel(world).Steps.Select(step => step.Admitted));
    }

    [Theory]
    [InlineData(SameDay)]
    [InlineData(NextDay)]
    public void Who_left_before_the_step_that_is_gone_is_told_by_the_next(string decidedAt)
    {
        var world = Given(StageOneScored)
            .And(new TeamWithdrew(Team("nc"), null, null).On(SameDay))
            .And([.. StageOneMissed(decidedAt)[8..].Where(each => each is not TeamSelected { Team.Value: "nc" })])
            .When(Reopen)
            .Then(Reopened)
            .When(ByRank)
            .Then(Selected("lg"), Selected("naver"), Selected("skt"), Selected("upstage"));
        var step = Assert.Single(Funnel(world).Steps);
        Assert.Equal((5, 4, Ids("nc")), (step.In, step.Size, step.Left));
    }

    [Fact]
    public void Who_was_put_out_and_brought_back_the_same_day_is_in()
    {
        var world = AfterReopening(
            SameDay,
            new TeamReinstated(Team("upstage"), null, "An appeal was upheld").On(SameDay)
        );
        Assert.Equal(new TeamStatus.In(Date(SameDay), null, null), world.Competition.Teams[Team("upstage")].Status);
        Assert.Equal((5, 5), (world.Competition.Field.Count(), Funnel(world).Size));
        world
            .When(ByRank)
            .Then(Selected("lg"), Selected("naver"), Selected("nc"), Selected("upstage"), Eliminated("skt"));
    }

    [Fact]
    public void Who_was_brought_back_later_must_have_been_put_out()
    {
        var refusal = Given(StageOneMissed())
            .And(new TeamReinstated(Team("upstage"), null, "An appeal was upheld").On("2026-02-01"))
            .When(Reopen)
            .ThenRefused("contradicts-later-event");
        Assert.Contains(
            "Event 14 of the record, TeamReinstated at 2026-02-01",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(SameDay)]
    [InlineData(NextDay)]
    public void When_the_next_round_was_evaluated_without_who_would_be_in_it_is_too_late(string decidedAt)
    {
        var refusal = Given(StageOneMissed(decidedAt))
            .And(Scheduled("stage-2"))
            .And(new RoundEvaluated(Step("stage-2"), InOrder(FiveIds[..4])).On("2026-02-01"))
            .When(Reopen)
            .ThenRefused("contradicts-later-event");
        Assert.Contains(
            "Event 15 of the record, RoundEvaluated at 2026-02-01",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("upstage", refusal.Message, StringComparison.Ordinal);
    }
}
