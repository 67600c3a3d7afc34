using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Assistants;

/// <summary>The protocol's client for JavaScript, which holds every answer against what the tool says it answers.</summary>
[Collection(RunningTracker.Collection)]
public sealed class OthersAskTests(RunningTracker tracker)
{
    private const string Programme = "\"competition\": \"sovereign-ai\"";

    [Fact]
    public async Task Every_tool_answers_as_it_says()
    {
        string[] calls =
        [
            "list_competitions {}",
            $$"""field { {{Programme}}, "asOf": "2025-08-31" }""",
            $$"""standings { {{Programme}}, "round": "stage-1" }""",
            $$"""funnel { {{Programme}}, "asOf": "2026-02-28" }""",
            $$"""diff { {{Programme}}, "from": "2026-02-19", "to": "2026-02-20" }""",
            $$"""explanation { {{Programme}}, "round": "stage-1", "team": "naver-cloud" }""",
            $$"""history { {{Programme}}, "team": "lunit" }""",
        ];

        var told = await NodeProgram.RunAsync("assistant", [$"{tracker.Address}mcp", .. calls]);

        Assert.Equal(calls.Select(call => call.Split(' ')[0]), told.Select(line => line.Split(' ')[0]));
        Assert.All(told.Skip(1), line => Assert.NotEqual("0", line.Split(' ')[1]));
        Assert.Contains("Sovereign AI Foundation Model, as of 31 August 2025.", told[1]);
    }
}
