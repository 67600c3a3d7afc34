using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Rounds;

public class EvaluationTests
{
    private static readonly EvaluateRound Evaluate = new(Step("stage-1"), InOrder(FiveIds), Partial: false);

    private static EvaluateRound Adding(params Result[] results) => new(Step("stage-1"), [.. results], Partial: true);

    [Fact]
    public void A_round_is_evaluated() =>
        Given(StageOneScheduled).When(Evaluate).Then(new RoundEvaluated(Step("stage-1"), InOrder(FiveIds)));

    [Fact]
    public void Evaluated_again_with_the_same_results_it_is_evaluated() =>
        Given(StageOneEvaluated).When(Evaluate).ThenNothing();

    [Fact]
    public void Evaluated_again_with_others_it_is_refused() =>
        Given(StageOneEvaluated)
            .When(Evaluate with { Results = InOrder("skt", "lg", "naver", "nc", "upstage") })
            .ThenRefused("round-already-evaluated");

    [Fact]
    public void What_becomes_known_later_is_added()
    {
        var results = Given(StageOneEvaluated)
            .When(Adding(Unscored("lg").Scoring("benchmark", 33.6m)))
            .Then(new RoundEvaluated(Step("stage-1"), [Unscored("lg").Scoring("benchmark", 33.6m)], Partial: true))
            .Competition.Rounds[Step("stage-1")]
            .Evaluation!.Results;
        Assert.Equal(Ranked("lg", 1).Passing("originality").Scoring("benchmark", 33.6m), results[Team("lg")]);
        Assert.Equal(Ranked("nc", 3).Passing("originality"), results[Team("nc")]);
    }

    [Fact]
    public void A_remark_on_a_result_may_be_replaced_and_stays_when_nothing_is_said()
    {
        var scenario = Given(StageOneEvaluated)
            .When(Adding(Ranked("lg", 1) with { Note = "First" }))
            .Then(new RoundEvaluated(Step("stage-1"), [Ranked("lg", 1) with { Note = "First" }], Partial: true));
        scenario.When(Adding(Ranked("lg", 1))).ThenNothing();
        var results = scenario
            .When(Adding(Unscored("lg") with { Note = "First by far" }))
            .Then(new RoundEvaluated(Step("stage-1"), [Unscored("lg") with { Note = "First by far" }], Partial: true))
            .Competition.Rounds[Step("stage-1")]
            .Evaluation!.Results;
        Assert.Equal("First by far", results[Team("lg")].Note);
    }

    [Fact]
    public void What_is_known_is_not_added() => Given(StageOneEvaluated).When(Adding(Ranked("lg", 1))).ThenNothing();

    [Theory]
    [MemberData(nameof(OtherValues))]
    public void What_is_known_is_not_changed(Result other) =>
        Given(StageOneScheduled)
            .And(new RoundEvaluated(Step("stage-1"), [Known], Partial: true).On("2026-01-10"))
            .When(Adding(other))
            .ThenRefused("result-already-recorded");

    private static readonly Result Known = Ranked("lg", 1).Passing("originality").Scoring("users", 20m) with
    {
        Total = 90.2m,
    };

    public static TheoryData<Result> OtherValues { get; } =
    [
        Ranked("lg", 2),
        Totalled("lg", 90.3m),
        Unscored("lg").Failing("originality"),
        Unscored("lg").Scoring("users", 20.5m),
    ];

    [Fact]
    public void An_evaluation_has_results() => Given(StageOneScheduled).When(Adding()).ThenRefused("results-empty");

    [Fact]
    public void A_team_has_one_result() =>
        Given(StageOneScheduled).When(Adding(Ranked("lg", 1), Unscored("lg"))).ThenRefused("team-repeated");

    [Fact]
    public void A_team_with_a_result_is_known() =>
        Given(StageOneScheduled).When(Adding(Ranked("kt", 1))).ThenRefused("team-unknown");

    [Fact]
    public void A_team_with_a_result_is_in() =>
        Given(StageOneScheduled)
            .And(new TeamWithdrew(Team("nc"), null, null).On("2026-01-02"))
            .When(Adding(Ranked("nc", 1)))
            .ThenRefused("team-not-in-field");

    [Fact]
    public void A_team_that_is_out_may_still_learn_its_scores() =>
        Given(StageOneDecided)
            .When(Adding(Totalled("upstage", 70m)))
            .Then(new RoundEvaluated(Step("stage-1"), [Totalled("upstage", 70m)], Partial: true));

    [Fact]
    public void Results_that_are_not_partial_name_every_team() =>
        Given(StageOneScheduled)
            .When(Evaluate with { Results = InOrder(FiveIds[..4]) })
            .ThenRefused("evaluation-incomplete");

