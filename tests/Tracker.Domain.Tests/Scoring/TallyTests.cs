using System.Collections.Immutable;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;

namespace Tracker.Domain.Tests.Scoring;

public class TallyTests
{
    private static readonly Rubric Plain = new([Criterion("a", 10)], []);

    private static readonly Scorecard[] OneMissing =
    [
        Card("x", "lg", ("a", 8m)),
        Card("y", "lg", ("a", 6m)),
        Card("x", "nc", ("a", 9m)),
    ];

    private static Tally Of(Rubric rubric, params Scorecard[] cards) =>
        Tally.Of(
            Round.Of(Worlds.Scheduled("stage-1", rubric)) with
            {
                Scorecards = cards.ToImmutableDictionary(card => card.Key),
            },
            Ids("lg", "nc")
        )!;

    private static (decimal? Lg, decimal? Nc) Totals(Rubric rubric, params Scorecard[] cards) =>
        Of(rubric, cards).Scores is { } scores
            ? (Points.Total(rubric, scores[Team("lg")]), Points.Total(rubric, scores[Team("nc")]))
            : (null, null);

    [Fact]
    public void What_is_missing_blocks_is_left_out_or_is_zero_as_the_rubric_says()
    {
        Assert.Equal((null, null), Totals(Plain, OneMissing));
        Assert.Equal((7m, 9m), Totals(Plain with { Missing = MissingScores.Exclude }, OneMissing));
        Assert.Equal((7m, 4.5m), Totals(Plain with { Missing = MissingScores.Zero }, OneMissing));
    }

    [Fact]
    public void What_is_missing_is_told_and_what_can_still_become_of_each()
    {
        var tally = Of(Plain, OneMissing);
        Assert.Equal([new MissingScore(Team("nc"), new("a"), [new("y")])], tally.Missing);
        Assert.Equal([new PointsRange(Team("lg"), 7m, 7m), new PointsRange(Team("nc"), 4.5m, 9.5m)], tally.Ranges);
    }

    [Fact]
    public void A_judge_who_abstained_is_not_missing()
    {
        var cards = OneMissing.Append(Card("y", "nc", ("a", null))).ToArray();
        Assert.Empty(Of(Plain, cards).Missing);
        Assert.Equal((7m, 9m), Totals(Plain, cards));
    }

    [Fact]
    public void Where_nobody_gave_anything_the_score_is_missing_even_if_all_abstained()
    {
        var cards = new[] { Card("x", "lg", ("a", 8m)), Card("x", "nc", ("a", null)) };
        Assert.Equal([new MissingScore(Team("nc"), new("a"), [])], Of(Plain, cards).Missing);
        Assert.Equal((null, null), Totals(Plain with { Missing = MissingScores.Exclude }, cards));
        Assert.Equal((8m, 0m), Totals(Plain with { Missing = MissingScores.Zero }, cards));
        Assert.Equal(new PointsRange(Team("nc"), 0m, 10m), Of(Plain, cards).Ranges[1]);
    }

    [Fact]
    public void Who_is_named_by_the_rubric_is_missing_until_heard_of_and_a_group_when_none_of_it_was()
    {
        var rubric = new Rubric([Criterion("a", 10) with { Judges = [new("expert"), new("chair")] }], []);
        var cards = new[]
        {
            Card("expert-1", "lg", ("a", 8m)),
            Card("expert-1", "nc", ("a", 8m)),
            Card("expert-2", "nc", ("a", 6m)),
        };
        Assert.Equal(
            [
                new MissingScore(Team("lg"), new("a"), [new("chair"), new("expert-2")]),
                new MissingScore(Team("nc"), new("a"), [new("chair")]),
            ],
            Of(rubric, cards).Missing
        );
        Assert.Equal([new("chair"), new("expert")], Of(rubric).Missing[0].Judges);
    }

