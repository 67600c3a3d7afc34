using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Teams;
using Tracker.Domain.Views;
using static Tracker.Domain.Tests.Rounds.Reopenings;

namespace Tracker.Domain.Tests.Rounds;

/// <summary>
/// The decision was taken on the day of the evaluation, so that the correction follows it in effect, or on the next, so
/// that it goes before: what the correction reopens was recorded before it, and that is all that counts.
/// </summary>
public class ReopeningTests
{
    [Theory]
    [InlineData(SameDay)]
    [InlineData(NextDay)]
    public void What_was_decided_is_void_and_everyone_is_pending(string decidedAt)
    {
        var world = AfterReopening(decidedAt);
        Assert.Equal(
            [(1, "lg"), (2, "naver"), (3, "nc"), (4, "upstage"), (5, "skt")],
            Standings(world).Rows.Select(row => (row.Rank!.Value, row.Team.Value))
        );
        Assert.All(Standings(world).Rows, row => Assert.Equal(("pending", null), (row.Outcome, row.Reason)));
        Assert.Equal(new CutView(4, null, null), Standings(world).Cut);
        Assert.False(world.Competition.Rounds[StageOne].Decided);
    }

    [Theory]
    [InlineData(SameDay)]
    [InlineData(NextDay)]
    public void Who_was_put_out_is_in_again_as_before(string decidedAt)
    {
        var world = AfterReopening(decidedAt);
        var before = new TeamStatus.In(Date("2025-07-21"), null, null);
        Assert.All(FiveIds, id => Assert.Equal(before, world.Competition.Teams[Team(id)].Status));
        Assert.All(FiveIds, id => Assert.Empty(world.Competition.Teams[Team(id)].Outcomes));
    }

    [Theory]
    [InlineData(SameDay)]
    [InlineData(NextDay)]
    public void The_funnel_has_no_step_for_it(string decidedAt)
    {
        var funnel = Funnel(AfterReopening(decidedAt));
        Assert.Equal(([5], 5), (funnel.Actual, funnel.Size));
        Assert.Empty(funnel.Steps);
    }

    [Theory]
    [InlineData(SameDay)]
    [InlineData(NextDay)]
    public void The_round_is_decided_anew(string decidedAt)
    {
        var world = AfterReopening(decidedAt)
            .When(ByRank)
            .Then(Selected("lg"), Selected("naver"), Selected("nc"), Selected("upstage"), Eliminated("skt"));
        Assert.Equal(
            [
                new FunnelStep(
                    StageOne,
                    Moment.Of(Now),
                    4,
                    5,
                    4,
                    Ids("lg", "naver", "nc", "upstage"),
                    [Drop("skt")],
                    [],
                    [],
                    [],
                    [],
                    []
                ),
            ],
            Funnel(world).Steps
        );
        Assert.Equal(new CutView(4, 4, 1m), Standings(world).Cut);
        world.When(ByRank).ThenNothing();
    }

    [Theory]
    [InlineData(SameDay)]
    [InlineData(NextDay)]
    public void What_was_decided_anew_can_be_reopened_too(string decidedAt)
    {
        var world = AfterReopening(decidedAt)
            .When(ByRank.At(decidedAt))
            .Then(Selected("lg"), Selected("naver"), Selected("nc"), Selected("upstage"), Eliminated("skt"));
        Assert.Equal(4, world.Competition.Field.Count());
        var again = world.When(Reopen).Then(Reopened);
        Assert.Equal(5, again.Competition.Field.Count());
        Assert.All(Standings(again).Rows, row => Assert.Equal("pending", row.Outcome));
    }

    [Theory]
    [InlineData(SameDay)]
    [InlineData(NextDay)]
    public void Reopened_again_it_is_open(string decidedAt) => AfterReopening(decidedAt).When(Reopen).ThenNothing();

    [Theory]
    [InlineData(SameDay)]
    [InlineData(NextDay)]
    public void A_decision_is_reopened_though_the_numbers_are_right(string decidedAt)
    {
        var world = Given(StageOneMissed(decidedAt))
            .When(Reopen with { Results = [] })
            .Then(Reopened with { Results = [] });
        Assert.Equal(5, world.Competition.Field.Count());
        Assert.All(Standings(world).Rows, row => Assert.Null(row.Supersedes));
    }

