using System.Globalization;
using Tracker.Domain.Scoring;

namespace Tracker.Domain.Tests.Scoring;

public class AggregateTests
{
    [Theory]
    [InlineData(Aggregation.Mean, "1 2 6", "3")]
    [InlineData(Aggregation.Mean, "1 2", "1.5")]
    [InlineData(Aggregation.Sum, "1.1 2.2 3.3", "6.6")]
    [InlineData(Aggregation.Median, "9 1 2", "2")]
    [InlineData(Aggregation.Median, "9 1 2 3", "2.5")]
    [InlineData(Aggregation.Median, "4", "4")]
    [InlineData(Aggregation.TrimmedMean, "1 5 6 30", "5.5")]
    [InlineData(Aggregation.TrimmedMean, "0 5 30", "5")]
    [InlineData(Aggregation.TrimmedMean, "10 10 4 4", "7")]
    [InlineData(Aggregation.TrimmedMean, "1 2", "1.5")]
    [InlineData(Aggregation.TrimmedMean, "7", "7")]
    [InlineData(Aggregation.Mean, "1 0 0", "0.3333333333333333333333333333")]
    public void Scores_of_several_judges_become_one(Aggregation aggregation, string scores, string one) =>
        Assert.Equal(Number(one), Aggregates.Of(aggregation, [.. scores.Split(' ').Select(Number)]));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
