using System.Text.Json.Nodes;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Seeds;

[Collection(SeededTracker.Collection)]
public sealed class SovereignDisclosureTests(SeededTracker seeded)
{
    private const string Sovereign = "/api/competitions/sovereign-ai";
    private const string Motif = "motif-technologies ";
    private const string Leaders =
        """lg-ai-research {"expert":29.5,"public":7.6}, motif-technologies {"aaii":11.9}, sk-telecom {"expert-users":11.6,"nia":13.4}""";
    private const string Totals = "lg-ai-research 69.0, motif-technologies 65.8, sk-telecom 70.6, upstage 69.9";

    [Theory]
    [InlineData("2026-08-17", "pending", "", "", "")]
    [InlineData("2026-08-18", "eliminated", "mean", "", "")]
    [InlineData("2026-08-19", "eliminated", "mean", "", Motif + "65.8")]
    [InlineData("2026-08-20", "eliminated", "mean leaders", Leaders, Motif + "65.8")]
    [InlineData("2026-08-26", "eliminated", "mean leaders", Leaders, Motif + "65.8")]
    [InlineData("2026-08-27", "eliminated", "mean leaders", Leaders, Totals)]
    public async Task Stage_2_came_out_step_by_step(
        string knownAt,
        string motif,
        string published,
        string scores,
        string totalsOfOthers
    )
    {
        var standings = await seeded.Host.GetAsync($"{Sovereign}/standings?round=stage-2&knownAt={knownAt}");

        Assert.Equal(motif, Rows(standings, row => $"{row["outcome"]}").Single(told => told.Team + " " == Motif).Said);
        Assert.Equal(published, string.Join(' ', Publications(standings, "scores")));
        Assert.Equal(scores, Joined(Rows(standings, row => row["scores"]!.ToJsonString()), none: "{}"));
        Assert.Equal(totalsOfOthers, Joined(Rows(standings, row => $"{row["unofficial"]?["total"]}"), none: ""));
        Assert.All(Rows(standings, row => $"{row["rank"]}{row["total"]}"), row => Assert.Equal("", row.Said));
        Assert.Equal(["lg-ai-research", "motif-technologies", "sk-telecom", "upstage"], standings.Each("rows", "team"));
    }

    [Theory]
    [InlineData("2026-08-18", "Missed by a narrow margin.")]
    [InlineData("2026-08-20", "Missed by a narrow margin.")]
    public async Task What_the_release_said_beside_the_points_is_told_from_its_day_on(string knownAt, string note)
    {
        var standings = await seeded.Host.GetAsync($"{Sovereign}/standings?round=stage-2&knownAt={knownAt}");
        var field = await seeded.Host.GetAsync($"{Sovereign}/field?asOf=2026-08-18&knownAt={knownAt}");
        var history = await seeded.Host.GetAsync($"{Sovereign}/history?round=stage-2&knownAt={knownAt}");

        Assert.Equal([null, note, null, null], standings.Each("rows", "note"));
        Assert.Equal(["lg-ai-research", "sk-telecom", "upstage"], field.Each("teams", "id"));
        Assert.Contains(
            history.Json["events"]!.AsArray(),
            each => (string?)each!["note"] is { } told && told.Contains("benchmarks mean 22.5, gap 4.0")
        );
    }

    [Theory]
    [InlineData("written", "2025-07-25", 15)]
    [InlineData("presentation", "2025-08-04", 10)]
    public async Task Of_the_first_rounds_names_alone_were_published(string round, string at, int teams)
    {
        var standings = await seeded.Host.GetAsync($"{Sovereign}/standings?round={round}&knownAt={at}");

        Json.Equal(
            $$"""{ "publications": [{ "at": "{{at}}", "scores": "none", "totals": false, "ranks": false, "order": "name" }] }""",
            standings.Json["disclosure"]
        );
        Assert.Equal(teams, standings.Json["rows"]!.AsArray().Count);
        Assert.All(
            standings.Json["rows"]!.AsArray(),
            row => Assert.Equal("{}", $"{row!["rank"]}{row["total"]}{row["scores"]!.ToJsonString()}")
        );
    }

