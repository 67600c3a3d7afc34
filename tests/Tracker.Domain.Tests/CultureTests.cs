using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;

namespace Tracker.Domain.Tests;

/// <summary>Numbers in sentences are written as in JSON, wherever they are said; every refusal of the other tests is held to it, too.</summary>
public sealed class CultureTests
{
    // On a machine that knows no cultures nothing would be noticed.
    [Fact]
    public void Here_a_comma_stands_before_the_decimals() => Assert.Equal("0,5", $"{0.5m}");

    [Fact]
    public void A_weight_has_a_point()
    {
        var rubric = new Rubric([Criterion("speed", 10) with { Weight = -0.5m }], []);

        var refusal = Given(FiveTeams)
            .When(new ScheduleRound(Step("stage-1"), Name("Stage 1"), null, rubric, null, null))
            .ThenRefused("rubric-invalid");

        Assert.Equal("The criterion 'speed' has a weight of -0.5.", refusal.Message);
    }

    [Fact]
    public void Points_have_a_point() =>
        Assert.Contains(
            "lg has 999.5 in 'benchmark'",
            Given(StageOneScheduled)
                .When(new EvaluateRound(Step("stage-1"), [Unscored("lg").Scoring("benchmark", 999.5m)], Partial: true))
                .ThenRefused("score-out-of-range")
                .Message
        );
}