    [Fact]
    public void Scaled_to_the_leader_the_leader_has_the_maximum_and_nobody_has_points_of_nothing()
    {
        var rubric = new Rubric(
            [Criterion("a", 25) with { Normalisation = Normalisation.ToLeader, Aggregation = Aggregation.Sum }],
            []
        );
        Assert.Equal(
            (25m, 18.75m),
            Totals(
                rubric,
                Card("x", "lg", ("a", 5m)),
                Card("y", "lg", ("a", 3m)),
                Card("x", "nc", ("a", 2m)),
                Card("y", "nc", ("a", 4m))
            )
        );
        Assert.Equal((0m, 0m), Totals(rubric, Card("x", "lg", ("a", 0m)), Card("x", "nc", ("a", 0m))));
    }

    [Fact]
    public void Scaled_to_the_leader_a_team_does_best_when_the_others_do_worst()
    {
        var rubric = new Rubric([Criterion("a", 10) with { Normalisation = Normalisation.ToLeader }], []);
        PointsRange[] expected = [new(Team("lg"), 70m / 9.5m, 10m), new(Team("nc"), 45m / 7m, 10m)];
        Assert.Equal(expected.Select(Rounded), Of(rubric, OneMissing).Ranges.Select(Rounded));

        static PointsRange Rounded(PointsRange range) =>
            new(range.Team, decimal.Round(range.Worst!.Value, 10), decimal.Round(range.Best!.Value, 10));
    }

    [Fact]
    public void A_ratio_to_a_target_gives_no_more_than_the_maximum()
    {
        var rubric = new Rubric([Criterion("a", 2) with { Normalisation = Normalisation.ToTarget, Target = 80 }], []);
        Assert.Equal((2m, 1.5m), Totals(rubric, Card("nia", "lg", ("a", 92m)), Card("nia", "nc", ("a", 60m))));
    }

    // A mean of three is a third that has no end; by a weight of three it is 1.15 again, and that is rounded up.
    [Fact]
    public void What_a_division_cuts_off_decides_no_half()
    {
        var rubric = new Rubric(
            [Criterion("a", 10) with { Weight = 3 }],
            [],
            Rounding: new(1, RoundingMode.HalfUp, RoundingScope.Item)
        );
        var cards = new[] { "x", "y", "z" }.SelectMany(judge =>
            new[]
            {
                Card(judge, "lg", ("a", judge == "x" ? 0.35m : 0.4m)),
                Card(judge, "nc", ("a", judge == "x" ? 0.34m : 0.4m)),
            }
        );
        Assert.Equal((1.2m, 1.1m), Totals(rubric, [.. cards]));
    }

    [Fact]
    public void What_a_division_cuts_off_decides_no_tie()
    {
        var rubric = new Rubric([Criterion("a", 10), Criterion("b", 10), Criterion("c", 10)], []);
        var cards = new[] { "x", "y", "z" }.SelectMany(judge =>
            new[]
            {
                Card(
                    judge,
                    "lg",
                    ("a", judge == "x" ? 1 : 0),
                    ("b", judge == "x" ? 1 : 0),
                    ("c", judge == "x" ? 1 : 0)
                ),
                Card(judge, "nc", ("a", 1), ("b", 0), ("c", 0)),
            }
        );
        Assert.Equal((1m, 1m), Totals(rubric, [.. cards]));
    }

    [Fact]
    public void The_order_in_which_judges_hand_in_decides_nothing()
    {
        var rubric = Plain with { Missing = MissingScores.Zero };
        Assert.Equal(Totals(rubric, OneMissing), Totals(rubric, [.. OneMissing.Reverse()]));
    }

    public static TheoryData<string, Rubric?> Untallied { get; } =
        new()
        {
            { "no rubric", null },
            { "no criteria", new([], []) },
            { "no target", new([Criterion("a", 1) with { Normalisation = Normalisation.ToTarget }], []) },
            {
                "parts that are scaled as a whole",
                new([Criterion("a", 1, Criterion("b", 1)) with { Normalisation = Normalisation.ToLeader }], [])
            },
        };

    [Theory]
    [MemberData(nameof(Untallied))]
    public void Not_every_rubric_says_how_scorecards_are_tallied(string fault, Rubric? rubric)
    {
        Assert.NotEmpty(fault);
        Assert.NotNull(Tally.Fault(rubric));
        Assert.Null(Tally.Of(Round.Of(Worlds.Scheduled("stage-1", rubric)), Ids("lg")));
    }
}
