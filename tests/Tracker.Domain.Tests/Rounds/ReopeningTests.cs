using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Teams;
using Tracker.Domain.Tests.Views;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Rounds;

/// <summary>
/// The decision was taken on the day of the evaluation, so that the correction follows it in effect, or on the next, so
/// that it goes before: what the correction reopens was recorded before it, and that is all that counts.
/// </summary>
public class ReopeningTests
{
    private const string SameDay = "2026-01-15";
    private const string NextDay = "2026-01-16";

    private static readonly StepId StageOne = Step("stage-1");
    private static readonly DecideRound ByRank = new(StageOne, new RoundChoice.ByRank(), null);

    private static readonly CorrectRound Reopen = new(
        StageOne,
        [Totalled("upstage", 61m)],
        "A sum was wrong",
        CorrectionPolicy.DecisionReopened
    );

    private static readonly RoundCorrected Reopened = new RoundCorrected(
        StageOne,
        Reopen.Results,
        "A sum was wrong",
        CorrectionPolicy.DecisionReopened
    ).On("2026-01-15");

    private static Scenario AfterReopening(string decidedAt, params CompetitionEvent[] since) =>
        Given(StageOneMissed(decidedAt)).And(since).When(Reopen).Then(Reopened);

    private static FunnelView Funnel(Scenario world) => FunnelView.Of(Headings.Now, world.Competition);

    private static StandingsView Standings(Scenario world) =>
        StandingsView.Of(Headings.Now, world.Competition, StageOne, "en")!;

    private static TeamSelected Selected(string id) => new(Team(id), StageOne, null);

    private static TeamEliminated Eliminated(string id, EliminationReason reason = EliminationReason.Rank) =>
        new(Team(id), StageOne, reason);

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
