using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Oddities;

/// <summary>How many go on, and who: not always as planned, and not always the best.</summary>
public sealed class CutOddityTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private TrackerHost Host => service.Host;

    /// <summary>Stage 1 planned to drop one of five and dropped two; the Grand Challenge planned 20 finalists and had 23.</summary>
    [Fact]
    public async Task Row_01_more_or_fewer_are_eliminated_than_planned()
    {
        var programme = await Programme.BeginAsync(Host, "row-01", "[5, 4, 1]", "a", "b", "c", "d", "e");
        await programme.RoundAsync("stage-1");
        await programme.RoundAsync("stage-2");
        string[] first = ["a", "b", "c", "d", "e"];
        await programme.EvaluateAsync("stage-1", "2025-02-01", [.. first.Select(Named)]);
        const string three = """
            "selected": ["a", "b", "c"], "eliminated": [{ "team": "d", "reason": "other" }, { "team": "e", "reason": "rank" }]
            """;
        Problem.Is(
            422,
            "reason-required",
            await programme.TryAsync("rounds/stage-1/decision", $$"""{ "at": "2025-02-02", {{three}} }""")
        );
        await programme.DecideAsync("stage-1", "2025-02-02", $"{three}, \"reason\": \"Two missed the mark.\"");
        await programme.EvaluateAsync("stage-2", "2025-03-01", [.. first[..3].Select(Named)]);
        await programme.DecideAsync(
            "stage-2",
            "2025-03-02",
            """
            "selected": ["a", "b"], "eliminated": [{ "team": "c", "reason": "rank" }], "reason": "Two were too close."
            """
        );

        Assert.Equal("[5,3,2]", await programme.ActualAsync());
        Assert.Equal(["stage-1: 5 → 3, planned 4", "stage-2: 3 → 2, planned 1"], await programme.FunnelAsync());
        Assert.Equal("a, b, c", await programme.FieldAsync("?asOf=2025-02-02"));
        Json.Equal(
            """{ "planned": 4, "actual": 3, "margin": null }""",
            (await programme.GetAsync("standings?round=stage-1")).Json["cut"]
        );
        Json.Equal(
            """{ "planned": 1, "actual": 2, "margin": null }""",
            (await programme.GetAsync("standings?round=stage-2")).Json["cut"]
        );
    }

    /// <summary>Naver Cloud was in the top four on points and was removed by the originality gate; nobody moved up.</summary>
    [Fact]
    public async Task Row_02_a_gate_beats_the_score()
    {
        var programme = await Programme.BeginAsync(Host, "row-02", "[5, 4]", "lg", "naver", "nc", "skt", "upstage");
        await programme.RoundAsync(
            "stage-1",
            """ "rubric": { "gates": [{ "id": "originality", "name": { "en": "Originality" } }] } """
        );
        await programme.EvaluateAsync(
            "stage-1",
            "2025-02-01",
            """ "team": "lg", "total": 90.2, "gates": { "originality": true } """,
            """ "team": "naver", "total": 80, "gates": { "originality": false } """,
            """ "team": "skt", "total": 79, "gates": { "originality": true } """,
            """ "team": "upstage", "total": 78, "gates": { "originality": true } """,
            """ "team": "nc", "total": 70, "gates": { "originality": true } """
        );
        await programme.DecideAsync("stage-1", "2025-02-01");

        Assert.Equal(
            [
                "1 lg 90.2 selected",
                "2 naver 80 eliminated gate",
                "3 skt 79 selected",
                "4 upstage 78 selected",
                "5 nc 70 eliminated rank",
            ],
            await programme.TableAsync("stage-1")
        );
        Assert.False((bool)(await programme.RowAsync("stage-1", "naver"))["gates"]!["originality"]!);
        Assert.Equal("lg, skt, upstage", await programme.FieldAsync());
        Assert.Equal(["naver eliminated stage-1 gate", "nc eliminated stage-1 rank"], await programme.OutAsync());
        Assert.Equal(["stage-1: 5 → 3, planned 4"], await programme.FunnelAsync());
    }

    /// <summary>Motif led the index of stage 2 and had the lowest total of the four.</summary>
    [Fact]
    public async Task Row_03_the_best_on_one_item_is_still_out()
    {
        var programme = await Programme.BeginAsync(Host, "row-03", "[4, 3]", "lg", "motif", "skt", "upstage");
        await programme.RoundAsync(
            "stage-2",
            """
            "rubric": { "criteria": [{ "id": "index", "name": { "en": "Index" }, "max": 25 },
                                     { "id": "rest", "name": { "en": "The rest" }, "max": 75 }] }
            """
        );
        await programme.EvaluateAsync(
            "stage-2",
            "2025-02-01",
            """ "team": "motif", "scores": { "index": 11.9, "rest": 53.9 }, "total": 65.8 """,
            """ "team": "skt", "scores": { "index": 8.8, "rest": 61.8 }, "total": 70.6 """,
            """ "team": "upstage", "scores": { "index": 9.4, "rest": 60.5 }, "total": 69.9 """,
            """ "team": "lg", "scores": { "index": 7.8, "rest": 61.2 }, "total": 69.0 """
        );
        await programme.DecideAsync("stage-2", "2025-02-01");

        Assert.Equal(
            ["1 skt 70.6 selected", "2 upstage 69.9 selected", "3 lg 69.0 selected", "4 motif 65.8 eliminated rank"],
            await programme.TableAsync("stage-2")
        );
        var standings = await programme.GetAsync("standings?round=stage-2");
        Assert.Equal(
            "motif",
            (string?)standings.Json["rows"]!.AsArray().MaxBy(row => (decimal)row!["scores"]!["index"]!)!["team"]
        );
        Json.Equal("""{ "planned": 3, "actual": 3, "margin": 3.2 }""", standings.Json["cut"]);
        Assert.Equal("lg, skt, upstage", await programme.FieldAsync());
        Assert.Equal("[4,3]", await programme.ActualAsync());
    }

    /// <summary>The call of 2026 could end with nobody; the Lunar XPRIZE and the first Grand Challenge had no winner.</summary>
    [Fact]
    public async Task Row_05_nobody_is_selected()
    {
        var programme = await Programme.BeginAsync(Host, "row-05", "[3, 1]", "a", "b", "c");
        await programme.RoundAsync("race");
        await programme.DoAsync(
            "vacancies",
            """{ "call": "more", "seats": 1, "reason": "Few came.", "at": "2025-01-10" }"""
        );
        var closed = await programme.DoAsync("vacancies/more/closing", """{ "at": "2025-01-20" }""");
        Assert.Equal("[]", closed.Json["events"]![0]!["admitted"]!.ToJsonString());
        await programme.EvaluateAsync("race", "2025-02-01", Named("a"), Named("b"), Named("c"));
        await programme.DecideAsync(
            "race",
            "2025-02-01",
            """
            "eliminated": [{ "team": "a", "reason": "other" }, { "team": "b", "reason": "other" },
                           { "team": "c", "reason": "other" }], "reason": "None came further than 12 km."
            """
        );
        await programme.DoAsync("conclusion", """{ "winners": [], "at": "2025-02-02" }""");

        Assert.Equal("", await programme.FieldAsync());
        Assert.Equal(
            ["a eliminated other", "b eliminated other", "c eliminated other"],
            await programme.TableAsync("race")
        );
        Assert.Equal(["race: 3 → 0, planned 1"], await programme.FunnelAsync());
        var summary = await programme.GetAsync();
        Assert.Equal(("concluded", "[]"), ((string?)summary.Json["status"], summary.Text("winners")));
        Assert.Equal(["2025-01-20"], summary.Each("calls", "closedAt"));
    }

    /// <summary>On 5 July 2022 four were chosen for standards, four went on to a fourth round and seven were out.</summary>
    [Fact]
    public async Task Row_10_one_round_has_three_outcomes()
    {
        var programme = await Programme.BeginAsync(Host, "row-10", "[4, 3]", "bike", "kyber", "ntru", "sphincs");
        await programme.RoundAsync("round-3");
        await programme.EvaluateAsync(
            "round-3",
            "2025-02-01",
            [.. new[] { "bike", "kyber", "ntru", "sphincs" }.Select(Named)]
        );
        await programme.DecideAsync(
            "round-3",
            "2025-02-01",
            """
            "selected": [{ "team": "kyber", "tier": "standard" }, { "team": "sphincs", "tier": "standard" },
                         { "team": "bike", "tier": "round-4" }], "eliminated": [{ "team": "ntru", "reason": "other" }]
            """
        );

        Assert.Equal("bike (round-4), kyber (standard), sphincs (standard)", await programme.FieldAsync());
        Assert.Equal(
            ["bike selected round-4", "kyber selected standard", "ntru eliminated other", "sphincs selected standard"],
            await programme.TableAsync("round-3")
        );
        Assert.Equal(["round-3: 4 → 3, planned 3"], await programme.FunnelAsync());
    }

    private static string Named(string team) => $"\"team\": \"{team}\"";
}
