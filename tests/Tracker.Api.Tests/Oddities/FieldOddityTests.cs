using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Oddities;

/// <summary>How the field grows, merges and loses teams outside the plan.</summary>
public sealed class FieldOddityTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private TrackerHost Host => service.Host;

    /// <summary>Motif was out in 2025-08 and back in 2026-02 by a call; the Grand Challenge grew from 40 to 43.</summary>
    [Fact]
    public async Task Row_04_the_field_grows_between_rounds()
    {
        var programme = await Programme.BeginAsync(Host, "row-04", "[3, 2]", "lg", "motif", "skt");
        await programme.RoundAsync("presentation");
        await programme.EvaluateAsync(
            "presentation",
            "2025-02-01",
            """ "team": "lg", "rank": 1 """,
            """ "team": "skt", "rank": 2 """,
            """ "team": "motif", "rank": 3 """
        );
        await programme.DecideAsync("presentation", "2025-02-01");
        await programme.DoAsync(
            "vacancies",
            """{ "call": "more", "seats": 1, "reason": "One left.", "at": "2025-03-01" }"""
        );
        await programme.DoAsync("teams/motif/admission", """{ "via": "more", "at": "2025-03-20" }""");
        await programme.DoAsync("vacancies/more/closing", """{ "at": "2025-03-20" }""");
        await programme.RoundAsync("visit", at: "2025-04-01");
        await programme.DoAsync(
            "teams/late/admission",
            """{ "via": "visit", "name": { "en": "late" }, "reason": "Invited.", "at": "2025-04-02" }"""
        );

        Assert.Equal("lg, skt", await programme.FieldAsync("?asOf=2025-03-19"));
        Assert.Equal("late, lg, motif, skt", await programme.FieldAsync());
        Assert.Equal("[3,2,3,4]", await programme.ActualAsync());
        Assert.Equal(
            ["presentation: 3 → 2, planned 2", "more: 2 → 3, planned 3", "visit: 3 → 4, planned none"],
            await programme.FunnelAsync()
        );
        Assert.Equal("3 motif eliminated rank", (await programme.TableAsync("presentation"))[^1]);
        Assert.Equal("2025-03-20", (string?)(await programme.GetAsync("teams/motif")).Json["since"]);
    }

    /// <summary>Round5, ROLLO and NTRU were made of others; NTS-KEM became part of Classic McEliece.</summary>
    [Fact]
    public async Task Row_06_candidates_merge_into_a_new_one_or_into_one_that_is_there()
    {
        var programme = await Programme.BeginAsync(
            Host,
            "row-06",
            "[5, 3]",
            ["hila5", "kyber", "mceliece", "nts-kem", "round2"]
        );
        await programme.RoundAsync("round-1");
        await programme.DoAsync(
            "mergers",
            """{ "into": "round5", "name": { "en": "Round5" }, "from": ["hila5", "round2"], "at": "2025-01-20" }"""
        );
        await programme.EvaluateAsync(
            "round-1",
            "2025-02-01",
            [.. new[] { "kyber", "mceliece", "nts-kem", "round5" }.Select(team => $"\"team\": \"{team}\"")]
        );
        await programme.DoAsync("mergers", """{ "into": "mceliece", "from": ["nts-kem"], "at": "2025-02-01" }""");
        await programme.DecideAsync("round-1", "2025-02-02", """ "selected": ["kyber", "mceliece", "round5"] """);

        Assert.Equal("kyber, mceliece, Round5", await NamesAsync(programme));
        Assert.Equal(
            ["hila5 merged round5", "nts-kem merged mceliece", "round2 merged round5"],
            await programme.OutAsync()
        );
        Assert.Equal(
            ["kyber selected", "mceliece selected", "nts-kem merged mceliece", "round5 selected"],
            (await programme.TableAsync("round-1")).Order()
        );
        Assert.Equal(["round-1: 5 → 3, planned 3"], await programme.FunnelAsync());
        var step = (await programme.GetAsync("funnel")).Json["steps"]![0]!;
        Json.Equal("""["hila5", "nts-kem", "round2"]""", step["left"]);
        Json.Equal("""["round5"]""", step["formed"]);
        Assert.Equal(["TeamEntered", "TeamsMerged"], (await programme.GetAsync("teams/hila5")).Each("path", "type"));
    }

    /// <summary>Five of 69 submissions withdrew in round 1; 3WISE was broken and its authors would not withdraw it.</summary>
    [Fact]
    public async Task Row_07_one_withdraws_in_a_round_and_one_will_not_although_it_is_broken()
    {
        var programme = await Programme.BeginAsync(Host, "row-07", "[3, 1]", "3wise", "a", "b");
        await programme.RoundAsync("round-1");
        await programme.DoAsync(
            "teams/b/withdrawal",
            """{ "round": "round-1", "reason": "An attack was found.", "at": "2025-01-20" }"""
        );
        await programme.DoAsync(
            "notes",
            """{ "teams": ["3wise"], "text": "Broken. Its authors do not withdraw it.", "at": "2025-01-21" }"""
        );
        Assert.Equal("3wise, a", await programme.FieldAsync("?asOf=2025-01-21"));
        Assert.Contains("3wise pending", await programme.TableAsync("round-1", "&asOf=2025-01-21"));

        await programme.EvaluateAsync("round-1", "2025-02-01", "\"team\": \"3wise\"", "\"team\": \"a\"");
        await programme.DecideAsync(
            "round-1",
            "2025-02-01",
            """ "selected": ["a"], "eliminated": [{ "team": "3wise", "reason": "broken" }] """
        );

        Assert.Equal(
            ["3wise eliminated round-1 broken", "b withdrawn round-1 An attack was found."],
            await programme.OutAsync()
        );
        Assert.Equal(
            ["3wise eliminated broken", "a selected", "b withdrawn An attack was found."],
            await programme.TableAsync("round-1")
        );
        Assert.Equal(["round-1: 3 → 1, planned 1"], await programme.FunnelAsync());
    }

    /// <summary>SIKE fell weeks after it entered round 4; Rainbow fell as a finalist.</summary>
    [Fact]
    public async Task Row_08_one_is_broken_after_it_has_advanced()
    {
        var programme = await Programme.BeginAsync(Host, "row-08", "[4, 3]", "hqc", "ntru", "rainbow", "sike");
        await programme.RoundAsync("round-3");
        await programme.EvaluateAsync(
            "round-3",
            "2025-02-01",
            [.. new[] { "hqc", "ntru", "rainbow", "sike" }.Select(team => $"\"team\": \"{team}\"")]
        );
        await programme.DecideAsync(
            "round-3",
            "2025-02-01",
            """ "selected": ["hqc", "rainbow", "sike"], "eliminated": [{ "team": "ntru", "reason": "other" }] """
        );
        await programme.RoundAsync("round-4", at: "2025-02-02");
        await programme.DecideAsync(
            "round-3",
            "2025-02-20",
            """ "eliminated": [{ "team": "rainbow", "reason": "broken" }] """
        );
        await programme.DecideAsync(
            "round-4",
            "2025-03-01",
            """ "eliminated": [{ "team": "sike", "reason": "broken" }] """
        );

        Assert.Equal("hqc, rainbow, sike", await programme.FieldAsync("?asOf=2025-02-19"));
        Assert.Equal("hqc", await programme.FieldAsync());
        Assert.Contains("sike selected", await programme.TableAsync("round-3"));
        Assert.Contains("rainbow eliminated broken", await programme.TableAsync("round-3"));
        Assert.Equal(["hqc pending", "sike eliminated broken"], await programme.TableAsync("round-4"));
        // The field had three after round 3, whatever became of them.
        Assert.Equal("[4,3,2,1]", await programme.ActualAsync());
        Assert.Equal("decided", (string?)(await programme.GetAsync()).Json["rounds"]![0]!["status"]);
        Assert.Equal("scheduled", (string?)(await programme.GetAsync()).Json["rounds"]![1]!["status"]);
    }

    /// <summary>Seven finalists and eight alternates; SPHINCS+ and later HQC came from the alternates.</summary>
    [Fact]
    public async Task Row_09_a_round_has_tiers_and_the_lower_one_wins()
    {
        var programme = await Programme.BeginAsync(Host, "row-09", "[3, 2, 1]", "ntru", "rqc", "sphincs");
        await programme.RoundAsync("round-2");
        await programme.RoundAsync("round-3");
        await programme.EvaluateAsync("round-2", "2025-02-01", [.. new[] { "ntru", "rqc", "sphincs" }.Select(Named)]);
        await programme.DecideAsync(
            "round-2",
            "2025-02-01",
            """
            "selected": [{ "team": "ntru", "tier": "finalist" }, { "team": "sphincs", "tier": "alternate" }],
            "eliminated": [{ "team": "rqc", "reason": "other" }]
            """
        );
        await programme.EvaluateAsync("round-3", "2025-03-01", Named("ntru"), Named("sphincs"));
        await programme.DecideAsync(
            "round-3",
            "2025-03-01",
            """
            "selected": [{ "team": "sphincs", "tier": "winner" }], "eliminated": [{ "team": "ntru", "reason": "other" }]
            """
        );

        Assert.Equal("ntru (finalist), sphincs (alternate)", await programme.FieldAsync("?asOf=2025-02-28"));
        Assert.Equal("sphincs (winner)", await programme.FieldAsync());
        Assert.Contains("sphincs selected alternate", await programme.TableAsync("round-2"));
        Assert.Equal(["ntru eliminated other", "sphincs selected winner"], await programme.TableAsync("round-3"));
        Assert.Equal("[3,2,1]", await programme.ActualAsync());
    }

    private static string Named(string team) => $"\"team\": \"{team}\"";

    private static async Task<string> NamesAsync(Programme programme) =>
        string.Join(
            ", ",
            (await programme.GetAsync("field")).Json["teams"]!.AsArray().Select(team => (string?)team!["name"]!["en"])
        );
}
