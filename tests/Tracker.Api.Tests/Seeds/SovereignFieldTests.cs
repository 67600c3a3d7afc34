using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Seeds;

[Collection(SeededTracker.Collection)]
public sealed class SovereignFieldTests(SeededTracker seeded)
{
    private const string Field = "/api/competitions/sovereign-ai/field";

    [Theory]
    [InlineData("asOf=2025-06-19", 0)]
    [InlineData("asOf=2025-07-22", 15)]
    [InlineData("asOf=2025-07-26", 10)]
    [InlineData("asOf=2025-08-10", 5)]
    [InlineData("asOf=2026-01-16", 3)]
    [InlineData("asOf=2026-02-21", 4)]
    [InlineData("asOf=2026-08-19", 3)]
    [InlineData("asOf=2026-01-16&knownAt=2026-01-14", 5)]
    public async Task It_shrinks_and_grows_as_it_really_did(string clocks, int size)
    {
        var field = await seeded.Host.GetAsync($"{Field}?{clocks}");

        Assert.Equal((200, size, size), (field.Status, field.Number("size"), field.Json["teams"]!.AsArray().Count));
    }

    [Fact]
    public async Task The_five_were_in_since_the_presentation()
    {
        var field = await seeded.Host.GetAsync($"{Field}?asOf=2025-08-10");

        Assert.Equal(["lg-ai-research", "naver-cloud", "nc-ai", "sk-telecom", "upstage"], field.Each("teams", "id"));
        Assert.All(field.Each("teams", "since"), since => Assert.Equal("2025-08-04", since));
        Assert.All(field.Each("teams", "round"), round => Assert.Equal("presentation", round));
    }
}
