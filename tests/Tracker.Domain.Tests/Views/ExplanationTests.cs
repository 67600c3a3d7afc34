using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Views;

/// <summary>The scores of lg came in two releases; its total is what they add up to by weights and rounding.</summary>
public class ExplanationTests
{
    private static readonly StepId StageOne = Step("stage-1");

    private static readonly Rubric Weighted = new(
        [
            Criterion("benchmark", 40, Criterion("aaii", 10) with { Weight = 0.25m }, Criterion("nia", 10)) with
            {
                Normalisation = Normalisation.ToLeader,
            },
            Criterion("users", 25) with
            {
                Weight = 0.5m,
            },
        ],
        [Gate("originality"), Gate("openness")],
        Rounding: new(1, RoundingMode.HalfUp, RoundingScope.Item),
        Ties: new(TieResolution.AllThrough, [])
    );

    private static readonly Scenario World = Given(FiveTeams)
        .And(Scheduled("stage-1", Weighted, 4))
        .And(
            new RoundEvaluated(
                StageOne,
                [.. FiveIds.Select((id, place) => Totalled(id, 20m - place).Passing("originality"))]
            )
            {
                At = Date("2026-01-15"),
                Sources = [Source("first")],
                Note = "(수정)",
            },
            new RoundEvaluated(
                StageOne,
                [Unscored("lg").Scoring("aaii", 9.4m).Scoring("nia", 8m).Scoring("users", 18.9m)],
                Partial: true
            )
            {
                At = Date("2026-01-18"),
                Sources = [Source("second")],
            },
            new TeamSelected(Team("lg"), StageOne, "finalist") { At = Date("2026-01-20"), Note = "By the panel" }
        );

    private static readonly Said First = new(8, "RoundEvaluated", Date("2026-01-15"), [Source("first")], "(수정)");
    private static readonly Said Second = new(9, "RoundEvaluated", Date("2026-01-18"), [Source("second")], null);

    private static ExplanationView? Explain(Scenario world, string team, string asOf = "2026-03-01") =>
        ExplanationView.Of(Headings.Look(world.History, Date(asOf), Moment.Of(Now)), StageOne, Team(team));

    [Fact]
    public void A_total_is_told_with_what_the_criteria_add_up_to_and_who_said_it() =>
        // 9.4 × 0.25 = 2.35 → 2.4; 2.4 + 8 = 10.4; 18.9 × 0.5 = 9.45 → 9.5
        Assert.Equal(new TotalExplained(20m, 19.9m, 19.9m, Weighted.Rounding, First), Explain(World, "lg")!.Total);

    [Fact]
    public void Without_every_score_there_is_no_sum() =>
        Assert.Equal(new TotalExplained(19m, null, null, Weighted.Rounding, First), Explain(World, "naver")!.Total);

    [Fact]
    public void Every_criterion_is_told_with_its_weight_its_points_and_what_it_adds() =>
        Assert.Equal(
            [
                new CriterionExplained(
                    new("benchmark"),
                    Name("benchmark"),
                    40,
                    1,
                    Normalisation.ToLeader,
                    10.4m,
                    10.4m,
                    10.4m,
                    [
                        new(new("aaii"), Name("aaii"), 10, 0.25m, null, 9.4m, 2.35m, 2.4m, [], Second),
                        new(new("nia"), Name("nia"), 10, 1, null, 8m, 8m, 8m, [], Second),
                    ],
                    null
                ),
                new CriterionExplained(new("users"), Name("users"), 25, 0.5m, null, 18.9m, 9.45m, 9.5m, [], Second),
            ],
            Explain(World, "lg")!.Criteria
        );

    [Fact]
    public void Half_even_and_on_the_total_it_adds_up_otherwise()
    {
        TotalExplained Total(RoundingMode mode, RoundingScope on) =>
            Explain(
                Given(FiveTeams)
                    .And(Scheduled("stage-1", Weighted with { Rounding = new(1, mode, on) }))
                    .And(World.History.InSequence().Skip(7).Select(each => each.Event)),
                "lg"
            )!.Total;
        Assert.Equal(19.8m, Total(RoundingMode.HalfEven, RoundingScope.Item).Sum);
        Assert.Equal(
            (19.8m, 19.8m),
            (Total(RoundingMode.HalfUp, RoundingScope.Total).Added, Total(RoundingMode.HalfUp, RoundingScope.Total).Sum)
        );
    }

    [Fact]
    public void A_rank_that_follows_from_the_totals_was_said_with_them() =>
        Assert.Equal(new RankExplained(1, "by total", First), Explain(World, "lg")!.Rank);

    [Fact]
    public void A_rank_that_was_given_was_said_by_someone() =>
        Assert.Equal(
            new RankExplained(3, "given", new Said(8, "RoundEvaluated", Date("2026-01-15T14:30:00+09:00"), [], null)),
            Explain(Given(StageOneDecided), "nc")!.Rank
        );

