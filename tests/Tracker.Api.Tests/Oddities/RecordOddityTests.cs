using System.Text.Json.Nodes;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Oddities;

/// <summary>Who a team is, what was said of it, and what does not add up.</summary>
public sealed class RecordOddityTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private TrackerHost Host => service.Host;

    /// <summary>The head of Sionic AI accused Upstage of a copied model, and took it back.</summary>
    [Fact]
    public async Task Row_16_an_accusation_is_raised_and_retracted_and_changes_nothing()
    {
        var programme = await Programme.BeginAsync(Host, "row-16", "[2, 1]", "skt", "upstage");
        await programme.RoundAsync("stage-1");
        await programme.EvaluateAsync(
            "stage-1",
            "2025-02-01",
            "\"team\": \"upstage\", \"rank\": 1",
            "\"team\": \"skt\", \"rank\": 2"
        );
        var before = await programme.ViewsAsync();
        await programme.DoAsync(
            "notes",
            """{ "teams": ["upstage"], "text": "Accused of a copy.", "official": false, "at": "2025-02-02" }"""
        );
        await programme.DoAsync(
            "notes",
            """{ "teams": ["upstage"], "text": "The accuser apologised.", "official": false, "at": "2025-02-03" }"""
        );

        Assert.Equal(before, await programme.ViewsAsync());
        Assert.Equal(
            ["Accused of a copy.", "The accuser apologised."],
            (await programme.GetAsync("history?team=upstage&type=NoteRecorded")).Each("events", "text")
        );
    }

    /// <summary>
    /// 엔씨에이아이 is NC AI, Kyber became ML-KEM, Gröstl is also Grøstl. A programme's own new name (WBL, 독자 AI) is a note:
    /// nothing renames a competition.
    /// </summary>
    [Fact]
    public async Task Row_19_a_team_has_names_in_two_languages_and_more_than_one_in_time()
    {
        var programme = await Programme.BeginAsync(Host, "row-19", "[3, 1]", "grostl", "kyber");
        await programme.DoAsync(
            "teams",
            """{ "team": "nc-ai", "name": { "ko": "엔씨에이아이", "en": "NC AI" }, "at": "2025-01-02" }"""
        );
        await programme.DoAsync("teams/grostl/name", """{ "name": { "en": "Gröstl" }, "at": "2025-01-03" }""");
        await programme.DoAsync("teams/grostl/name", """{ "name": { "en": "Grøstl" }, "at": "2025-01-04" }""");
        await programme.DoAsync("teams/kyber/name", """{ "name": { "en": "ML-KEM" }, "at": "2025-08-13" }""");
        await programme.DoAsync("notes", """{ "text": "The programme is now called 독자 AI, no longer WBL." }""");

        Assert.Equal(["Grøstl", "kyber", "NC AI"], await NamesAsync("field?asOf=2025-08-12", "en"));
        Assert.Equal(
            ["Grøstl", "ML-KEM", "엔씨에이아이"],
            (await NamesAsync("field", "ko")).Order(StringComparer.Ordinal)
        );
        Assert.Equal("grostl, kyber, nc-ai", await programme.FieldAsync());
        Json.Equal("""[{ "en": "kyber" }]""", (await programme.GetAsync("teams/kyber")).Json["formerNames"]);
        Json.Equal(
            """[{ "en": "grostl" }, { "en": "Gröstl" }]""",
            (await programme.GetAsync("teams/grostl")).Json["formerNames"]
        );
        Assert.Contains(
            "독자 AI",
            (await programme.GetAsync("history?type=NoteRecorded")).Each("events", "text").Single()
        );

        async Task<IEnumerable<string>> NamesAsync(string view, string language) =>
            (await programme.GetAsync(view)).Json["teams"]!
                .AsArray()
                .Select(team => (string)(team!["name"]![language] ?? team["name"]!["en"])!);
    }

    /// <summary>KAIST was in four teams and led a fifth; Trillion Labs was a member of one team and applied with its own.</summary>
    [Fact]
    public async Task Row_20_rivals_share_a_member_and_members_move()
    {
        var programme = await Programme.BeginAsync(Host, "row-20", "[2, 2]", "lunit", "motif");
        await programme.DoAsync(
            "teams/lunit/members",
            """{ "joined": ["KAIST", "Trillion Labs"], "at": "2025-01-03" }"""
        );
        await programme.DoAsync("teams/motif/members", """{ "joined": ["KAIST"], "at": "2025-01-03" }""");
        await programme.DoAsync(
            "teams",
            """{ "team": "kaist", "name": { "en": "KAIST" }, "members": ["KAIST"], "at": "2025-01-03" }"""
        );
        await programme.DoAsync("teams/lunit/members", """{ "left": ["Trillion Labs"], "at": "2025-02-01" }""");
        await programme.DoAsync(
            "vacancies",
            """{ "call": "more", "seats": 1, "reason": "A place.", "at": "2025-02-02" }"""
        );
        await programme.DoAsync(
            "teams/trillion-labs/admission",
            """{ "via": "more", "name": { "en": "Trillion Labs" }, "members": ["Trillion Labs"], "at": "2025-02-03" }"""
        );

        Assert.Equal("kaist, lunit, motif, trillion-labs", await programme.FieldAsync());
        Assert.Equal("[3,4]", await programme.ActualAsync());
        foreach (
            var (team, members) in new[]
            {
                ("lunit?asOf=2025-01-31", """["KAIST","Trillion Labs"]"""),
                ("lunit", """["KAIST"]"""),
                ("motif", """["KAIST"]"""),
                ("kaist", """["KAIST"]"""),
                ("trillion-labs", """["Trillion Labs"]"""),
            }
        )
            Assert.Equal((team, members), (team, (await programme.GetAsync($"teams/{team}")).Text("members")));
    }

    /// <summary>200 of the public were chosen and 185 marked; 50 expert users and 49; the plan had said "200 or more".</summary>
    [Fact]
    public async Task Row_23_fewer_judged_than_were_planned()
    {
        var programme = await Programme.BeginAsync(Host, "row-23", "[2, 1]", "a", "b");
        await programme.RoundAsync("stage-2");
        var evaluated = await programme.DoAsync(
            "rounds/stage-2/evaluation",
            """
            { "results": [{ "team": "a", "rank": 1 }, { "team": "b", "rank": 2 }], "at": "2025-02-01",
              "note": "49 of 50 expert users and 185 of 200 of the public took part." }
            """
        );
        var before = await programme.ViewsAsync();
        await programme.DoAsync(
            "notes",
            """{ "text": "The plan said 200 or more of the public.", "at": "2025-02-01" }"""
        );

        Assert.Equal(before, await programme.ViewsAsync());
        Assert.Equal(["1 a pending", "2 b pending"], await programme.TableAsync("stage-2"));
        var history = await programme.GetAsync("history?round=stage-2&type=RoundEvaluated");
        Assert.Equal([(string?)evaluated.Json["events"]![0]!["note"]], history.Each("events", "note"));
        Assert.Contains("185 of 200", history.Each("events", "note").Single());
        Assert.Equal(
            ["The plan said 200 or more of the public."],
            (await programme.GetAsync("history?type=NoteRecorded")).Each("events", "text")
        );
    }

    /// <summary>TerraMax took 12:51 where ten hours were allowed, and is listed fifth of those that came through.</summary>
    [Fact]
    public async Task Row_25_over_the_limit_and_yet_listed()
    {
        var programme = await Programme.BeginAsync(Host, "row-25", "[2, 2]", "stanley", "terramax");
        await programme.RoundAsync(
            "race",
            """ "rubric": { "gates": [{ "id": "ten-hours", "name": { "en": "Within ten hours" } }] } """
        );
        await programme.EvaluateAsync(
            "race",
            "2025-02-01",
            """ "team": "stanley", "rank": 1, "gates": { "ten-hours": true }, "note": "6:54" """,
            """ "team": "terramax", "rank": 2, "gates": { "ten-hours": false }, "note": "12:51" """
        );
        await programme.DecideAsync("race", "2025-02-01");

        Assert.Equal(["1 stanley selected", "2 terramax eliminated gate"], await programme.TableAsync("race"));
        Assert.Equal("12:51", (string?)(await programme.RowAsync("race", "terramax"))["note"]);
        Assert.Equal("stanley", await programme.FieldAsync());
        Assert.Equal(["race: 2 → 1, planned 2"], await programme.FunnelAsync());
    }

    /// <summary>69 submissions have 68 names, because pqRSA is two; the 26 of round 2 came from 31 submissions.</summary>
    [Fact]
    public async Task Row_26_how_one_counts()
    {
        var programme = await Programme.BeginAsync(Host, "row-26", "[4, 2]", "hila5", "round2");
        foreach (var purpose in new[] { "encryption", "signature" })
            await programme.DoAsync(
                "teams",
                $$"""{ "team": "pqrsa-{{purpose}}", "name": { "en": "pqRSA" }, "at": "2025-01-02" }"""
            );
        await programme.RoundAsync("round-1");
        await programme.DoAsync(
            "mergers",
            """{ "into": "round5", "name": { "en": "Round5" }, "from": ["hila5", "round2"], "at": "2025-02-01" }"""
        );

        var entered = (await programme.GetAsync("field?asOf=2025-01-02")).Json["teams"]!.AsArray();
        Assert.Equal((4, 3), (entered.Count, entered.DistinctBy(team => (string?)team!["name"]!["en"]).Count()));
        var funnel = await programme.GetAsync("funnel");
        // Three that are in, of four that were handed in.
        Assert.Equal((3, "[4]"), (funnel.Number("size"), funnel.Text("actual")));
        Assert.Equal(("""["hila5","round2"]""", """["round5"]"""), (funnel.Text("left"), funnel.Text("formed")));
        Assert.Equal(
            ["pqrsa-encryption pending", "pqrsa-signature pending", "round5 pending"],
            await programme.TableAsync("round-1")
        );
    }

    /// <summary>One paper has the rank as fourth, another as fifth; the ministry gave none.</summary>
    [Fact]
    public async Task Row_27_sources_disagree()
    {
        var programme = await Programme.BeginAsync(Host, "row-27", "[2, 1]", "a", "b");
        await programme.RoundAsync("stage-1");
        await programme.EvaluateAsync("stage-1", "2025-02-01", "\"team\": \"a\"", "\"team\": \"b\"");
        foreach (var (paper, total) in new[] { ("daily", 70), ("weekly", 71) })
            await programme.DoAsync(
                "rounds/stage-1/evaluation",
                $$"""
                { "partial": true, "official": false, "results": [{ "team": "a", "total": {{total}} }], "at": "2025-02-01",
                  "sources": [{ "id": "{{paper}}", "title": "The result", "publisher": "The {{paper}}" }] }
                """
            );
        Problem.Is(
            422,
            "unofficial-without-effect",
            await programme.TryAsync(
                "rounds/stage-1/evaluation",
                """{ "official": false, "results": [{ "team": "a" }, { "team": "b" }] }"""
            )
        );

        var row = await programme.RowAsync("stage-1", "a");
        // What was said last stands apart; the official total is open as ever, and the history has both with their sources.
        Assert.Equal((null, 71), (row["total"], (int)row["unofficial"]!["total"]!));
        Assert.Equal(["a pending", "b pending"], await programme.TableAsync("stage-1"));
        Assert.Equal("a, b", await programme.FieldAsync());
        Assert.Equal("[2]", await programme.ActualAsync());
        Assert.Equal(
            ["70 The daily", "71 The weekly"],
            (await programme.GetAsync("history?team=a&type=RoundEvaluated")).Json["events"]!
                .AsArray()
                .Where(each => each!["official"] is JsonValue official && !(bool)official)
                .Select(each => $"{each!["results"]![0]!["total"]} {each["sources"]![0]!["publisher"]}")
        );
    }
}
