using System.Text.Json.Nodes;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Rounds;

/// <summary>What judges hand in, and that nobody without a role hears of it.</summary>
public sealed class ScorecardTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private static int count;

    private TrackerHost Host => service.Host;

    private Task<string> CupAsync() => SmallCup.ImportAsync(Host, $"judged-{Interlocked.Increment(ref count)}");

    private Task<Answer> PostAsync(string cup, string what, string body) =>
        Host.PostAsync($"{cup}/rounds/second/{what}", body);

    private Task<Answer> HandInAsync(string cup, params string[] cards) =>
        PostAsync(cup, "scorecards", $$"""{ "scorecards": [{{string.Join(", ", cards)}}] }""");

    private static string Card(string team, string judge, string speed) =>
        $$"""{ "team": "{{team}}", "judge": "{{judge}}", "scores": { "speed": {{speed}} } }""";

    [Fact]
    public async Task A_round_is_tallied_of_its_scorecards()
    {
        var cup = await CupAsync();
        var handedIn = await HandInAsync(
            cup,
            Card("ann", "x", "9.50"),
            Card("ann", "y", "8"),
            Card("bob", "x", "7"),
            Card("bob", "y", "null"),
            Card("cat", "x", "6")
        );
        Assert.Equal((200, 5), (handedIn.Status, handedIn.Json["events"]!.AsArray().Count));
        Assert.Equal("9.50", handedIn.Json["events"]![0]!["scores"]!["speed"]!.ToJsonString());

        var early = await PostAsync(cup, "evaluation", """{ "from": "scorecards" }""");
        Assert.Equal((409, "scores-missing"), (early.Status, (string?)early.Json["code"]));
        Assert.Contains("cat in speed (by y)", (string?)early.Json["detail"], StringComparison.Ordinal);

        Assert.Equal(200, (await PostAsync(cup, "scorecards", Card("cat", "y", "6.5"))).Status);
        var tallied = await PostAsync(cup, "evaluation", """{ "from": "scorecards" }""");
        Assert.Equal(200, tallied.Status);
        Assert.Equal(6, tallied.Json["events"]![0]!["from"]!.AsArray().Count);
        Assert.Empty((await PostAsync(cup, "evaluation", """{ "from": "scorecards" }""")).Json["events"]!.AsArray());
        var standings = await Host.GetAsync($"{cup}/standings?round=second");
        Assert.Equal(
            [("ann", 8.75m), ("bob", 7m), ("cat", 6.25m)],
            standings.Json["rows"]!.AsArray().Take(3).Select(row => ((string)row!["team"]!, (decimal)row["total"]!))
        );
    }

    [Fact]
    public async Task One_bad_score_stores_nothing()
    {
        var cup = await CupAsync();
        var refused = await HandInAsync(cup, Card("ann", "x", "9"), Card("bob", "x", "11"));
        Assert.Equal((422, "score-out-of-range"), (refused.Status, (string?)refused.Json["code"]));
        Assert.Equal(SmallCup.Version, (await Host.GetAsync(cup, true)).Number("version"));
    }

    [Fact]
    public async Task A_scorecard_is_replaced_and_withdrawn()
    {
        var cup = await CupAsync();
        await HandInAsync(cup, Card("ann", "x", "9"));
        await HandInAsync(cup, Card("ann", "x", "8"));
        Assert.Equal(1, (int)(await ProgressAsync(cup, true))!["scorecards"]!);
        var withdrawn = await PostAsync(cup, "scorecards/withdrawal", """{ "team": "ann", "judge": "x" }""");
        Assert.Equal("ScorecardWithdrawn", (string?)withdrawn.Json["events"]![0]!["type"]);
        Assert.Null(await ProgressAsync(cup, true));
    }

    [Fact]
    public async Task Without_a_role_nobody_can_tell_that_there_are_any()
    {
        var (judged, other) = (await CupAsync(), await CupAsync());
        await HandInAsync(judged, Card("ann", "x", "9"), Card("bob", "x", "8"));
        Assert.NotNull(await ProgressAsync(judged, true));
        foreach (var path in new[] { "", "/field", "/funnel", "/standings?round=second", "/history", "/teams/ann" })
        {
            var (one, two) = (await Host.GetAsync(judged + path), await Host.GetAsync(other + path));
            Assert.Equal(200, one.Status);
            Assert.Equal(Same(two.Body, other), Same(one.Body, judged));
        }
    }

    // Everything but the id, and the instants at which the two were recorded.
    private static string Same(string body, string cup) =>
        System.Text.RegularExpressions.Regex.Replace(
            body.Replace(cup.Split('/')[^1], "cup", StringComparison.Ordinal),
            "\"(recordedAt|knownAt)\":\"[^\"]*\"",
            ""
        );

    [Theory]
    [InlineData("scorecards", "{}")]
    [InlineData("scorecards", """{ "team": "ann", "scorecards": [{ "team": "ann", "judge": "x" }] }""")]
    [InlineData("evaluation", """{ "from": "scorecards", "results": [{ "team": "ann" }] }""")]
    [InlineData("evaluation", """{ "results": [{ "team": "ann" }], "gates": { "ann": { "safe": true } } }""")]
    public async Task One_thing_at_a_time(string what, string body) =>
        Assert.Equal(400, (await PostAsync(await CupAsync(), what, body)).Status);

    private async Task<JsonNode?> ProgressAsync(string cup, bool asOperator) =>
        (await Host.GetAsync($"{cup}/standings?round=second", asOperator)).Json["progress"];
}
