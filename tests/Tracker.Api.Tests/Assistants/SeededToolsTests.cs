using System.Text.Json.Nodes;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Assistants;

/// <summary>What an assistant can tell of the seeds, with sources.</summary>
[Collection(SeededTracker.Collection)]
public sealed class SeededToolsTests(SeededTracker seeded) : IAsyncLifetime
{
    private const string Programme = "sovereign-ai";

    private Assistant assistant = null!;

    private TrackerHost Host => seeded.Host;

    public async ValueTask InitializeAsync() => assistant = await Assistant.OfAsync(Host);

    public ValueTask DisposeAsync() => assistant.DisposeAsync();

    [Fact]
    public async Task The_tools_only_read_and_say_so()
    {
        var tools = await assistant.ToolsAsync();

        Assert.Equal(
            ["diff", "explanation", "field", "funnel", "history", "list_competitions", "standings"],
            tools.Select(tool => tool.Name).Order(StringComparer.Ordinal)
        );
        foreach (var tool in tools)
        {
            var said = tool.ProtocolTool.Annotations!;
            Assert.Equal(
                (true, false, true, false),
                (said.ReadOnlyHint, said.DestructiveHint, said.IdempotentHint, said.OpenWorldHint)
            );
            var arguments = tool.JsonSchema.GetProperty("properties").EnumerateObject().ToList();
            Assert.All(arguments, each => Assert.True(each.Value.TryGetProperty("description", out _), each.Name));
            Assert.DoesNotContain(arguments, each => each.Name is "desk" or "cancellation");
        }
        Assert.Contains("asOf", assistant.Client.ServerInstructions!);
        Assert.Equal("tracker", assistant.Client.ServerInfo!.Name);
    }

    [Fact]
    public async Task Who_was_still_in_last_August()
    {
        var (text, json) = await assistant.AskAsync("field", ("competition", Programme), ("asOf", "2025-08-31"));

        Assert.StartsWith("Sovereign AI Foundation Model, as of 31 August 2025.", text, StringComparison.Ordinal);
        Assert.Contains("- in: LG AI Research (lg-ai-research), since 2025-08-04", text);
        Assert.Equal(5, text.Split('\n').Count(line => line.StartsWith("- in:", StringComparison.Ordinal)));
        Assert.Equal(5, (int)json["answer"]!["size"]!);
        var api = (await Host.GetAsync($"/api/competitions/{Programme}/field?asOf=2025-08-31")).Json;
        Json.Equal(api, json["answer"]);

        var sources = json["sources"]!.AsArray();
        Assert.NotEmpty(sources);
        foreach (var source in sources.Select(each => each!["source"]!))
        {
            Assert.False(string.IsNullOrEmpty((string?)source["title"]));
            Assert.False(string.IsNullOrEmpty((string?)source["publisher"]));
            Assert.Contains((string)source["title"]!, text);
        }
        Assert.Contains(
            sources,
            each => ((string?)each!["source"]!["url"])?.StartsWith("https://", StringComparison.Ordinal) == true
        );
        Assert.Equal("http://localhost/c/sovereign-ai?asOf=2025-08-31", (string?)json["page"]);
        Assert.EndsWith("Page: http://localhost/c/sovereign-ai?asOf=2025-08-31", text, StringComparison.Ordinal);
        Assert.Equal(200, (await Host.GetAsync(new Uri((string)json["page"]!).PathAndQuery)).Status);
    }

    [Fact]
    public async Task It_can_be_told_in_Korean()
    {
        var (text, _) = await assistant.AskAsync(
            "field",
            ("competition", Programme),
            ("asOf", "2026-01-16"),
            ("knownAt", "2026-01-14"),
            ("lang", "ko")
        );

        Assert.StartsWith(
            "독자 AI 파운데이션 모델 프로젝트, 2026년 1월 16일 기준(2026년 1월 14일까지 알려진 내용).",
            text,
            StringComparison.Ordinal
        );
        Assert.Equal(5, text.Split('\n').Count(line => line.StartsWith("- 진출:", StringComparison.Ordinal)));
        Assert.Contains("/c/sovereign-ai?asOf=2026-01-16&knownAt=2026-01-14&lang=ko", text);
    }

    [Theory]
    [InlineData("standings", "/standings?round=stage-1", "round", "stage-1")]
    [InlineData("standings", "/standings", null, null)]
    [InlineData("funnel", "/funnel", null, null)]
    [InlineData("funnel", "/funnel?asOf=2025-08-10", "asOf", "2025-08-10")]
    [InlineData("standings", "/standings?asOf=2025-08-10", "asOf", "2025-08-10")]
    public async Task What_a_tool_answers_is_what_the_API_answers(string tool, string path, string? name, string? value)
    {
        var arguments = new List<(string, object?)> { ("competition", Programme) };
        if (name is not null)
            arguments.Add((name, value));

        var (text, json) = await assistant.AskAsync(tool, [.. arguments]);

        Json.Equal((await Host.GetAsync($"/api/competitions/{Programme}{path}")).Json, json["answer"]);
        Assert.NotEmpty(json["sources"]!.AsArray());
        Assert.Contains("Sources:", text);
        Assert.Equal(200, (await Host.GetAsync(new Uri((string)json["page"]!).PathAndQuery)).Status);
    }

