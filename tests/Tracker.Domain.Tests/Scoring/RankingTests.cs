using System.Collections.Immutable;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;

namespace Tracker.Domain.Tests.Scoring;

public class RankingTests
{
    private static Dictionary<string, int> RanksOf(bool complete, params Result[] results) =>
        Ranking
            .Of(new Evaluation(results.ToImmutableDictionary(each => each.Team), complete, Date("2026-01-15")))
            .ToDictionary(pair => pair.Key.Value, pair => pair.Value);

    [Fact]
    public void Tied_totals_share_a_rank_and_the_next_is_left_out() =>
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["a"] = 1,
                ["b"] = 2,
                ["c"] = 2,
                ["d"] = 4,
            },
            RanksOf(true, Totalled("d", 1m), Totalled("b", 9.20m), Totalled("a", 10m), Totalled("c", 9.2m))
        );

    [Fact]
    public void Totals_of_some_teams_rank_nobody() =>
        Assert.Empty(RanksOf(false, Totalled("a", 10m), Totalled("b", 9m)));

    [Fact]
    public void A_team_without_a_total_keeps_all_from_being_ranked() =>
        Assert.Empty(RanksOf(true, Totalled("a", 10m), Unscored("b")));

    [Fact]
    public void Ranks_that_were_given_go_before_totals() =>
        Assert.Equal(
            new Dictionary<string, int> { ["b"] = 1 },
            RanksOf(true, Totalled("a", 10m), Ranked("b", 1) with { Total = 9m })
        );
}
