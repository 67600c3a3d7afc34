using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Seeds;

[Collection(SeededTracker.Collection)]
public sealed class SovereignStandingsTests(SeededTracker seeded)
{
    private const string Standings = "/api/competitions/sovereign-ai/standings";

    [Fact]
    public async Task The_first_of_stage_1_has_its_points_and_its_place()
    {
        var standings = await seeded.Host.GetAsync($"{Standings}?round=stage-1");

        Json.Equal(
            """
            { "rank": 1, "team": "lg-ai-research", "name": { "en": "LG AI Research", "ko": "LG경영개발원 AI연구원" },
              "total": 90.2,
              "scores": { "benchmark": 33.6, "expert": 31.6, "global-common": 14.4, "global-individual": 10.0, "nia": 9.2,
                          "user": 25.0 },
              "gates": { "originality": true }, "outcome": "selected", "reason": null,
              "unofficial": { "rank": 1, "scores": {}, "gates": {} } }
            """,
            standings.Json["rows"]![0]
        );
    }

    [Fact]
    public async Task A_gate_and_a_rank_put_a_team_out_for_different_reasons()
    {
        var standings = await seeded.Host.GetAsync($"{Standings}?round=stage-1");

        Assert.Equal(
            [
                "1 lg-ai-research selected",
                " naver-cloud eliminated gate",
                " nc-ai eliminated rank",
                " sk-telecom selected",
                " upstage selected",
            ],
            standings.Json["rows"]!
                .AsArray()
                .Select(row => $"{row!["rank"]} {row["team"]} {row["outcome"]} {row["reason"]}".TrimEnd())
        );
        Json.Equal("""{ "planned": 4, "actual": 3, "margin": null }""", standings.Json["cut"]);
    }

    [Fact]
    public async Task What_others_say_of_the_ranks_stands_apart()
    {
        var standings = await seeded.Host.GetAsync($"{Standings}?round=stage-1");

        Assert.Equal(
            ["lg-ai-research 1", "naver-cloud 4", "nc-ai 5", "sk-telecom 2", "upstage 3"],
            standings.Json["rows"]!.AsArray().Select(row => $"{row!["team"]} {row["unofficial"]!["rank"]}")
        );
    }

    [Theory]
    [InlineData("en", "lg-ai-research", "motif-technologies", "sk-telecom", "upstage")]
    [InlineData("ko", "motif-technologies", "upstage", "sk-telecom", "lg-ai-research")]
    [InlineData("ko-KR,ko;q=0.9,en;q=0.8", "motif-technologies", "upstage", "sk-telecom", "lg-ai-research")]
    [InlineData("fr, en;q=0.5, ko;q=0.9", "motif-technologies", "upstage", "sk-telecom", "lg-ai-research")]
    public async Task Without_ranks_the_order_is_by_name_in_the_readers_language(string language, params string[] teams)
    {
        var standings = await seeded.Host.GetAsync($"{Standings}?round=stage-2", language: language);

        Assert.Equal(teams, standings.Each("rows", "team"));
        Assert.All(standings.Json["rows"]!.AsArray(), row => Assert.Null(row!["rank"]));
    }

    [Fact]
    public async Task Without_a_round_they_are_those_of_the_round_evaluated_last()
    {
        var latest = await seeded.Host.GetAsync(Standings);
        var named = await seeded.Host.GetAsync($"{Standings}?round=stage-2");

        Assert.Equal(named.Body, latest.Body);
    }

    // The release of 18 August had no points; some came out on the 20th, and others printed theirs in between.
    [Theory]
    [InlineData("2026-08-17", "pending  ")]
    [InlineData("2026-08-18", "eliminated  ")]
    [InlineData("2026-08-19", "eliminated  65.8")]
    [InlineData("2026-08-20", "eliminated 11.9 65.8")]
    public async Task Each_day_knows_what_was_disclosed_by_then(string knownAt, string expected)
    {
        var standings = await seeded.Host.GetAsync($"{Standings}?round=stage-2&knownAt={knownAt}");

        var motif = standings.Json["rows"]!.AsArray().Single(row => (string?)row!["team"] == "motif-technologies")!;
        Assert.Equal(expected, $"{motif["outcome"]} {motif["scores"]!["aaii"]} {motif["unofficial"]?["total"]}");
    }
}