    // The record of the ministry's figures was made from its releases alone, so there is nothing more to see with a role.
    [Theory]
    [InlineData("written")]
    [InlineData("presentation")]
    [InlineData("stage-1")]
    [InlineData("stage-2")]
    public async Task Everyone_sees_all_the_results_that_are_recorded(string round)
    {
        var everyone = await seeded.Host.GetAsync($"{Sovereign}/standings?round={round}");
        var insiders = await seeded.Host.GetAsync($"{Sovereign}/standings?round={round}", asOperator: true);

        Json.Equal(insiders.Json["rows"]!, everyone.Json["rows"]);
        Json.Equal(insiders.Json["cut"]!, everyone.Json["cut"]);
    }

    [Theory]
    [InlineData("2026-01-14", "pending")]
    [InlineData("2026-01-15", "provisional")]
    [InlineData("2026-01-20", "provisional")]
    [InlineData("2026-01-25", "provisional")]
    [InlineData("2026-01-26", "final")]
    public async Task The_result_of_stage_1_was_final_after_the_ten_days_for_objections(string date, string status)
    {
        var told = await seeded.Host.GetAsync($"{Sovereign}/standings?round=stage-1&asOf={date}&knownAt={date}");
        var now = await seeded.Host.GetAsync($"{Sovereign}/standings?round=stage-1&asOf={date}");

        Assert.Equal(status, (string?)told.Json["result"]!["status"]);
        Assert.Equal(status, (string?)now.Json["result"]!["status"]);
    }

    // Not known until the end of this record are the reissue and one report: nothing else tells the two days apart.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task That_the_release_was_issued_again_changes_no_number_and_no_outcome(bool asOperator)
    {
        var diff = await seeded.Host.GetAsync(
            $"{Sovereign}/diff?asOf=2026-01-20&knownFrom=2026-08-27&knownTo=2026-08-28",
            asOperator
        );

        Assert.Equal(
            [
                "NoteRecorded 2025-07-25 seoulwire-664054",
                "RoundCorrected 2026-01-15 stage-1 decision-stands [] msit-2026-01-15",
            ],
            diff.Json["events"]!
                .AsArray()
                .Select(each =>
                    string.Join(
                        ' ',
                        new[] { "type", "at", "round", "policy" }
                            .Select(member => (string?)each![member])
                            .Append(each!["results"]?.ToJsonString())
                            .Append((string?)each["sources"]![0]!["id"])
                            .OfType<string>()
                    )
                )
        );
        Assert.Equal("""{"before":3,"after":3}""", diff.Text("sizes"));
        Assert.Equal(("[]", "[]", "[]"), (diff.Text("in"), diff.Text("out"), diff.Text("rounds")));
    }

    [Theory]
    [InlineData("/field")]
    [InlineData("/funnel")]
    [InlineData("/standings?round=written")]
    [InlineData("/standings?round=presentation")]
    [InlineData("/standings?round=stage-1")]
    [InlineData("/teams/lg-ai-research")]
    [InlineData("/teams/naver-cloud")]
    public async Task Every_view_is_the_same_before_and_after_the_reissue(string view)
    {
        var path = $"{Sovereign}{view}{(view.Contains('?') ? '&' : '?')}asOf=2026-01-20&knownAt=2026-08-";

        Json.Equal(
            Unclocked(await seeded.Host.GetAsync($"{path}27")),
            Unclocked(await seeded.Host.GetAsync($"{path}28"))
        );
    }

    private static JsonNode Unclocked(Answer answer)
    {
        var told = answer.Json;
        Assert.True(told.AsObject().Remove("knownAt"));
        return told;
    }

    private static IEnumerable<string?> Publications(Answer standings, string member) =>
        standings.Json["disclosure"]?["publications"]!.AsArray().Select(each => (string?)each![member]) ?? [];

    private static List<(string Team, string Said)> Rows(Answer standings, Func<JsonNode, string> said) =>
        [.. standings.Json["rows"]!.AsArray().Select(row => ((string)row!["team"]!, said(row)))];

    private static string Joined(IEnumerable<(string Team, string Said)> rows, string none) =>
        string.Join(", ", rows.Where(row => row.Said != none).Select(row => $"{row.Team} {row.Said}"));
}
