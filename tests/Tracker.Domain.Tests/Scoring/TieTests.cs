using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Scoring;

/// <summary>lg is first; naver, nc and skt share the second rank; two of the five are to go on.</summary>
public class TieTests
{
    private static readonly DecideRound ByRank = new(Step("stage-1"), new RoundChoice.ByRank(), null);

    private static Scenario Tied(TieRule? rule, int planned = 2, params Result[] tied) =>
        Given(FiveTeams)
            .And(Scheduled("stage-1", Worlds.Rubric with { Gates = [], Ties = rule }, planned))
            .And(
                new RoundEvaluated(
                    Step("stage-1"),
                    [
                        Ranked("upstage", 5),
                        .. tied is [] ? [Ranked("skt", 2), Ranked("nc", 2), Ranked("naver", 2)] : tied,
                        Ranked("lg", 1),
                    ]
                ).On("2026-01-15")
            );

    private static string[] GoOn(Scenario world)
    {
        var decision = Assert.IsType<Decision.Accepted>(Decider.Decide(world.History, ByRank, Now));
        return [.. decision.Events.OfType<TeamSelected>().Select(each => each.Team.Value)];
    }

    [Fact]
    public void All_through() =>
        Assert.Equal(["lg", "naver", "nc", "skt"], GoOn(Tied(new(TieResolution.AllThrough, []))));

    [Fact]
    public void None_through() => Assert.Equal(["lg"], GoOn(Tied(new(TieResolution.NoneThrough, []))));

    [Fact]
    public void Refused_until_a_person_decides() =>
        Tied(new(TieResolution.Refuse, [])).When(ByRank).ThenRefused("tie-across-cut");

    [Fact]
    public void Without_a_rule_it_is_refused_too() => Tied(null).When(ByRank).ThenRefused("tie-across-cut");

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(0)]
    public void A_tie_on_one_side_of_the_cut_needs_no_rule(int planned) =>
        Assert.Equal(FiveIds[..planned], GoOn(Tied(null, planned)));

    [Fact]
    public void By_criteria_the_first_that_differs_decides() =>
        Assert.Equal(
            ["lg", "nc"],
            GoOn(
                Tied(
                    ByBenchmarkThenUsers,
                    2,
                    Ranked("naver", 2).Scoring("benchmark", 30m).Scoring("users", 20m),
                    Ranked("nc", 2).Scoring("benchmark", 30m).Scoring("users", 21m),
                    Ranked("skt", 2).Scoring("benchmark", 29m).Scoring("users", 25m)
                )
            )
        );

    [Fact]
    public void By_criteria_a_tie_above_the_cut_does_not_matter() =>
        Assert.Equal(
            ["lg", "naver", "nc"],
            GoOn(
                Tied(
                    ByBenchmarkThenUsers,
                    3,
                    Ranked("skt", 2).Scoring("benchmark", 29m).Scoring("users", 25m),
                    Ranked("nc", 2).Scoring("benchmark", 30m).Scoring("users", 20m),
                    Ranked("naver", 2).Scoring("benchmark", 30m).Scoring("users", 20.0m)
                )
            )
        );

    [Fact]
    public void By_criteria_that_do_not_differ_at_the_cut_it_is_refused() =>
        Tied(
                ByBenchmarkThenUsers,
                2,
                Ranked("naver", 2).Scoring("benchmark", 30m).Scoring("users", 20m),
                Ranked("nc", 2).Scoring("benchmark", 30m).Scoring("users", 20m),
                Ranked("skt", 2).Scoring("benchmark", 29m).Scoring("users", 25m)
            )
            .When(ByRank)
            .ThenRefused("tie-across-cut");

    [Fact]
    public void By_criteria_a_missing_score_decides_nothing() =>
        Tied(
                ByBenchmarkThenUsers,
                2,
                Ranked("naver", 2).Scoring("benchmark", 30m).Scoring("users", 20m),
                Ranked("nc", 2).Scoring("benchmark", 31m),
                Ranked("skt", 2).Scoring("benchmark", 29m).Scoring("users", 25m)
            )
            .When(ByRank)
            .ThenRefused("tie-across-cut");

    [Fact]
    public void More_than_planned_go_on_with_the_reason_that_there_was_a_tie()
    {
        var decision = Assert.IsType<Decision.Accepted>(
            Decider.Decide(Tied(new(TieResolution.AllThrough, [])).History, ByRank, Now)
        );
        Assert.All(decision.Events, each => Assert.Equal("4 selected where 2 were planned, by rank.", each.Note));
    }

    private static readonly TieRule ByBenchmarkThenUsers = new(
        TieResolution.ByCriteria,
        [new CriterionId("benchmark"), new CriterionId("users")]
    );
}