    [Fact]
    public async Task What_changed_comes_with_the_events_that_did_it()
    {
        var (text, json) = await assistant.AskAsync(
            "diff",
            ("competition", Programme),
            ("from", "2026-01-14"),
            ("to", "2026-01-16")
        );

        Assert.Contains("The field went from 5 to 3. Out: Naver Cloud and NC AI.", text);
        Assert.Contains("Naver Cloud was eliminated in Stage 1", text);
        Json.Equal(
            (await Host.GetAsync($"/api/competitions/{Programme}/diff?from=2026-01-14&to=2026-01-16")).Json,
            json["answer"]
        );
        Assert.NotEmpty(json["sources"]!.AsArray());
        Assert.Equal(200, (await Host.GetAsync(new Uri((string)json["page"]!).PathAndQuery)).Status);

        var (known, _) = await assistant.AskAsync(
            "diff",
            ("competition", Programme),
            ("asOf", "2026-01-16"),
            ("knownFrom", "2026-01-14"),
            ("knownTo", "2026-01-16")
        );
        Assert.Contains("The field went from 5 to 3.", known);
    }

    [Fact]
    public async Task Why_a_team_is_out_comes_with_every_number_and_its_source()
    {
        var (text, json) = await assistant.AskAsync(
            "explanation",
            ("competition", Programme),
            ("round", "stage-1"),
            ("team", "naver-cloud")
        );

        Assert.Contains("- –: Naver Cloud (naver-cloud), Out, did not pass a gate", text);
        Assert.Contains(": not passed", text);
        Assert.Contains(": not made known of ", text);
        Json.Equal(
            (await Host.GetAsync($"/api/competitions/{Programme}/rounds/stage-1/explanation?team=naver-cloud")).Json,
            json["answer"]
        );
        Assert.NotEmpty(json["sources"]!.AsArray());
    }

    [Fact]
    public async Task The_history_is_told_from_the_latest_back()
    {
        var (first, json) = await assistant.AskAsync("history", ("competition", Programme), ("limit", 3));
        var (_, rest) = await assistant.AskAsync("history", ("competition", Programme), ("skip", 3), ("limit", 50));
        var (team, _) = await assistant.AskAsync("history", ("competition", Programme), ("team", "naver-cloud"));

        Assert.Equal((3, 3), (json["answer"]!["events"]!.AsArray().Count, (int)json["answer"]!["nextSkip"]!));
        Assert.Contains("There is more: ask again with skip = 3.", first);
        Assert.Equal(50, rest["answer"]!["events"]!.AsArray().Count);
        Assert.Empty(Sequences(json).Intersect(Sequences(rest)));
        Assert.Contains("Naver Cloud was eliminated in Stage 1", team);

        static List<int> Sequences(JsonNode answer) =>
            [.. answer["answer"]!["events"]!.AsArray().Select(each => (int)each!["sequence"]!)];
    }

    [Fact]
    public async Task The_competitions_are_listed_with_their_rounds()
    {
        var (text, json) = await assistant.AskAsync("list_competitions");

        Assert.Equal(
            ["aes", "nist-pqc", "sovereign-ai"],
            json["answer"]!["competitions"]!.AsArray().Select(each => (string?)each!["id"])
        );
        Assert.Contains(
            "- sovereign-ai: Sovereign AI Foundation Model (In progress, 15 → 10 → 5 → 3 → 4 → 3; http://localhost/c/sovereign-ai)",
            text
        );
        Assert.Contains("stage-1", json["answer"]!["competitions"]![2]!["rounds"]!.ToJsonString());
        var (_, later) = await assistant.AskAsync("list_competitions", ("after", "nist-pqc"));
        Assert.Single(later["answer"]!["competitions"]!.AsArray());
    }

    public static TheoryData<string, string, string?, string> Wrong =>
        new()
        {
            {
                "field",
                "asOf",
                "last August",
                "The argument asOf cannot be read. What would be right: a time is a date such as"
            },
            { "field", "knownAt", "2026-02-30", "The argument knownAt cannot be read." },
            {
                "field",
                "date",
                "2026-01-01",
                "There is no argument 'date' here. What would be right: one of competition, asOf, knownAt, lang."
            },
            { "field", "lang", "fr", "The argument lang cannot be read. What would be right: en or ko." },
            { "field", "competition", "nowhere", "There is no competition 'nowhere'." },
            {
                "field",
                "competition",
                "No Where",
                "The argument competition cannot be read. What would be right: an id is"
            },
            {
                "field",
                "competition",
                null,
                "The argument competition is missing. What would be right: The id of a competition"
            },
            { "standings", "round", "stage-9", "The competition has no round 'stage-9' at that time." },
            { "standings", "round", "Stage 1", "The argument round cannot be read." },
            { "explanation", "round", "stage-1", "The argument team is missing." },
            { "diff", "from", "2026-01-01", "The arguments from, to, knownFrom and knownTo cannot be read." },
        };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_cannot_be_answered_is_refused_with_what_would_be_right(
        string tool,
        string argument,
        string? value,
        string why
    )
    {
        (string, object?)[] arguments = argument == "competition" ? [] : [("competition", Programme)];

        Assert.StartsWith(
            why,
            await assistant.RefusalAsync(tool, [.. arguments, (argument, value)]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Numbers_are_numbers_and_within_bounds()
    {
        foreach (var limit in new object[] { 0, 51, "3", 2.5 })
            Assert.StartsWith(
                "The argument limit cannot be read.",
                await assistant.RefusalAsync("history", ("competition", Programme), ("limit", limit)),
                StringComparison.Ordinal
            );
    }
}