    [Fact]
    public void Who_has_no_rank_has_none_that_came_about() =>
        Assert.Equal(new RankExplained(null, null, null), Explain(Given(StageOneScheduled), "nc")!.Rank);

    [Fact]
    public void Every_gate_is_told_also_one_of_which_nothing_is_known() =>
        Assert.Equal(
            [
                new GateExplained(new("originality"), Name("originality"), true, First),
                new GateExplained(new("openness"), Name("openness"), null, null),
            ],
            Explain(World, "lg")!.Gates
        );

    [Fact]
    public void The_cut_the_rule_for_ties_and_the_outcome_are_told()
    {
        var told = Explain(World, "lg")!;
        Assert.Equal((new CutView(4, 1, null), Weighted.Ties), (told.Cut, told.Ties));
        Assert.Equal(
            new OutcomeExplained(
                "selected",
                null,
                new Said(10, "TeamSelected", Date("2026-01-20"), [], "By the panel")
            ),
            told.Outcome
        );
        Assert.Equal(new OutcomeExplained("pending", null, null), Explain(World, "naver")!.Outcome);
    }

    [Fact]
    public void How_it_was_judged_and_how_many_were_planned_was_said_by_someone()
    {
        var told = Explain(World, "lg")!;
        Assert.Equal(("RoundScheduled", "RoundScheduled"), (told.Rubric?.Type, told.Planned?.Type));
        var planned = Explain(Given(StageOneDecided), "nc")!;
        Assert.Equal(("RoundScheduled", "CompetitionAnnounced"), (planned.Rubric?.Type, planned.Planned?.Type));
    }

    [Fact]
    public void What_was_corrected_was_said_by_the_correction()
    {
        var world = World
            .When(
                new CorrectRound(
                    StageOne,
                    [Unscored("lg").Scoring("users", 20m) with { Total = 20.4m }],
                    "A sum was wrong",
                    CorrectionPolicy.DecisionStands
                ).Citing(Cited(Source("third")))
            )
            .Then(
                new RoundCorrected(
                    StageOne,
                    [Unscored("lg").Scoring("users", 20m) with { Total = 20.4m }],
                    "A sum was wrong"
                )
                {
                    At = Date("2026-01-18"),
                    Sources = [Source("third")],
                }
            );
        var said = new Said(11, "RoundCorrected", Date("2026-01-18"), [Source("third")], null);
        var told = Explain(world, "lg")!;
        Assert.Equal(new TotalExplained(20.4m, 20.4m, 20.4m, Weighted.Rounding, said), told.Total);
        Assert.Equal((10m, said), (told.Criteria[1].Adds, told.Criteria[1].Said));
        Assert.Equal(Second, told.Criteria[0].Criteria[0].Said);
    }

    [Theory]
    [InlineData("2026-01-15")]
    [InlineData("2026-01-16")]
    public void A_decision_that_was_reopened_is_not_told(string decidedAt)
    {
        var world = Given(StageOneMissed(decidedAt))
            .And(
                new RoundCorrected(StageOne, [], "The panel erred", CorrectionPolicy.DecisionReopened).On("2026-01-15")
            );
        Assert.Equal(new OutcomeExplained("pending", null, null), Explain(world, "lg")!.Outcome);
        Assert.Equal(
            new OutcomeExplained("selected", null, new Said(15, "TeamSelected", Date("2026-02-01"), [], null)),
            Explain(world.And(new TeamSelected(Team("lg"), StageOne, null).On("2026-02-01")), "lg")!.Outcome
        );
    }

    [Fact]
    public void What_others_say_explains_nothing()
    {
        var world = World.And(
            new RoundEvaluated(StageOne, [Totalled("lg", 25m)], Partial: true)
            {
                At = Date("2026-02-01"),
                Official = false,
            }
        );
        Assert.Equal(Explain(World, "lg")!.Total, Explain(world, "lg")!.Total);
    }

    [Fact]
    public void Only_what_was_said_by_then_explains() =>
        Assert.Equal(
            (null, null),
            (Explain(World, "lg", "2026-01-17")!.Total.Sum, Explain(World, "lg", "2026-01-17")!.Criteria[1].Said)
        );

    [Fact]
    public void Without_a_rubric_totals_are_told_as_they_were_given()
    {
        var world = Given(FiveTeams)
            .And(Scheduled("stage-1"))
            .And(new RoundEvaluated(StageOne, [Totalled("lg", 90m)], Partial: true).On("2026-01-15"));
        var told = Explain(world, "lg")!;
        Assert.Equal((90m, null, null), (told.Total.Value, told.Total.Sum, told.Total.Rounding));
        Assert.Equal((0, 0), (told.Criteria.Count, told.Gates.Count));
    }

    [Fact]
    public void Who_has_no_row_in_the_round_is_not_explained()
    {
        Assert.Null(Explain(World, "kt"));
        Assert.Null(Explain(Given(FiveTeams), "lg"));
    }
}
