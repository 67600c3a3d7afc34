using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Views;

/// <summary>lg, naver, nc, skt and upstage have 90, 80, 70, 60 and 59 points, and four are to go on.</summary>
public class ConsequencesTests
{
    private static readonly StepId StageOne = Step("stage-1");

    private static ConsequencesView? Consequences(Scenario world, params Result[] right) =>
        ConsequencesView.Of(
            world.Competition,
            world
                .History.With([new RoundCorrected(StageOne, [.. right], "A sum was wrong").On("2026-01-15")], Now)
                .Current,
            StageOne
        );

    private static Change<T> From<T>(T before, T after) => new(before, after);

    [Fact]
    public void Every_rank_and_total_every_flip_and_the_margin() =>
        Assert.Equal(
            new ConsequencesView(
                StageOne,
                [
                    new(Team("skt"), From<int?>(4, 5), From<decimal?>(60m, 60m), []),
                    new(Team("upstage"), From<int?>(5, 4), From<decimal?>(59m, 61m), []),
                ],
                [
                    new(Team("skt"), "selected", "selected", "eliminated by rank"),
                    new(Team("upstage"), "eliminated by rank", "eliminated by rank", "selected"),
                ],
                From<decimal?>(1m, 1m),
                From<string?>(null, null)
            ),
            Consequences(Given(StageOneMissed()), Totalled("upstage", 61m))
        );

    [Fact]
    public void Several_may_change_at_once()
    {
        var consequences = Consequences(Given(StageOneMissed()), Totalled("lg", 58m), Totalled("upstage", 95m))!;
        Assert.Equal(
            [("lg", 1, 5), ("upstage", 5, 1)],
            consequences.Changes.Select(change =>
                (change.Team.Value, change.Rank.Before!.Value, change.Rank.After!.Value)
            )
        );
        Assert.Equal(["lg", "upstage"], consequences.Flips.Select(flip => flip.Team.Value));
        Assert.Equal(From<decimal?>(1m, 2m), consequences.Margin);
    }

    [Fact]
    public void A_total_may_change_without_a_rank_and_the_margin_with_it()
    {
        var consequences = Consequences(Given(StageOneMissed()), Totalled("upstage", 59.5m))!;
        Assert.Equal(
            [new RankChange(Team("upstage"), From<int?>(5, 5), From<decimal?>(59m, 59.5m), [])],
            consequences.Changes
        );
        Assert.Empty(consequences.Flips);
        Assert.Equal(From<decimal?>(1m, 0.5m), consequences.Margin);
    }

    [Fact]
    public void Points_that_change_no_total_are_told_too() =>
        Assert.Equal(
            [new("users")],
            Assert.Single(Consequences(Given(StageOneMissed()), Unscored("lg").Scoring("users", 5m))!.Changes).Scores
        );

    [Fact]
    public void Before_the_decision_all_are_pending() =>
        Assert.Equal(
            ["pending", "pending"],
            Consequences(Given(StageOneScored), Totalled("upstage", 61m))!.Flips.Select(flip => flip.Recorded)
        );

    [Fact]
    public void A_tie_across_the_cut_leaves_it_to_a_person()
    {
        var consequences = Consequences(Given(StageOneMissed()), Totalled("upstage", 60m))!;
        Assert.Equal(From<string?>(null, "tie-across-cut"), consequences.Undecided);
        Assert.Equal(From<decimal?>(1m, null), consequences.Margin);
        Assert.Equal(
            [new RankChange(Team("upstage"), From<int?>(5, 4), From<decimal?>(59m, 60m), [])],
            consequences.Changes
        );
        Assert.Equal(5, consequences.Flips.Count);
        Assert.All(consequences.Flips, flip => Assert.Null(flip.ByNumbersAfter));
    }

    [Fact]
    public void A_tie_across_the_cut_is_decided_by_the_rule_where_there_is_one()
    {
        var world = Given(FiveTeams)
            .And(Scheduled("stage-1", Worlds.Rubric with { Ties = new(TieResolution.AllThrough, []) }, 4))
            .And(new RoundEvaluated(StageOne, Scores(90m, 80m, 70m, 60m, 59m)).On("2026-01-15"));
        Assert.Equal(
            [new OutcomeFlip(Team("upstage"), "pending", "eliminated by rank", "selected")],
            Consequences(world, Totalled("upstage", 60m))!.Flips
        );
    }

    [Fact]
    public void Who_fails_a_gate_after_all_is_out_and_nobody_moves_up() =>
        Assert.Equal(
            [new OutcomeFlip(Team("naver"), "selected", "selected", "eliminated by gate")],
            Consequences(Given(StageOneMissed()), Unscored("naver").Failing("originality"))!.Flips
        );

    [Fact]
    public void What_the_panel_decided_against_the_numbers_is_no_flip()
    {
        var world = Given(StageOneScored)
            .And([
                .. FiveIds
                    .Except(["lg"])
                    .Select(CompetitionEvent (id) => new TeamSelected(Team(id), StageOne, null).On("2026-01-16")),
                new TeamEliminated(Team("lg"), StageOne, EliminationReason.Other).On("2026-01-16"),
            ]);
        var consequences = Consequences(world, Totalled("upstage", 61m))!;
        Assert.Equal(["skt", "upstage"], consequences.Flips.Select(flip => flip.Team.Value));
        Assert.Equal(["selected", "selected"], consequences.Flips.Select(flip => flip.Recorded));
    }

    [Fact]
    public void Where_no_number_is_planned_ranks_change_and_nothing_flips()
    {
        var world = Given(FiveTeams)
            .And(new PlanRevised([5], "Undecided").On("2025-08-01"), Scheduled("stage-1", Worlds.Rubric))
            .And(new RoundEvaluated(StageOne, Scores(90m, 80m, 70m, 60m, 59m)).On("2026-01-15"));
        var consequences = Consequences(world, Totalled("upstage", 61m))!;
        Assert.Equal(From<string?>("survivors-unknown", "survivors-unknown"), consequences.Undecided);
        Assert.Equal((2, 0), (consequences.Changes.Count, consequences.Flips.Count));
    }

    [Fact]
    public void The_margin_is_unknown_as_soon_as_a_total_is()
    {
        var consequences = Consequences(Given(StageOneDecided), Ranked("skt", 5), Ranked("upstage", 4))!;
        Assert.Equal(From<decimal?>(null, null), consequences.Margin);
        Assert.Equal(["skt", "upstage"], consequences.Flips.Select(flip => flip.Team.Value));
    }

    [Fact]
    public void The_same_numbers_have_no_consequences()
    {
        var consequences = Consequences(Given(StageOneMissed()), Totalled("upstage", 59.0m))!;
        Assert.Equal((0, 0), (consequences.Changes.Count, consequences.Flips.Count));
        Assert.False(consequences.Margin.Differs);
    }

    [Fact]
    public void Without_an_evaluation_there_is_nothing_to_correct() =>
        Assert.Null(Consequences(Given(StageOneScheduled), Totalled("upstage", 61m)));
}