    [Theory]
    [InlineData(SameDay)]
    [InlineData(NextDay)]
    public void The_panels_word_is_reopened_with_the_rest(string decidedAt)
    {
        var world = Given(StageOneScored)
            .And([
                .. FiveIds[1..].Select(id => Selected(id).On(decidedAt)),
                Eliminated("lg", EliminationReason.Other).On(decidedAt),
            ])
            .When(Reopen)
            .Then(Reopened);
        Assert.Equal(FiveIds, world.Competition.Field.Select(team => team.Id.Value).Order());
        Assert.Empty(Funnel(world).Steps);
    }

    [Fact]
    public void A_decision_that_is_recorded_after_the_reopening_counts_though_it_took_effect_before()
    {
        // The round was last added to on 10 February, so that is when the correction takes effect.
        var world = Given(StageOneScored)
            .And(new RoundEvaluated(StageOne, [Unscored("lg").Scoring("users", 20m)], Partial: true).On("2026-02-10"))
            .When(Reopen)
            .Then(Reopened.On("2026-02-10"))
            .When(ByRank.At("2026-01-20"))
            .Then(Selected("lg"), Selected("naver"), Selected("nc"), Selected("skt"), Eliminated("upstage"));
        Assert.True(world.Competition.Rounds[StageOne].Decided);
        Assert.Equal(["lg", "naver", "nc", "skt"], world.Competition.Field.Select(team => team.Id.Value).Order());
        Assert.Equal([5, 4], Funnel(world).Actual);
    }

    [Fact]
    public void What_the_last_reopening_made_void_an_earlier_one_does_not_bring_back()
    {
        var decided = Given(StageOneScored)
            .Competition.Evolve(Reopened, 30)
            .Evolve(Reopened.On(NextDay), 20)
            .Evolve(Selected("lg").On(NextDay), 25);
        Assert.Empty(decided.Teams[Team("lg")].Outcomes);
        Assert.NotEmpty(decided.Evolve(Selected("lg").On(NextDay), 31).Teams[Team("lg")].Outcomes);
    }

    [Theory]
    [InlineData(SameDay)]
    [InlineData(NextDay)]
    public void What_was_decided_stays_reachable_by_what_was_known_then(string decidedAt)
    {
        var history = AfterReopening(decidedAt).History;
        string[] Field(DateTimeOffset known) =>
            [
                .. history
                    .At(new Perspective(Date("2026-01-20").In(Seoul), known, Reader.Insider))
                    .Field.Select(team => team.Id.Value)
                    .Order(),
            ];
        Assert.Equal(FiveIds[..4], Field(Now.AddTicks(-1)));
        Assert.Equal(FiveIds, Field(Now));
    }

    [Fact]
    public void A_round_that_was_never_decided_may_be_reopened_once()
    {
        var world = Given(StageOneScored).When(Reopen).Then(Reopened);
        world.When(Reopen).ThenNothing();
        world
            .When(ByRank)
            .Then(Selected("lg"), Selected("naver"), Selected("nc"), Selected("upstage"), Eliminated("skt"));
    }

    [Fact]
    public void A_final_result_is_provisional_again_when_its_decision_is_reopened()
    {
        var world = AfterReopening(
            NextDay,
            new ObjectionWindowOpened(StageOne, Date("2026-01-25")).On("2026-01-17"),
            new RoundFinalized(StageOne).On("2026-01-26")
        );
        Assert.Equal("provisional", Standings(world).Result!.Status);
        Assert.Equal(5, world.Competition.Field.Count());
        world
            .When(new OpenObjections(StageOne, Date("2026-03-20")))
            .Then(new ObjectionWindowOpened(StageOne, Date("2026-03-20")));
    }

    [Fact]
    public void What_winners_were_named_on_is_not_reopened() =>
        Given(Concluded).When(Reopen).ThenRefused("competition-over");
}
