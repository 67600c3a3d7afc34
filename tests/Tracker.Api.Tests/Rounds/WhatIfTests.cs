using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Rounds;

public sealed class WhatIfTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private static int count;

    private TrackerHost Host => service.Host;

    [Fact]
    public async Task Anyone_may_ask_and_nothing_is_stored()
    {
        var cup = await ScoredAsync();
        var before = await Host.GetAsync($"{cup}/history");

        var answer = await AskAsync(cup, """{ "weights": { "style": 3 } }""");

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            ["ann", "bob"],
            answer.Json["consequences"]!["flips"]!.AsArray().Select(flip => (string?)flip!["team"])
        );
        Assert.Equal(before.Body, (await Host.GetAsync($"{cup}/history")).Body);
    }

    [Fact]
    public async Task The_smallest_change_of_a_weight_that_flips_the_cut_is_where_two_teams_are_level()
    {
        var flip = (await AskAsync(await ScoredAsync(), "{}")).Json["smallestFlip"]!;

        // 10 speed + 2 style against 6 speed + 5 style are level at a speed weight of 3/4.
        Assert.Equal(
            ("speed", 0.75m, "ann", "bob"),
            ((string?)flip["criterion"], (decimal)flip["beyond"]!, (string?)flip["falls"], (string?)flip["rises"])
        );
    }

    [Theory]
    [InlineData("""{ "weights": { "colour": 2 } }""", "criterion-unknown")]
    [InlineData("""{ "gates": ["honesty"] }""", "gate-unknown")]
    [InlineData("""{ "survivors": -1 }""", "survivors-invalid")]
    [InlineData("""{ "weights": { "speed": -1 } }""", "rubric-invalid")]
    [InlineData("""{ "weights": { "speed": 79228162514264337593543950335 } }""", "rubric-invalid")]
    [InlineData("""{ "rounding": { "places": 2147483647, "mode": "half-even", "on": "item" } }""", "rubric-invalid")]
    [InlineData("""{ "rounding": { "places": -1, "mode": "half-up", "on": "total" } }""", "rubric-invalid")]
    public async Task What_cannot_be_supposed_is_refused(string supposed, string code) =>
        Problem.Is(422, code, await AskAsync(await ScoredAsync(), supposed));

    [Fact]
    public async Task Of_a_round_that_is_not_evaluated_nothing_can_be_supposed()
    {
        var cup = await ScoredAsync();
        await Host.PostAsync(
            $"{cup}/rounds",
            new
            {
                round = "last",
                name = new { en = "Last" },
                at = "2026-01-02",
            }
        );
        Problem.Is(
            409,
            "round-not-evaluated",
            await Host.SendAsync(HttpMethod.Post, $"{cup}/rounds/last/what-if", TrackerHost.Json("{}"), null)
        );
    }

    private Task<Answer> AskAsync(string cup, string supposed) =>
        Host.SendAsync(HttpMethod.Post, $"{cup}/rounds/race/what-if", TrackerHost.Json(supposed), null);

    private async Task<string> ScoredAsync()
    {
        var id = $"race-{Interlocked.Increment(ref count)}";
        var file = $$"""
            { "format": "tracker-history/1", "competition": "{{id}}", "events": [
              { "type": "CompetitionAnnounced", "at": "2026-01-01", "name": { "en": "Race" }, "timeZone": "Asia/Seoul", "plan": [2, 1] },
              { "type": "TeamEntered", "at": "2026-01-01", "team": "ann", "name": { "en": "Ann" } },
              { "type": "TeamEntered", "at": "2026-01-01", "team": "bob", "name": { "en": "Bob" } },
              { "type": "RoundScheduled", "at": "2026-01-01", "round": "race", "name": { "en": "Race" }, "rubric": { "criteria": [
                { "id": "speed", "name": { "en": "Speed" }, "max": 10 }, { "id": "style", "name": { "en": "Style" }, "max": 10 } ] } },
              { "type": "RoundEvaluated", "at": "2026-01-02", "round": "race", "results": [
                { "team": "ann", "scores": { "speed": 10, "style": 2 }, "total": 12 },
                { "team": "bob", "scores": { "speed": 6, "style": 5 }, "total": 11 } ] } ] }
            """;
        Assert.Equal(201, (await Host.PostAsync("/api/import", file)).Status);
        return $"/api/competitions/{id}";
    }
}
