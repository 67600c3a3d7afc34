using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Oddities;

/// <summary>Results that come in parts, late, without ranks, tied, rounded, or wrong.</summary>
public sealed class ResultOddityTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Bare = """ "team": "lg" | "team": "motif" | "team": "skt" """;

    // Half past two in the afternoon in Seoul.
    private readonly FakeTimeProvider clock = new(new(2025, 2, 15, 5, 30, 0, TimeSpan.Zero));
    private TrackerHost host = null!;

    public async ValueTask InitializeAsync() => host = await TrackerHost.StartAsync(databases, clock: clock);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    /// <summary>Stage 2 came out on the 18th without points, on the 20th with the leaders' points; totals by a paper on the 27th.</summary>
    [Fact]
    public async Task Row_13_a_result_is_disclosed_in_parts_and_others_say_more()
    {
        var programme = await BeginAsync();
        await programme.EvaluateAsync("stage-2", "2025-02-15", Bare.Split('|'));
        await programme.DecideAsync("stage-2", "2025-02-15", MotifOut);
        clock.Advance(TimeSpan.FromDays(2));
        await programme.DoAsync(
            "rounds/stage-2/evaluation",
            """
            { "partial": true, "at": "2025-02-15", "results": [{ "team": "motif", "scores": { "index": 11.9 } }] }
            """
        );
        clock.Advance(TimeSpan.FromDays(7));
        await programme.DoAsync(
            "rounds/stage-2/evaluation",
            """
            { "partial": true, "official": false, "at": "2025-02-15", "results": [{ "team": "motif", "total": 65.8 }] }
            """
        );

        foreach (
            var (day, told) in new[]
            {
                ("2025-02-14", ""),
                ("2025-02-15", "eliminated rank  "),
                ("2025-02-17", "eliminated rank 11.9 "),
                ("2025-02-24", "eliminated rank 11.9 65.8"),
            }
        )
            Assert.Equal((day, told), (day, await ToldAsync(programme, $"&knownAt={day}")));
        Assert.Equal("lg, skt", await programme.FieldAsync());
        Assert.Equal(["stage-2: 3 → 2, planned 2"], await programme.FunnelAsync());
    }

    /// <summary>The release of stage 1 was handed out at 14:30 and could be printed from 15:00; ten days were for objections.</summary>
    [Fact]
    public async Task Row_14_a_result_is_under_embargo_and_then_provisional()
    {
        const string embargo = "\"publicAt\": \"2025-02-15T15:00:00+09:00\"";
        var programme = await BeginAsync();
        await programme.DoAsync(
            "rounds/stage-2/evaluation",
            $$"""{ {{embargo}}, "at": "2025-02-15", "results": [{ "team": "lg" }, { "team": "motif" }, { "team": "skt" }] }"""
        );
        await programme.DoAsync("rounds/stage-2/decision", $$"""{ {{embargo}}, "at": "2025-02-15", {{MotifOut}} }""");
        await programme.DoAsync(
            "rounds/stage-2/objections",
            $$"""{ {{embargo}}, "at": "2025-02-15", "until": "2025-02-25" }"""
        );

        Assert.Equal("lg, motif, skt", await programme.FieldAsync());
        Assert.Equal("pending", await StatusAsync(programme));
        Assert.Equal("[3]", await programme.ActualAsync());
        Assert.Equal("lg, skt", await programme.FieldAsync(asOperator: true));
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("lg, skt", await programme.FieldAsync());
        Assert.Contains("motif eliminated rank", await programme.TableAsync("stage-2"));
        Assert.Equal("[3,2]", await programme.ActualAsync());
        Assert.Equal("provisional", await StatusAsync(programme));

        clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal("provisional", await StatusAsync(programme));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("final", await StatusAsync(programme));
        Assert.Equal("provisional", await StatusAsync(programme, "&asOf=2025-02-25"));
    }

    /// <summary>The release of stage 1 was issued again, marked "(수정)"; SKT's 688B model is 692B elsewhere.</summary>
    [Fact]
    public async Task Row_15_a_result_is_issued_again_and_what_was_wrong_stays_on_the_record()
    {
        var programme = await BeginAsync();
        await programme.DoAsync("teams/skt/entry", Entry("688B"));
        await programme.EvaluateAsync("stage-2", "2025-02-15", Total("lg", 70), Total("skt", 69), Total("motif", 68));
        await programme.DecideAsync("stage-2", "2025-02-15");
        clock.Advance(TimeSpan.FromDays(5));
        await programme.DoAsync("teams/skt/entry", Entry("692B"));
        var corrected = await programme.DoAsync(
            "rounds/stage-2/correction",
            """{ "results": [{ "team": "skt", "total": 71 }], "reason": "(수정)", "policy": "decision-stands" }"""
        );

        Assert.Equal(
            ["1 skt 71 selected", "2 lg 70 selected", "3 motif 68 eliminated rank"],
            await programme.TableAsync("stage-2")
        );
        Assert.Equal(
            ["1 lg 70 selected", "2 skt 69 selected", "3 motif 68 eliminated rank"],
            await programme.TableAsync("stage-2", "&knownAt=2025-02-19")
        );
        Assert.Equal("2025-02-15", (string?)corrected.Json["events"]![0]!["at"]);
        Assert.True((long)(await programme.RowAsync("stage-2", "skt"))["supersedes"]! < corrected.Number("version"));
        Assert.Null((await programme.RowAsync("stage-2", "lg"))["supersedes"]);
        Assert.Equal(("692B", "688B"), (await SizeAsync(""), await SizeAsync("?knownAt=2025-02-19")));
        Assert.Equal("lg, skt", await programme.FieldAsync());
        Assert.Equal("[3,2]", await programme.ActualAsync());

        async Task<string?> SizeAsync(string query) =>
            (string?)(await programme.GetAsync($"teams/skt{query}")).Json["entries"]![0]!["attributes"]!["parameters"];
    }

    /// <summary>Every Korean list was in alphabetical order; only the leader of stage 1 was told.</summary>
    [Fact]
    public async Task Row_21_a_result_is_published_without_ranks()
    {
        var programme = await BeginAsync();
        await programme.DoAsync("teams/skt/name", """{ "name": { "en": "skt", "ko": "가" } }""");
        await programme.EvaluateAsync("stage-2", "2025-02-15", Bare.Split('|'));
        Problem.Is(
            409,
            "ranks-missing",
            await programme.TryAsync("rounds/stage-2/decision", """{ "by": "rank", "at": "2025-02-15" }""")
        );
        await programme.DecideAsync("stage-2", "2025-02-15", MotifOut);

        Assert.Equal(["lg selected", "motif eliminated rank", "skt selected"], await programme.TableAsync("stage-2"));
        var korean = await programme.GetAsync("standings?round=stage-2", language: "ko");
        Assert.Equal(["skt", "lg", "motif"], korean.Each("rows", "team"));
        Assert.All(korean.Each("rows", "rank"), Assert.Null);
        Assert.Equal("lg, skt", await programme.FieldAsync());
        Assert.Equal(["stage-2: 3 → 2, planned 2"], await programme.FunnelAsync());
    }

    /// <summary>Two led the NIA benchmark with 9.2 and two the individual ones with 10.0; no rule for ties was published.</summary>
    [Fact]
    public async Task Row_22_leaders_are_tied_and_no_rule_says_what_then()
    {
        var programme = await BeginAsync();
        await programme.EvaluateAsync(
            "stage-2",
            "2025-02-15",
            """ "team": "lg", "scores": { "index": 9.2 }, "total": 80 """,
            """ "team": "skt", "scores": { "index": 9.2 }, "total": 70 """,
            """ "team": "motif", "scores": { "index": 7 }, "total": 70 """
        );

        Problem.Is(
            422,
            "tie-across-cut",
            await programme.TryAsync("rounds/stage-2/decision", """{ "by": "rank", "at": "2025-02-15" }""")
        );
        await programme.DecideAsync("stage-2", "2025-02-15", MotifOut);

        Assert.Equal(
            ["1 lg 80 selected", "2 motif 70 eliminated rank", "2 skt 70 selected"],
            await programme.TableAsync("stage-2")
        );
        Json.Equal(
            """{ "planned": 2, "actual": 2, "margin": 0 }""",
            (await programme.GetAsync("standings?round=stage-2")).Json["cut"]
        );
        Assert.Equal("lg, skt", await programme.FieldAsync());
        Assert.Equal("[3,2]", await programme.ActualAsync());
    }

    /// <summary>47.4, 37.4, 35.0 and 31.0 by 0.25 make 11.9 and a mean of 9.48 only by half up before averaging.</summary>
    [Fact]
    public async Task Row_24_how_one_rounds_shows_in_what_is_published()
    {
        var programme = await Programme.BeginAsync(host, "row-24", "[4, 3]", "lg", "motif", "skt", "upstage");
        await programme.RoundAsync(
            "stage-2",
            """
            "rubric": { "criteria": [{ "id": "index", "name": { "en": "Index" }, "max": 100, "weight": 0.25 }],
                        "rounding": { "places": 1, "mode": "half-up", "on": "item" } }
            """
        );
        await programme.EvaluateAsync(
            "stage-2",
            "2025-02-15",
            """ "team": "motif", "scores": { "index": 47.4 }, "total": 11.9 """,
            """ "team": "upstage", "scores": { "index": 37.4 }, "total": 9.4 """,
            """ "team": "skt", "scores": { "index": 35.0 }, "total": 8.8 """,
            """ "team": "lg", "scores": { "index": 31.0 }, "total": 7.8 """
        );
        await programme.DecideAsync("stage-2", "2025-02-15");

        var sums = new List<decimal>();
        foreach (var team in new[] { "motif", "upstage", "skt", "lg" })
            sums.Add(
                (decimal)(await programme.GetAsync($"rounds/stage-2/explanation?team={team}")).Json["total"]!["sum"]!
            );
        Assert.Equal([11.9m, 9.4m, 8.8m, 7.8m], sums);
        Assert.Equal(9.48m, decimal.Round(sums.Average(), 2, MidpointRounding.AwayFromZero));
        var even = await programme.TryAsync(
            "rounds/stage-2/what-if",
            """{ "rounding": { "places": 1, "mode": "half-even", "on": "item" } }"""
        );
        Json.Equal(
            """[{ "team": "motif", "rank": { "before": 1, "after": 1 }, "total": { "before": 11.9, "after": 11.8 }, "scores": [] }]""",
            even.Json["consequences"]!["changes"]
        );
        Assert.Equal("4 lg 7.8 eliminated rank", (await programme.TableAsync("stage-2"))[^1]);
        Assert.Equal("motif, skt, upstage", await programme.FieldAsync());
        Assert.Equal("[4,3]", await programme.ActualAsync());
    }

    private const string MotifOut =
        """ "selected": ["lg", "skt"], "eliminated": [{ "team": "motif", "reason": "rank" }] """;

    private async Task<Programme> BeginAsync()
    {
        var programme = await Programme.BeginAsync(host, "row", "[3, 2]", "lg", "motif", "skt");
        await programme.RoundAsync(
            "stage-2",
            """
            "rubric": { "criteria": [{ "id": "index", "name": { "en": "Index" }, "max": 25 },
                                     { "id": "rest", "name": { "en": "The rest" }, "max": 75 }] }
            """
        );
        return programme;
    }

    private static string Total(string team, int total) => $"\"team\": \"{team}\", \"total\": {total}";

    private static string Entry(string parameters) =>
        $$"""{ "entry": "ax-k2", "name": { "en": "A.X K2" }, "attributes": { "parameters": "{{parameters}}" } }""";

    private static async Task<string> StatusAsync(Programme programme, string query = "") =>
        (string)(await programme.GetAsync($"standings?round=stage-2{query}")).Json["result"]!["status"]!;

    // What is known of Motif: its outcome, its official points, its unofficial total.
    private static async Task<string> ToldAsync(Programme programme, string query)
    {
        var standings = await programme.GetAsync($"standings?round=stage-2{query}");
        if (standings.Status == 404)
            return "";
        var motif = standings.Json["rows"]!.AsArray().Single(row => (string?)row!["team"] == "motif")!;
        return $"{motif["outcome"]} {motif["reason"]} {motif["scores"]!["index"]} {motif["unofficial"]?["total"]}";
    }
}
