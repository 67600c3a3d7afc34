using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Seeds;

public sealed class DiffAndExplanationTests(SeededTracker seeded) : IClassFixture<SeededTracker>
{
    private const string Sovereign = "/api/competitions/sovereign-ai";

    [Fact]
    public async Task Between_two_dates_two_teams_went_out()
    {
        var diff = await seeded.Host.GetAsync($"{Sovereign}/diff?from=2026-01-14&to=2026-01-16");

        Assert.Equal("""{"before":5,"after":3}""", diff.Text("sizes"));
        Assert.Equal("""["naver-cloud","nc-ai"]""", diff.Text("out"));
        Assert.Equal(["stage-1"], diff.Each("rounds", "round"));
        Assert.Contains("TeamEliminated", diff.Each("events", "type"));
    }

    [Fact]
    public async Task Between_two_days_of_knowledge_only_scores_were_added()
    {
        var diff = await seeded.Host.GetAsync(
            $"{Sovereign}/diff?asOf=2026-08-20&knownFrom=2026-08-18&knownTo=2026-08-21"
        );

        Assert.Equal("""{"before":3,"after":3}""", diff.Text("sizes"));
        Assert.Equal(
            ["lg-ai-research", "motif-technologies", "sk-telecom"],
            diff.Json["rounds"]![0]!["teams"]!.AsArray().Select(team => (string?)team!["team"])
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("?from=2026-01-14")]
    [InlineData("?from=2026-01-14&to=soon")]
    [InlineData("?from=2026-01-14&to=2026-01-16&knownFrom=2026-01-14")]
    [InlineData("?from=2026-01-14&to=2026-01-16&asOf=2026-01-14")]
    [InlineData("?knownFrom=2026-01-14&knownTo=2026-01-16&knownAt=2026-01-14")]
    public async Task A_comparison_needs_two_sides_of_one_kind(string query) =>
        Problem.Is(400, "malformed", await seeded.Host.GetAsync($"{Sovereign}/diff{query}"));

    [Fact]
    public async Task An_explanation_adds_up_and_names_its_sources()
    {
        var why = await seeded.Host.GetAsync($"{Sovereign}/rounds/stage-1/explanation?team=lg-ai-research");

        Assert.Equal(90.2m, (decimal)why.Json["total"]!["value"]!);
        Assert.Equal(90.2m, (decimal)why.Json["total"]!["sum"]!);
        Assert.Equal("as published", (string?)why.Json["rank"]!["how"]);
        Assert.Equal("Ministry of Science and ICT", (string?)why.Json["total"]!["said"]!["sources"]![0]!["publisher"]);
    }

    [Fact]
    public async Task A_gate_explains_what_rank_does_not()
    {
        var why = await seeded.Host.GetAsync($"{Sovereign}/rounds/stage-1/explanation?team=naver-cloud");

        Assert.False((bool)why.Json["gates"]![0]!["passed"]!);
        Assert.Equal("gate", (string?)why.Json["outcome"]!["reason"]);
    }

    [Fact]
    public async Task Who_did_not_take_part_is_not_explained() =>
        Problem.Is(
            404,
            "team-not-evaluated",
            await seeded.Host.GetAsync($"{Sovereign}/rounds/stage-1/explanation?team=lunit")
        );
}
