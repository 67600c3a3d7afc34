using Microsoft.Extensions.Configuration;
using Tracker.Api.Webhooks.Calling;
using Tracker.Api.Webhooks.Delivering;

namespace Tracker.Api.Tests.Webhooks;

/// <summary>How long is waited after a call that was not taken.</summary>
public sealed class PausesTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void They_are_up_to_a_fifth_longer_each_by_another_part_and_never_shorter()
    {
        var pauses = Pauses.Of(Settings("100"), new Random(7));

        var taken = Enumerable.Range(0, 1000).Select(_ => Seconds(pauses.After(Failed(500), 1))).ToList();

        Assert.All(taken, each => Assert.InRange(each, 100, 120));
        Assert.True(taken.Max() - taken.Min() > 19, $"{taken.Min()} to {taken.Max()}");
        var again = Pauses.Of(Settings("100"), new Random(7));
        Assert.Equal(taken, taken.Select(_ => Seconds(again.After(Failed(500), 1))));
    }

    [Theory]
    // Asked for, by which pause of its own, and what comes of it.
    [InlineData(null, 100, 100, true)]
    [InlineData(3, 100, 100, true)]
    [InlineData(-50, 100, 100, true)]
    [InlineData(200, 100, 200, true)]
    [InlineData(null, 400, 400, false)]
    [InlineData(399, 400, 400, false)]
    [InlineData(500, 400, 500, true)]
    [InlineData(86_399, 100, 86_399, true)]
    [InlineData(86_401, 100, 86_400, true)]
    [InlineData(int.MaxValue, 100, 86_400, true)]
    [InlineData(int.MaxValue, 100_000, 100_000, false)]
    public void What_is_asked_for_is_given_for_a_day_at_the_most_and_nothing_sooner_than_by_itself(
        int? asked,
        int own,
        int least,
        bool holdsUp
    )
    {
        var pauses = Pauses.Of(Settings($"{own}"), new Least());
        var outcome = Failed(503) with { RetryAfter = asked is { } seconds ? TimeSpan.FromSeconds(seconds) : null };

        var sequel = Assert.IsType<Sequel.Again>(pauses.After(outcome, 1));

        Assert.Equal((least, holdsUp), (Seconds(sequel), sequel.HoldsUp));
    }

    [Fact]
    public void Who_asks_for_more_time_is_not_tried_more_often() =>
        Assert.IsType<Sequel.GivenUp>(
            Pauses.Of(Settings("1,1"), new Least()).After(Failed(429) with { RetryAfter = TimeSpan.FromHours(1) }, 3)
        );

    private static Outcome Failed(int status) => new(At, TimeSpan.FromSeconds(2), status, "No.");

    // From the end of the call on.
    private static double Seconds(Sequel sequel) => (sequel.At!.Value - At).TotalSeconds - 2;

    private static IConfiguration Settings(string pauses) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [Pauses.Setting] = pauses })
            .Build();

    private sealed class Least : Random
    {
        public override double NextDouble() => 0;
    }
}
