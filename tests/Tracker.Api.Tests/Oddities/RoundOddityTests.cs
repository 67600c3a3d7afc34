using System.Text.Json.Nodes;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Oddities;

/// <summary>Rounds that come, go, move and are judged by other rules than the last.</summary>
public sealed class RoundOddityTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private TrackerHost Host => service.Host;

    /// <summary>NIST added a fourth round; whether the Korean programme has a third stage is open.</summary>
    [Fact]
    public async Task Row_11_a_round_is_added_and_the_last_one_is_put_in_doubt()
    {
        var programme = await Programme.BeginAsync(Host, "row-11", "[3, 2, 1]", "a", "b", "c");
        await programme.RoundAsync("stage-1");
        await programme.RoundAsync("stage-3");
        await programme.EvaluateAsync("stage-1", "2025-02-01", Ranked("a", 1), Ranked("b", 2), Ranked("c", 3));
        await programme.DecideAsync("stage-1", "2025-02-01");
        await programme.RoundAsync("extra", "\"survivors\": 2", at: "2025-02-02");
        await programme.DoAsync("notes", """{ "text": "Whether there is a stage 3 is open.", "at": "2025-02-03" }""");
        await programme.EvaluateAsync("extra", "2025-03-01", Ranked("a", 1), Ranked("b", 2));
        await programme.DecideAsync("extra", "2025-03-01");
        await programme.DoAsync(
            "rounds/stage-3/cancellation",
            """{ "reason": "The scheme is recast.", "at": "2025-03-02" }"""
        );
        Assert.Equal(
            200,
            (
                await programme.PutAsync(
                    "plan",
                    """{ "plan": [3, 2, 2], "reason": "No stage 3.", "at": "2025-03-02" }"""
                )
            ).Status
        );

        Assert.Equal(
            ["stage-1 decided", "stage-3 cancelled", "extra decided"],
            (await programme.GetAsync()).Json["rounds"]!.AsArray().Select(round => $"{round!["id"]} {round["status"]}")
        );
        Assert.Equal("[3,2,1]", (await programme.GetAsync("funnel?asOf=2025-03-01")).Text("planned"));
        Assert.Equal("[3,2,2]", (await programme.GetAsync("funnel")).Text("planned"));
        Assert.Equal(["stage-1: 3 → 2, planned 2", "extra: 2 → 2, planned 2"], await programme.FunnelAsync());
        Assert.Equal("a, b", await programme.FieldAsync());
        Problem.Is(
            409,
            "round-cancelled",
            await programme.TryAsync(
                "rounds/stage-3/evaluation",
                """{ "results": [{ "team": "a" }, { "team": "b" }] }"""
            )
        );
    }

    /// <summary>40/35/25 stayed, the split inside changed, and user marks were first scaled to the leader and then not.</summary>
    [Fact]
    public async Task Row_12_criteria_and_weights_change_between_rounds()
    {
        var programme = await Programme.BeginAsync(Host, "row-12", "[2, 2, 1]", "a", "b");
        await programme.RoundAsync("stage-1", Rubric(("nia", 10), ("global", 30), "to-leader"));
        await programme.RoundAsync("stage-2", Rubric(("nia", 10), ("global", 30), "to-leader"));
        Assert.Equal(
            200,
            (
                await programme.PutAsync(
                    "rounds/stage-2/rubric",
                    $$"""{ {{Rubric(("index", 25), ("nia", 15), "none")}}, "at": "2025-02-01" }"""
                )
            ).Status
        );
        await programme.EvaluateAsync(
            "stage-1",
            "2025-02-02",
            """ "team": "a", "scores": { "nia": 9.2, "global": 24.4 } """,
            """ "team": "b", "scores": { "nia": 9.2, "global": 20 } """
        );
        var unknown = await programme.TryAsync(
            "rounds/stage-2/evaluation",
            """{ "results": [{ "team": "a", "scores": { "global": 1 } }, { "team": "b" }], "at": "2025-02-03" }"""
        );
        Problem.Is(422, "criterion-unknown", unknown);
        Problem.Is(
            409,
            "round-already-evaluated",
            await programme.PutAsync(
                "rounds/stage-1/rubric",
                $$"""{ {{Rubric(("index", 25), ("nia", 15), "none")}}, "at": "2025-02-03" }"""
            )
        );

        Assert.Equal(
            [
                "benchmark 40 (nia 10, global 30), expert 35, user 25 to-leader",
                "benchmark 40 (index 25, nia 15), expert 35, user 25 none",
            ],
            (await programme.GetAsync()).Json["rounds"]!.AsArray().Select(round => Told(round!["rubric"]!))
        );
        Assert.Equal(
            "benchmark 40 (nia 10, global 30), expert 35, user 25 to-leader",
            Told((await programme.GetAsync("?asOf=2025-01-31")).Json["rounds"]![1]!["rubric"]!)
        );
        Json.Equal("""{ "nia": 9.2, "global": 24.4 }""", (await programme.RowAsync("stage-1", "a"))["scores"]);
        var benchmark = (await programme.GetAsync("rounds/stage-1/explanation?team=a")).Json["criteria"]![0]!;
        Assert.Equal(("benchmark", 33.6m), ((string)benchmark["id"]!, (decimal)benchmark["points"]!));
        Assert.Equal(("a, b", "[2]"), (await programme.FieldAsync(), await programme.ActualAsync()));
    }

    /// <summary>Stage 2 slipped from the end of June to 18 August; the Lunar XPRIZE moved its deadline again and again.</summary>
    [Fact]
    public async Task Row_17_a_deadline_slips()
    {
        var programme = await Programme.BeginAsync(Host, "row-17", "[2, 1]", "a", "b");
        await programme.RoundAsync("stage-2", "\"opensAt\": \"2025-06-01\", \"closesAt\": \"2025-06-30\"");
        foreach (var (at, closes) in new[] { ("2025-05-15", "2025-07-31"), ("2025-07-23", "2025-08-10") })
            Assert.Equal(
                200,
                (
                    await programme.PutAsync(
                        "rounds/stage-2/schedule",
                        $$"""{ "opensAt": "2025-06-01", "closesAt": "{{closes}}", "at": "{{at}}" }"""
                    )
                ).Status
            );
        await programme.EvaluateAsync("stage-2", "2025-08-18", Ranked("a", 1), Ranked("b", 2));
        await programme.DecideAsync("stage-2", "2025-08-18");

        foreach (
            var (asOf, closes) in new[]
            {
                ("2025-05-14", "2025-06-30"),
                ("2025-07-22", "2025-07-31"),
                ("2025-08-18", "2025-08-10"),
            }
        )
            Assert.Equal(closes, (string?)(await programme.GetAsync($"?asOf={asOf}")).Json["rounds"]![0]!["closesAt"]);
        Assert.Equal("a, b", await programme.FieldAsync("?asOf=2025-08-10"));
        Assert.Equal(["1 a selected", "2 b eliminated rank"], await programme.TableAsync("stage-2"));
        Assert.Equal(["2025-08-18"], (await programme.GetAsync("funnel")).Each("steps", "at"));
    }

    /// <summary>
    /// Motif had February to July where the others had January to June, and earlier models counted for it. A round has one
    /// window for all; what was agreed for one team is a note on it, beside the day it came in and what it had shown.
    /// </summary>
    [Fact]
    public async Task Row_18_a_late_entrant_has_windows_of_its_own()
    {
        var programme = await Programme.BeginAsync(Host, "row-18", "[2, 2]", "lg", "skt");
        await programme.RoundAsync("stage-2", "\"opensAt\": \"2025-01-10\", \"closesAt\": \"2025-06-30\"");
        await programme.DoAsync(
            "vacancies",
            """{ "call": "more", "seats": 1, "reason": "A place.", "at": "2025-01-20" }"""
        );
        await programme.DoAsync(
            "teams/motif/admission",
            """{ "via": "more", "name": { "en": "motif" }, "at": "2025-02-20" }"""
        );
        await programme.DoAsync(
            "teams/motif/entry",
            """{ "entry": "motif-2", "name": { "en": "Motif 2" }, "at": "2025-02-20", "note": "Made before it came in." }"""
        );
        await programme.DoAsync(
            "notes",
            """
            { "teams": ["motif"], "at": "2025-02-20",
              "text": "It works from February to July, the others from January to June; earlier models count." }
            """
        );

        Assert.Equal("motif: 2025-02-20 more", await SinceAsync(programme, "motif"));
        Assert.Equal("lg: 2025-01-02 ", await SinceAsync(programme, "lg"));
        Assert.Equal(["lg pending", "motif pending", "skt pending"], await programme.TableAsync("stage-2"));
        Assert.Equal(["more: 2 → 3, planned 3"], await programme.FunnelAsync());
        var motif = await programme.GetAsync("teams/motif");
        Assert.Equal(["motif-2"], motif.Each("entries", "id"));
        Assert.Equal(["TeamAdmitted", "EntryPresented", "NoteRecorded"], motif.Each("path", "type"));
    }

    private static string Ranked(string team, int rank) => $"\"team\": \"{team}\", \"rank\": {rank}";

    private static string Rubric((string Id, int Max) one, (string Id, int Max) other, string users) =>
        $$"""
            "rubric": { "criteria": [
              { "id": "benchmark", "name": { "en": "Benchmarks" }, "max": 40, "criteria": [
                { "id": "{{one.Id}}", "name": { "en": "One" }, "max": {{one.Max}} },
                { "id": "{{other.Id}}", "name": { "en": "Other" }, "max": {{other.Max}} }] },
              { "id": "expert", "name": { "en": "Experts" }, "max": 35 },
              { "id": "user", "name": { "en": "Users" }, "max": 25, "normalisation": "{{users}}" }] }
            """;

    private static string Told(JsonNode rubric) =>
        string.Join(", ", rubric["criteria"]!.AsArray().Select(each => ToldCriterion(each!)));

    private static string ToldCriterion(JsonNode criterion) =>
        $"{criterion["id"]} {criterion["max"]}"
        + (criterion["normalisation"] is { } how ? $" {how}" : "")
        + (
            criterion["criteria"] is JsonArray { Count: > 0 } parts
                ? $" ({string.Join(", ", parts.Select(part => ToldCriterion(part!)))})"
                : ""
        );

    private static async Task<string> SinceAsync(Programme programme, string team) =>
        (await programme.GetAsync("field")).Json["teams"]!
            .AsArray()
            .Where(each => (string?)each!["id"] == team)
            .Select(each => $"{each!["id"]}: {each["since"]} {each["round"]}")
            .Single();
}
