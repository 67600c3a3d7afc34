using System.Text.Json;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;
using Tracker.Domain.Packing;
using Tracker.Domain.Tests.Generators;

namespace Tracker.Domain.Tests.Packing;

public class PackProperties
{
    [Fact]
    public void Every_event_survives_packing_wherever_it_stands_in_the_pack() =>
        Property.Holds(
            RandomEvents.Arbitrary,
            random =>
            {
                var reader = new PackReader(PackWriter.Pack(random.Events));
                Assert.Equal(random.Events.Count, reader.Count);
                for (var place = random.Events.Count - 1; place >= 0; place--)
                {
                    var (packed, unpacked) = (random.Events[place], reader.Item<CompetitionEvent>(place));
                    Assert.Equal(packed, unpacked);
                    // Digits and the texts of times too: what is written of both is the same text.
                    Assert.Equal(Written(packed), Written(unpacked));
                }
            }
        );

    [Theory]
    [InlineData("0")]
    [InlineData("0.00")]
    [InlineData("-33.60")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-0.0000000000000000000000000001")]
    public void A_number_keeps_its_digits(string digits)
    {
        var number = decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(decimal.GetBits(number), decimal.GetBits(Again(number)));
    }

    [Theory]
    [InlineData("2025-08-04")]
    [InlineData("2026-01-15T06:00Z")]
    [InlineData("2026-01-15T06:00:00Z")]
    [InlineData("2026-01-15T06:00:00.1234567Z")]
    [InlineData("2026-01-15T06:00:00.120Z")]
    [InlineData("2026-01-15T06:00:00+00:00")]
    [InlineData("2026-01-15T15:00:00+09:00")]
    public void A_time_keeps_the_text_in_which_it_was_given(string text) =>
        Assert.Equal((text, Date(text)), (Again(Date(text)).Text, Again(Date(text))));

    [Fact]
    public void A_text_that_comes_often_is_packed_once()
    {
        var text = new string('x', 100);
        Assert.InRange(PackWriter.Pack(Enumerable.Repeat(text, 50).ToList()).Length, 100, 250);
    }

    [Fact]
    public void A_type_of_which_no_event_is_made_is_not_packed() =>
        Assert.Throws<NotSupportedException>(() => Forms.Of(typeof(float)));

    private static T Again<T>(T value) => new PackReader(PackWriter.Pack([value])).Item<T>(0);

    private static string Written(CompetitionEvent happened) => JsonSerializer.Serialize(happened, DomainJson.Options);
}
