using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Seeds;

[Collection(SeededTracker.Collection)]
public sealed class AesTests(SeededTracker seeded)
{
    [Fact]
    public async Task Fifteen_candidates_became_five_and_then_one()
    {
        var competition = await seeded.Host.GetAsync("/api/competitions/aes");

        Assert.Equal("[15,5,1]", competition.Text("planned"));
        Assert.Equal("[15,5,1]", competition.Text("actual"));
        Assert.Equal("concluded", (string?)competition.Json["status"]);
        Assert.Equal("""["rijndael"]""", competition.Text("winners"));
    }

    // The result was announced in New York: when it was midnight there, it was long the next day in UTC.
    [Theory]
    [InlineData("1999-08-09T23:59:59-04:00", 15)]
    [InlineData("1999-08-10T00:00:00-04:00", 5)]
    [InlineData("1999-08-09", 5)]
    public async Task A_day_ends_where_the_competition_is(string asOf, int size)
    {
        var field = await seeded.Host.GetAsync($"/api/competitions/aes/field?asOf={asOf}");

        Assert.Equal(size, field.Number("size"));
    }

    [Fact]
    public async Task The_programmes_are_listed_by_id()
    {
        var list = await seeded.Host.GetAsync("/api/competitions");

        Assert.Equal(["aes", "nist-pqc", "sovereign-ai"], list.Each("competitions", "competition"));
    }
}
