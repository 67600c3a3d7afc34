using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Assistants;

/// <summary>An assistant sees what its token shows, and without one what everyone sees.</summary>
public sealed class SeenByAssistantsTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private TrackerHost Host => service.Host;

    [Fact]
    public async Task What_is_under_embargo_is_told_with_a_token_alone()
    {
        var cup = await SmallCup.ImportAsync(Host, "told");
        await Host.PostAsync($"{cup}/notes", """{ "text": "A secret.", "publicAt": "2999-01-01" }""");
        await Host.PostAsync(
            $"{cup}/rounds/second/scorecards",
            """{ "team": "ann", "judge": "x", "scores": { "speed": 5 } }"""
        );
        await using var anyone = await Assistant.OfAsync(Host);
        await using var keeper = await Assistant.OfAsync(Host, TrackerHost.Token);

        var (open, _) = await anyone.AskAsync("history", ("competition", "told"));
        var (whole, json) = await keeper.AskAsync("history", ("competition", "told"));

        Assert.DoesNotContain("secret", open);
        Assert.Contains("A secret.", whole);
        Assert.Contains("recordedBy", json.ToJsonString());
        Assert.DoesNotContain("Scorecard", json.ToJsonString());
    }

    [Fact]
    public async Task A_token_that_is_not_known_is_not_taken_for_the_public()
    {
        var answer = await Host.SendAsync(
            HttpMethod.Post,
            "/mcp",
            TrackerHost.Json("{}"),
            "another-token-of-some-length"
        );

        Problem.Is(401, "token-unknown", answer);
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_not_read()
    {
        var large = TrackerHost.Json(
            $$"""{ "jsonrpc": "2.0", "id": 1, "method": "{{new string('x', 1024 * 1024)}}" }"""
        );

        var answer = await Host.SendAsync(
            HttpMethod.Post,
            "/mcp",
            large,
            null,
            ("Accept", "application/json, text/event-stream")
        );

        Assert.Equal(413, answer.Status);
    }

    [Fact]
    public async Task Whoever_does_not_speak_the_protocol_is_told_so()
    {
        Assert.Equal(405, (await Host.GetAsync("/mcp")).Status);
        var answer = await Host.SendAsync(HttpMethod.Post, "/mcp", TrackerHost.Json("[1"), null, ("Accept", "*/*"));
        Assert.InRange(answer.Status, 400, 499);
    }
}