    [Fact]
    public void That_no_more_is_to_come_is_worth_recording()
    {
        var evaluation = Given(StageOneScheduled)
            .And(new RoundEvaluated(Step("stage-1"), InOrder(FiveIds), Partial: true).On("2026-01-10"))
            .When(Evaluate)
            .Then(new RoundEvaluated(Step("stage-1"), InOrder(FiveIds)))
            .Competition.Rounds[Step("stage-1")]
            .Evaluation;
        Assert.True(evaluation!.Complete);
    }

    [Fact]
    public void A_team_of_which_nothing_is_known_is_named_with_nothing()
    {
        ValueList<Result> results = [.. InOrder(FiveIds[..4]), Unscored("upstage")];
        Given(StageOneScheduled)
            .When(Evaluate with { Results = results })
            .Then(new RoundEvaluated(Step("stage-1"), results));
    }

    [Fact]
    public void A_round_that_is_not_known_is_not_evaluated() =>
        Given(FiveTeams).When(Evaluate).ThenRefused("round-unknown");

    [Theory]
    [InlineData(1, 2, 2, 3, 4)]
    [InlineData(2, 3, 4, 5, 6)]
    [InlineData(1, 1, 2, 3, 4)]
    [InlineData(1, 2, 3, 4, 6)]
    public void Ranks_are_those_of_a_ranking(params int[] ranks) =>
        Given(StageOneScheduled).When(Evaluate with { Results = InRanks(ranks) }).ThenRefused("ranks-inconsistent");

    [Theory]
    [InlineData(1, 2, 2, 4, 5)]
    [InlineData(1, 1, 1, 1, 1)]
    [InlineData(5, 4, 2, 2, 1)]
    public void Tied_teams_share_a_rank_and_the_next_is_left_out(params int[] ranks) =>
        Given(StageOneScheduled)
            .When(Evaluate with { Results = InRanks(ranks) })
            .Then(new RoundEvaluated(Step("stage-1"), InRanks(ranks)));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100_001)]
    public void Rank_one_is_the_best(int rank) =>
        Given(StageOneScheduled).When(Adding(Ranked("lg", rank))).ThenRefused("rank-invalid");

    [Theory]
    [InlineData("benchmark", 40.01)]
    [InlineData("aaii", 10.1)]
    [InlineData("users", -0.1)]
    public void A_score_is_within_its_criterion(string criterion, decimal score) =>
        Given(StageOneScheduled)
            .When(Adding(Unscored("lg").Scoring(criterion, score)))
            .ThenRefused("score-out-of-range");

    [Fact]
    public void Even_without_a_rubric_points_have_bounds()
    {
        var world = Given(FiveTeams).And(Scheduled("stage-1"));
        world.When(Adding(Unscored("lg").Scoring("users", decimal.MaxValue))).ThenRefused("score-out-of-range");
        world.When(Adding(Totalled("lg", decimal.MinValue))).ThenRefused("score-out-of-range");
        world
            .When(Adding(Unscored("lg").Scoring("users", -3m)))
            .Then(new RoundEvaluated(Step("stage-1"), [Unscored("lg").Scoring("users", -3m)], Partial: true));
    }

    [Fact]
    public void A_score_is_for_a_criterion_of_the_rubric() =>
        Given(StageOneScheduled).When(Adding(Unscored("lg").Scoring("beauty", 1m))).ThenRefused("criterion-unknown");

    [Fact]
    public void A_gate_is_one_of_the_rubric() =>
        Given(StageOneScheduled).When(Adding(Unscored("lg").Passing("beauty"))).ThenRefused("gate-unknown");

    [Fact]
    public void A_round_is_evaluated_before_it_is_decided() =>
        Given(StageOneDecided)
            .WhenImported(new TeamSelected(Team("upstage"), Step("stage-1"), null).On("2026-02-01"))
            .ThenRefused("round-already-decided");

    private static ValueList<Result> InRanks(int[] ranks) =>
        [.. FiveIds.Zip(ranks, (id, rank) => Ranked(id, rank).Passing("originality"))];

    [Fact]
    public void What_becomes_known_later_moves_no_rank() =>
        Given(StageOneScheduled)
            .And(
                new RoundEvaluated(Step("stage-1"), [.. FiveIds.Select((id, i) => Totalled(id, 90 - i))]).On(
                    "2026-01-10"
                )
            )
            .When(Adding(Ranked("upstage", 1)))
            .ThenRefused("result-already-recorded");

    [Theory]
    [InlineData(100.1)]
    [InlineData(-0.1)]
    public void A_total_is_what_the_criteria_can_give(double total) =>
        Given(StageOneScheduled).When(Adding(Totalled("lg", (decimal)total))).ThenRefused("score-out-of-range");
}
