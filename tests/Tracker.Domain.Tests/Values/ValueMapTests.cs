using FsCheck.Fluent;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Values;

public class ValueMapTests
{
    [Fact]
    public void A_map_holds_what_a_dictionary_holds_in_the_order_of_its_keys() =>
        Property.Holds(
            Gen.Choose(0, 60).Two().ListOf().ToArbitrary(),
            pairs =>
            {
                var expected = new Dictionary<TeamId, int>();
                foreach (var (key, value) in pairs)
                    expected[Id(key)] = value;
                var map = pairs.Select(pair => KeyValuePair.Create(Id(pair.Item1), pair.Item2)).ToValueMap();
                Assert.Equal(expected.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal), map);
                Assert.Equal(expected.Count, map.Count);
                for (var key = 0; key <= 60; key++)
                {
                    Assert.Equal(expected.ContainsKey(Id(key)), map.ContainsKey(Id(key)));
                    Assert.Equal(expected.GetValueOrDefault(Id(key)), map.GetValueOrDefault(Id(key)));
                }
                var again = expected.Reverse().ToValueMap();
                Assert.Equal((map, map.GetHashCode()), (again, again.GetHashCode()));
            }
        );

    [Fact]
    public void Maps_that_differ_in_a_key_or_a_value_are_not_equal()
    {
        var map = Attributes(("size", "70B"), ("licence", "open"));
        Assert.NotEqual(map, Attributes(("size", "7B"), ("licence", "open")));
        Assert.NotEqual(map, Attributes(("sizes", "70B"), ("licence", "open")));
        Assert.NotEqual(map, Attributes(("size", "70B")));
        Assert.Equal(default, Attributes());
    }

    [Fact]
    public void What_a_map_does_not_hold_is_told() =>
        Assert.Contains(
            "colour",
            Assert.Throws<KeyNotFoundException>(() => Attributes(("size", "70B"))["colour"]).Message,
            StringComparison.Ordinal
        );

    private static TeamId Id(int number) => new($"team-{number}");
}
