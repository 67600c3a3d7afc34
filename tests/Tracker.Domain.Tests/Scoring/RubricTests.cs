using System.Text.Json;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Scoring;

public class RubricTests
{
    private static readonly Rubric Plain = new([Criterion("benchmark", 40)], []);

    public static TheoryData<string, Rubric> Faults { get; } =
        new()
        {
            { "a criterion twice", Plain with { Criteria = [Criterion("a", 1), Criterion("a", 1)] } },
            { "a criterion twice at two depths", Plain with { Criteria = [Criterion("a", 1, Criterion("a", 1))] } },
            { "a gate twice", Plain with { Gates = [Gate("g"), Gate("g")] } },
            { "no points", Plain with { Criteria = [Criterion("a", 0)] } },
            { "points without bound", Plain with { Criteria = [Criterion("a", 1_000_000_001)] } },
            { "a weight below zero", Plain with { Criteria = [Criterion("a", 1) with { Weight = -1 }] } },
            { "places below zero", Plain with { Rounding = new(-1, RoundingMode.HalfUp, RoundingScope.Total) } },
            { "more places than kept", Plain with { Rounding = new(11, RoundingMode.HalfUp, RoundingScope.Total) } },
            { "ties by nothing", Plain with { Ties = new(TieResolution.ByCriteria, []) } },
            { "ties by another's", Plain with { Ties = new(TieResolution.ByCriteria, [new CriterionId("users")]) } },
            { "a target for nothing", Plain with { Criteria = [Criterion("a", 1) with { Target = 2 }] } },
            { "a target of nothing", Plain with { Criteria = [ToTarget("a", 1, 0)] } },
            { "a target without bound", Plain with { Criteria = [ToTarget("a", 1, 1_000_000_001)] } },
            { "a judge twice", Plain with { Criteria = [Criterion("a", 1) with { Judges = [new("x"), new("x")] }] } },
            {
                "judges of what its parts add up to",
                Plain with
                {
                    Criteria = [Criterion("a", 1, Criterion("b", 1)) with { Judges = [new("x")] }],
                }
            },
            {
                "an aggregation of what its parts add up to",
                Plain with
                {
                    Criteria = [Criterion("a", 1, Criterion("b", 1)) with { Aggregation = Aggregation.Sum }],
                }
            },
            {
                "weights that multiply without bound",
                Plain with
                {
                    Criteria = [Heavy("a", Heavy("b", Criterion("c", 1)))],
                }
            },
            { "criteria in criteria without end", Plain with { Criteria = [Nested(9)] } },
            { "too many", Plain with { Criteria = [.. Enumerable.Range(0, 501).Select(i => Criterion($"c{i}", 1))] } },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_rubric_without_sense_is_refused(string fault, Rubric rubric)
    {
        Assert.NotEmpty(fault);
        Given(FiveTeams)
            .When(new ScheduleRound(Step("stage-1"), Name("Stage 1"), null, rubric, null, null))
            .ThenRefused("rubric-invalid");
        Given(StageOneScheduled).When(new ReviseRubric(Step("stage-1"), rubric)).ThenRefused("rubric-invalid");
    }

    [Fact]
    public void Criteria_may_be_nested_eight_deep() =>
        Given(FiveTeams)
            .When(new ScheduleRound(Step("stage-1"), Name("Stage 1"), null, Deep, null, null))
            .Then(new RoundScheduled(Step("stage-1"), Name("Stage 1"), null, Deep, null, null));

    [Fact]
    public void A_criterion_says_who_scores_it_how_scores_become_one_and_against_what()
    {
        var rubric = Plain with
        {
            Criteria =
            [
                ToTarget("a", 2, 80.5m) with
                {
                    Judges = [new("nia"), new("tta-1")],
                    Aggregation = Aggregation.Median,
                },
            ],
        };
        Given(StageOneScheduled)
            .When(new ReviseRubric(Step("stage-1"), rubric))
            .Then(new RubricRevised(Step("stage-1"), rubric));
    }

    [Theory]
    [InlineData("expert", true)]
    [InlineData("expert-07", true)]
    [InlineData("experts", false)]
    [InlineData("public-1", false)]
    [InlineData("tta", false)]
    [InlineData("tta-1", true)]
    public void A_judge_is_one_of_those_named_or_of_a_group_that_is(string judge, bool scores) =>
        Assert.Equal(
            scores,
            (Criterion("a", 1) with { Judges = [new("expert"), new("tta-1")] }).IsScoredBy(new(judge))
        );

    [Fact]
    public void A_method_may_be_published_without_its_target() =>
        Given(StageOneScheduled)
            .When(new ReviseRubric(Step("stage-1"), Untold))
            .Then(new RubricRevised(Step("stage-1"), Untold));

    private static readonly Rubric Untold = Plain with
    {
        Criteria = [Criterion("a", 1) with { Normalisation = Normalisation.ToTarget }],
    };

    [Fact]
    public void A_rubric_that_was_stored_before_criteria_said_who_scores_them_is_read() =>
        Assert.Equal(
            Criterion("a", 40) with
            {
                Weight = 0.5m,
            },
            JsonSerializer.Deserialize<Criterion>(
                """{"id":"a","name":{"en":"a"},"max":40,"weight":0.5,"criteria":[]}""",
                DomainJson.Options
            )
        );

    private static Criterion ToTarget(string id, decimal max, decimal target) =>
        Criterion(id, max) with
        {
            Normalisation = Normalisation.ToTarget,
            Target = target,
        };

    private static Criterion Heavy(string id, params Criterion[] parts) =>
        Criterion(id, 1, parts) with
        {
            Weight = 1_000_000_000,
        };

    private static readonly Rubric Deep = Plain with { Criteria = [Nested(8)] };

    private static Criterion Nested(int depth) =>
        depth == 1 ? Criterion("c1", 1) : Criterion($"c{depth}", 1, Nested(depth - 1));

    [Fact]
    public void Criteria_are_read_at_every_depth_parents_first() =>
        Assert.Equal(
            ["benchmark", "aaii", "nia", "experts", "users"],
            Worlds.Rubric.AllCriteria.Select(criterion => criterion.Id.Value)
        );
}
