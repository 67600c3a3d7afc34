using Tracker.Domain.Competitions;
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
