using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Scoring;

public class PointsTests
{
    private static readonly Rounding ItemsHalfUp = new(1, RoundingMode.HalfUp, RoundingScope.Item);

    private static Criterion Weighing(string id, decimal weight, params Criterion[] parts) =>
        Criterion(id, 100, parts) with
        {
            Weight = weight,
        };

    private static decimal? Total(Rubric rubric, params (string Id, decimal Score)[] scores) =>
        Points.Total(
            rubric,
            scores.Select(each => KeyValuePair.Create(new CriterionId(each.Id), each.Score)).ToValueMap()
        );

    [Theory]
    [InlineData("47.4", "11.9", "11.8")]
    [InlineData("37.4", "9.4", "9.4")]
    [InlineData("35.0", "8.8", "8.8")]
    [InlineData("31.0", "7.8", "7.8")]
    [InlineData("33.0", "8.3", "8.2")]
    public void A_half_is_rounded_up_or_to_the_even_neighbour(string score, string halfUp, string halfEven)
    {
        var rubric = new Rubric([Weighing("a", 0.25m)], [], Rounding: ItemsHalfUp);
        Assert.Equal(Number(halfUp), Total(rubric, ("a", Number(score))));
        Assert.Equal(
            Number(halfEven),
            Total(rubric with { Rounding = ItemsHalfUp with { Mode = RoundingMode.HalfEven } }, ("a", Number(score)))
        );
    }

    // 9.48 was published: the mean of the exact items is 9.425, so only items that were rounded half-up lead there.
    [Fact]
    public void The_published_mean_follows_from_items_rounded_half_up_and_from_nothing_else()
    {
        var twoPlaces = new Rounding(2, RoundingMode.HalfUp, RoundingScope.Total);
        decimal[] scores = [47.4m, 37.4m, 35.0m, 31.0m];
        decimal Mean(Rounding? items) =>
            scores.Average(score => Points.Round(items, RoundingScope.Item, score * 0.25m));
        Assert.Equal(9.475m, Mean(ItemsHalfUp));
        Assert.Equal(9.48m, Points.Round(twoPlaces, RoundingScope.Total, Mean(ItemsHalfUp)));
        Assert.Equal(9.43m, Points.Round(twoPlaces, RoundingScope.Total, Mean(null)));
        Assert.Equal(
            9.45m,
            Points.Round(twoPlaces, RoundingScope.Total, Mean(ItemsHalfUp with { Mode = RoundingMode.HalfEven }))
        );
    }

    [Theory]
    [InlineData(RoundingMode.HalfUp, RoundingScope.Item, "0.2")]
    [InlineData(RoundingMode.HalfEven, RoundingScope.Item, "0")]
    [InlineData(RoundingMode.HalfUp, RoundingScope.Total, "0.1")]
    [InlineData(RoundingMode.HalfEven, RoundingScope.Total, "0.1")]
    public void Each_item_is_rounded_or_the_total_alone(RoundingMode mode, RoundingScope on, string total)
    {
        var rubric = new Rubric([Weighing("a", 0.5m), Weighing("b", 0.5m)], [], Rounding: new(1, mode, on));
        Assert.Equal(Number(total), Total(rubric, ("a", 0.1m), ("b", 0.1m)));
    }

    [Theory]
    [InlineData(RoundingMode.HalfUp, "0.3")]
    [InlineData(RoundingMode.HalfEven, "0.2")]
    public void A_total_is_rounded_by_its_mode(RoundingMode mode, string total)
    {
        var rubric = new Rubric([Weighing("a", 0.5m)], [], Rounding: new(1, mode, RoundingScope.Total));
        Assert.Equal(Number(total), Total(rubric, ("a", 0.5m)));
    }

    [Fact]
    public void Without_rounding_every_digit_is_kept() =>
        Assert.Equal(11.8525m, Total(new Rubric([Weighing("a", 0.25m)], []), ("a", 47.41m)));

    [Fact]
    public void A_criterion_without_a_weight_counts_as_it_is() =>
        Assert.Equal(33.6m, Total(new Rubric([Criterion("a", 40)], []), ("a", 33.6m)));

    [Fact]
    public void Parts_add_up_to_their_criterion_each_by_its_weight()
    {
        var rubric = new Rubric([Weighing("a", 0.5m, Weighing("b", 2), Criterion("c", 100)), Criterion("d", 100)], []);
        Assert.Equal(0.5m * (2 * 3m + 4m) + 1m, Total(rubric, ("b", 3m), ("c", 4m), ("d", 1m)));
    }

    [Fact]
    public void Parts_are_rounded_before_what_they_add_up_to()
    {
        var rubric = new Rubric(
            [Weighing("a", 0.5m, Weighing("b", 0.5m), Weighing("c", 0.5m))],
            [],
            Rounding: ItemsHalfUp
        );
        // 0.05 becomes 0.1, and half of that 0.05, and so 0.1; half of 0.05 would be 0.025, and so nothing.
        Assert.Equal(0.1m, Total(rubric, ("b", 0.1m), ("c", 0m)));
    }

    [Fact]
    public void What_was_scored_as_a_whole_is_not_added_up_of_parts() =>
        Assert.Equal(30m, Total(new Rubric([Criterion("a", 40, Criterion("b", 10))], []), ("a", 30m), ("b", 10m)));

    [Fact]
    public void A_score_that_is_missing_is_never_zero()
    {
        var rubric = new Rubric([Criterion("a", 40, Criterion("b", 10), Criterion("c", 10)), Criterion("d", 10)], []);
        Assert.Null(Total(rubric, ("b", 1m), ("d", 1m)));
        Assert.Null(Total(rubric, ("b", 1m), ("c", 1m)));
        Assert.Equal(3m, Total(rubric, ("b", 1m), ("c", 1m), ("d", 1m)));
    }

    [Fact]
    public void Without_criteria_nothing_adds_up() => Assert.Null(Total(new Rubric([], [])));

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
