using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Seeds;

/// <summary>NIST's post-quantum process: mergers, tiers, an alternate that won, a finalist that broke, an extra round, renames.</summary>
public sealed class NistTests(SeededTracker seeded) : IClassFixture<SeededTracker>
{
    private const string Nist = "/api/competitions/nist-pqc";

    [Theory]
    [InlineData("2017-12-31", 69)]
    [InlineData("2019-01-31", 26)]
    [InlineData("2020-07-23", 15)]
    [InlineData("2022-07-06", 8)]
    [InlineData("2025-03-12", 5)]
    public async Task So_many_are_in(string asOf, int size) =>
        Assert.Equal(size, (await seeded.Host.GetAsync($"{Nist}/field?asOf={asOf}")).Number("size"));

    [Fact]
    public async Task A_round_has_three_outcomes_and_an_alternate_wins()
    {
        var rows = (await seeded.Host.GetAsync($"{Nist}/standings?round=round-3&asOf=2022-07-06")).Json[
            "rows"
        ]!.AsArray();

        Assert.Equal(4, rows.Count(row => (string?)row!["tier"] == "standard"));
        Assert.Equal(4, rows.Count(row => (string?)row!["tier"] == "round-4"));
        Assert.Equal(7, rows.Count(row => (string?)row!["outcome"] == "eliminated"));
        Assert.Equal("standard", (string?)rows.Single(row => (string?)row!["team"] == "sphincs-plus")!["tier"]);
        Assert.Equal("broken", (string?)rows.Single(row => (string?)row!["team"] == "rainbow")!["reason"]);
    }

    [Fact]
    public async Task Teams_that_merged_are_out_and_the_team_they_formed_is_in()
    {
        var field = await seeded.Host.GetAsync($"{Nist}/field?asOf=2018-08-05");

        Assert.Contains("round5", field.Each("teams", "id"));
        Assert.Equal(["hila5", "round2"], field.Each("out", "id").Order());
    }

    [Fact]
    public async Task A_new_name_keeps_the_old_one_findable()
    {
        var team = await seeded.Host.GetAsync($"{Nist}/teams/crystals-kyber");

        Assert.Equal("ML-KEM", (string?)team.Json["name"]!["en"]);
        Assert.Equal("CRYSTALS-Kyber", (string?)team.Json["formerNames"]![0]!["en"], ignoreCase: true);
    }
}
