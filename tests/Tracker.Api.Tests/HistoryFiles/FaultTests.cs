using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.HistoryFiles;

/// <summary>What is wrong with a file is told with its place, all of it at once, and nothing of the file is stored.</summary>
public sealed class FaultTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private TrackerHost Host => service.Host;

    public static TheoryData<string, string, string, string> Faults =>
        new()
        {
            { "tracker-history/1", "tracker-history/2", "$.format", "format-unknown" },
            { "\"competition\": \"cup\"", "\"competition\": \"CUP\"", "$.competition", "malformed" },
            { "\"competition\": \"cup\",", "", "$.competition", "malformed" },
            { "\"competition\": \"cup\"", "\"competition\": \"cup\", \"author\": 1", "$.author", "malformed" },
            { "\"sources\": [\"paper\"]", "\"note\": \"x\"", "$.sources.paper", "source-unused" },
            { "[\"paper\"]", "[\"paper\", \"nowhere\"]", "$.events[10].sources[1]", "source-unknown" },
            { "\"title\": \"The paper\",", "", "$.sources.paper", "malformed" },
            { "\"2026-01-02\" }", "\"soon\" }", "$.sources.paper.published", "malformed" },
            { "\"paper\": {", "\"Paper\": {", "$.sources.Paper", "malformed" },
            { "\"TeamWithdrew\"", "\"TeamFled\"", "$.events[5].type", "type-unknown" },
            { "\"type\": \"TeamWithdrew\",", "", "$.events[5].type", "type-unknown" },
            { "\"seats\": 1", "\"seats\": \"one\"", "$.events[8].seats", "malformed" },
            { "\"seats\": 1,", "", "$.events[8]", "malformed" },
            { "\"total\": 8 }", "\"total\": 8, \"place\": 2 }", "$.events[9].results[1].place", "malformed" },
            { "\"total\": 8 }", "\"total\": \"8\" }", "$.events[9].results[1].total", "malformed" },
            { "\"at\": \"2026-01-01\"", "\"at\": \"2026-02-30\"", "$.events[0].at", "malformed" },
            { "\"at\": \"2026-01-01\", ", "", "$.events[0]", "malformed" },
            { "Asia/Seoul", "Asia/Atlantis", "$.events[0].timeZone", "malformed" },
            { "\"team\": \"dan\" }", "\"team\": \"nobody\" }", "$.events[5]", "team-unknown" },
            { "\"team\": \"bob\", \"name\"", "\"team\": \"ann\", \"name\"", "$.events[2]", "team-already-entered" },
            { "[4, 2, 1]", "[]", "$.events[0]", "plan-invalid" },
            { "\"at\": \"2026-01-01\"", "\"at\": \"2026-01-09\"", "$.events[1]", "competition-not-announced" },
            { "\"reason\": \"Dan left.\"", "\"reason\": \"\"", "$.events[8]", "reason-required" },
            {
                "\"at\": \"2026-01-04\", \"text\"",
                "\"at\": \"2026-01-04\", \"knownAt\": \"2030-01-01\", \"text\"",
                "$.events[10]",
                "known-in-future"
            },
        };

    [Theory, MemberData(nameof(Faults))]
    public async Task A_fault_is_told_with_its_place(string right, string wrong, string path, string code)
    {
        var file = SmallCup.File("cup");
        Assert.Contains(right, file);

        var answer = await Host.ImportAsync(file.Replace(right, wrong));

        Assert.Contains($"{path} {code}", Told(answer));
        Problem.Is(
            Told(answer).All(fault => fault.EndsWith("malformed", StringComparison.Ordinal)) ? 400 : 422,
            "history-invalid",
            answer
        );
        Assert.All(answer.Json["faults"]!.AsArray(), fault => Assert.NotEqual("", $"{fault!["message"]}".Trim()));
        Assert.Equal(404, (await Host.GetAsync("/api/competitions/cup")).Status);
    }

    [Fact]
    public async Task Faults_of_every_kind_are_told_at_once()
    {
        var file = SmallCup
            .File("cup")
            .Replace("\"seats\": 1", "\"seats\": \"one\"")
            .Replace("\"TeamWithdrew\"", "\"TeamFled\"")
            .Replace("[\"paper\"]", "[\"nowhere\"]");

        var answer = await Host.PostAsync("/api/import", file);

        Problem.Is(422, "history-invalid", answer);
        Assert.Equal(
            [
                "$.events[5].type type-unknown",
                "$.events[8].seats malformed",
                "$.events[10].sources[0] source-unknown",
                "$.sources.paper source-unused",
            ],
            Told(answer)
        );
    }

    [Fact]
    public async Task Rules_that_several_events_break_are_told_at_once()
    {
        var file = SmallCup
            .File("cup")
            .Replace("\"reason\": \"Dan left.\"", "\"reason\": \"\"")
            .Replace("\"The first round was fun.\"", "\" \"");

        var answer = await Host.PostAsync("/api/import", file);

        Assert.Equal(["$.events[8] reason-required", "$.events[10] text-empty"], Told(answer));
    }

    [Fact]
    public async Task A_file_that_the_record_contradicts_is_refused_whole()
    {
        await SmallCup.ImportAsync(Host, "contradicted");
        await Host.PostAsync("/api/competitions/contradicted/teams/ann/withdrawal", new { at = "2026-01-05" });
        var file = SmallCup
            .File("contradicted")
            .Replace(
                "\"type\": \"NoteRecorded\"",
                "\"type\": \"TeamDisqualified\", \"team\": \"ann\", \"reason\": \"A motor.\", \"at\": \"2026-01-04\" },"
                    + " { \"type\": \"NoteRecorded\""
            );

        var answer = await Host.PostAsync("/api/import", file);

        Problem.Is(422, "history-invalid", answer);
        Assert.Equal(["$.events[10] contradicts-later-event"], Told(answer));
        Assert.Equal(SmallCup.Version + 1, (await Host.GetAsync("/api/competitions/contradicted")).Number("version"));
    }

    [Theory]
    [InlineData("[]", "$", "malformed")]
    [InlineData("{}", "$.events", "malformed")]
    [InlineData("{ \"events\": {} }", "$.events", "malformed")]
    [InlineData("{ \"events\": [], \"sources\": [] }", "$.sources", "malformed")]
    [InlineData("{ \"events\": [5, null] }", "$.events[1]", "malformed")]
    [InlineData("{ \"format\": 1, \"events\": [] }", "$.format", "format-unknown")]
    public async Task What_is_no_history_file_is_refused(string file, string path, string code)
    {
        var answer = await Host.PostAsync("/api/import", file);

        Assert.InRange(answer.Status, 400, 422);
        Assert.Contains($"{path} {code}", Told(answer));
    }

    [Fact]
    public async Task A_file_without_events_is_refused()
    {
        var answer = await Host.PostAsync(
            "/api/import",
            """{ "format": "tracker-history/1", "competition": "empty", "events": [] }"""
        );

        Assert.Equal(422, answer.Status);
        Assert.Equal(["$.events events-empty"], Told(answer));
    }

    private static IEnumerable<string> Told(Answer answer) =>
        answer.Json["faults"]!.AsArray().Select(fault => $"{fault!["path"]} {fault["code"]}");
}
