using System.Text.Json.Nodes;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.DataFiles;

/// <summary>The seeds as tables and as lines say what they say as JSON.</summary>
[Collection(SeededTracker.Collection)]
public sealed class SeededFilesTests(SeededTracker seeded)
{
    private const string Programme = "/api/competitions/sovereign-ai";

    private TrackerHost Host => seeded.Host;

    [Fact]
    public async Task The_field_is_a_row_for_every_team_that_was_in()
    {
        var answer = await Host.GetAsync($"{Programme}/field.csv?asOf=2025-08-10&knownAt=2026-08-01");
        var json = (await Host.GetAsync($"{Programme}/field?asOf=2025-08-10&knownAt=2026-08-01")).Json;

        Assert.Equal((200, "text/csv"), (answer.Status, answer.MediaType));
        Assert.Equal("attachment; filename=\"sovereign-ai-field.csv\"", answer.Headers["Content-Disposition"]);
        var rows = Csv.Read(answer.Body);
        Assert.Equal(15, rows.Count);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["competition"] = "sovereign-ai",
                ["as_of"] = "2025-08-10",
                ["known_at"] = "2026-08-01",
                ["team"] = "lg-ai-research",
                ["name_en"] = "LG AI Research",
                ["name_ko"] = "LG경영개발원 AI연구원",
                ["status"] = "in",
                ["since"] = "2025-08-04",
                ["round"] = "presentation",
                ["tier"] = "",
                ["at"] = "",
                ["reason"] = "",
            },
            rows[0]
        );
        Assert.Equal(
            json["teams"]!.AsArray().Concat(json["out"]!.AsArray()).Select(team => (string?)team!["id"]),
            rows.Select(row => row["team"])
        );
        Assert.Equal(
            json["out"]!.AsArray().Select(team => $"{team!["status"]} {team["round"]} {team["at"]} {team["reason"]}"),
            rows.Where(row => row["status"] != "in")
                .Select(row => $"{row["status"]} {row["round"]} {row["at"]} {row["reason"]}")
        );
    }

    [Fact]
    public async Task What_a_note_says_is_in_a_column()
    {
        var rows = Csv.Read((await Host.GetAsync($"{Programme}/history.csv?type=NoteRecorded")).Body);
        var json = (await Host.GetAsync($"{Programme}/history?type=NoteRecorded")).Json;

        Assert.NotEmpty(rows);
        Assert.Equal(json["events"]!.AsArray().Select(each => (string?)each!["text"]), rows.Select(row => row["text"]));
    }

    [Fact]
    public async Task Standings_have_a_column_for_each_criterion_in_the_order_of_the_rubric_and_keep_their_digits()
    {
        var rows = Csv.Read((await Host.GetAsync($"{Programme}/standings.csv?round=stage-1")).Body);

        var rubric = (await Host.GetAsync(Programme)).Json["rounds"]!
            .AsArray()
            .Single(round => (string?)round!["id"] == "stage-1")!["rubric"]!;
        Assert.Equal(
            rubric["criteria"]!.AsArray().SelectMany(Ids!).Select(id => $"score_{id}").Append("gate_originality"),
            rows[0]
                .Keys.Where(name =>
                    name.StartsWith("score_", StringComparison.Ordinal)
                    || name.StartsWith("gate_", StringComparison.Ordinal)
                )
        );
        Assert.Contains("score_global-individual", rows[0].Keys);
        Assert.Equal(
            ("1", "lg-ai-research", "90.2", "33.6", "25.0", "true", "selected", "1"),
            (
                rows[0]["rank"],
                rows[0]["team"],
                rows[0]["total"],
                rows[0]["score_benchmark"],
                rows[0]["score_user"],
                rows[0]["gate_originality"],
                rows[0]["outcome"],
                rows[0]["unofficial_rank"]
            )
        );
        var naver = rows.Single(row => row["team"] == "naver-cloud");
        Assert.Equal(
            ("", "", "", "false", "eliminated", "gate", "4"),
            (
                naver["rank"],
                naver["total"],
                naver["score_benchmark"],
                naver["gate_originality"],
                naver["outcome"],
                naver["reason"],
                naver["unofficial_rank"]
            )
        );
    }

    [Theory]
    [InlineData("sovereign-ai")]
    [InlineData("aes")]
    [InlineData("nist-pqc")]
    public async Task Lines_of_standings_are_the_rows_of_the_JSON(string competition)
    {
        var summary = (await Host.GetAsync($"/api/competitions/{competition}")).Json;
        foreach (var round in summary["rounds"]!.AsArray().Select(each => (string)each!["id"]!))
        {
            var path = $"/api/competitions/{competition}/standings";
            var json = (await Host.GetAsync($"{path}?round={round}")).Json;
            var lines = Lines((await Host.GetAsync($"{path}.ndjson?round={round}")).Body);

            Assert.Equal(json["rows"]!.AsArray().Count, lines.Count);
            foreach (var (row, line) in json["rows"]!.AsArray().Zip(lines))
            {
                Assert.Equal((competition, round), ((string?)line["competition"], (string?)line["round"]));
                foreach (var head in new[] { "competition", "asOf", "knownAt", "version", "round" })
                    line.AsObject().Remove(head);
                Json.Equal(row, line);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?asOf=2026-01-16&knownAt=2026-01-14")]
    [InlineData("?round=stage-1")]
    [InlineData("?team=naver-cloud&type=TeamEliminated")]
    public async Task The_whole_history_is_one_table_and_the_same_lines(string query)
    {
        var json = (await Host.GetAsync($"{Programme}/history{query}{(query.Length == 0 ? "?" : "&")}limit=1000")).Json[
            "events"
        ]!.AsArray();
        var rows = Csv.Read((await Host.GetAsync($"{Programme}/history.csv{query}")).Body);
        var lines = Lines((await Host.GetAsync($"{Programme}/history.ndjson{query}")).Body);

        Assert.NotEmpty(json);
        Assert.Equal((json.Count, json.Count), (rows.Count, lines.Count));
        foreach (var (happened, row, line) in json.Zip(rows, lines))
        {
            Json.Equal(happened, JsonNode.Parse(row["event"]));
            line.AsObject().Remove("competition");
            Json.Equal(happened, line);
            Assert.Equal(
                $"{happened!["sequence"]} {happened["type"]} {happened["at"]} {happened["knownAt"]} {happened["publicAt"]} {happened["note"]} {happened["official"]}",
                $"{row["sequence"]} {row["type"]} {row["at"]} {row["known_at"]} {row["public_at"]} {row["note"]} {row["official"]}"
            );
            Assert.Equal(
                string.Join(' ', happened["sources"]!.AsArray().Select(source => (string?)source!["id"])),
                row["sources"]
            );
        }
    }

    [Fact]
    public async Task A_part_of_the_history_says_where_the_rest_is()
    {
        var first = await Host.GetAsync($"{Programme}/history.csv?limit=100&lang=ko");

        Assert.Equal(100, Csv.Read(first.Body).Count);
        Assert.Equal($"<{Programme}/history.csv?limit=100&lang=ko&after=100>; rel=\"next\"", first.Headers["Link"]);
        var rest = await Host.GetAsync(first.Headers["Link"].Split('<', '>')[1]);
        Assert.Equal(("101", false), (Csv.Read(rest.Body)[0]["sequence"], rest.Headers.ContainsKey("Link")));
    }

    [Fact]
    public async Task A_JSON_file_is_the_JSON_answer()
    {
        foreach (var path in new[] { "field", "standings", "history" })
            Assert.Equal(
                (await Host.GetAsync($"{Programme}/{path}")).Body,
                (await Host.GetAsync($"{Programme}/{path}.json")).Body,
                // A page of a history says where the next one is.
                (one, other) => one!.Replace("/history?", "/history.json?") == other
            );
    }

    // A criterion, then its parts.
    private static IEnumerable<string> Ids(JsonNode criterion) =>
        (criterion["criteria"]?.AsArray() ?? []).SelectMany(Ids!).Prepend((string)criterion["id"]!);

    private static List<JsonNode> Lines(string body) =>
        [.. body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
}
