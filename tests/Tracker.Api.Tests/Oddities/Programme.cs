using System.Text.Json;
using System.Text.Json.Nodes;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Oddities;

/// <summary>A small programme that is recorded over HTTP, and read back in one line for each team or step.</summary>
internal sealed class Programme
{
    private readonly TrackerHost host;
    private readonly string path;

    private Programme(TrackerHost host, string id) => (this.host, path) = (host, $"/api/competitions/{id}");

    /// <summary>Announces it and enters its teams, which have their ids for names.</summary>
    public static async Task<Programme> BeginAsync(TrackerHost host, string id, string plan, params string[] teams)
    {
        var programme = new Programme(host, id);
        var announced = await host.PostAsync(
            "/api/competitions",
            $$"""
            { "competition": "{{id}}", "name": { "en": "A programme", "ko": "사업" }, "timeZone": "Asia/Seoul",
              "plan": {{plan}}, "at": "2025-01-01" }
            """
        );
        Assert.True(announced.Status == 201, announced.Body);
        await programme.DoAsync(
            "teams",
            JsonSerializer.Serialize(
                new { at = "2025-01-02", teams = teams.Select(team => new { team, name = new { en = team } }) }
            )
        );
        return programme;
    }

    /// <summary>Schedules a round; with more members of its body, such as a rubric.</summary>
    public Task<Answer> RoundAsync(string round, string more = "", string at = "2025-01-03") =>
        DoAsync(
            "rounds",
            $$"""{ "round": "{{round}}", "name": { "en": "{{round}}" }, "at": "{{at}}" {{(more == "" ? "" : ", ")}}{{more}} }"""
        );

    /// <summary>Records results, each as JSON without its braces.</summary>
    public Task<Answer> EvaluateAsync(string round, string at, params string[] results) =>
        DoAsync(
            $"rounds/{round}/evaluation",
            $$"""{ "at": "{{at}}", "results": [{{string.Join(", ", results.Select(each => $"{{ {each} }}"))}}] }"""
        );

    /// <summary>Decides a round by rank, or as the members of the body say.</summary>
    public Task<Answer> DecideAsync(string round, string at, string how = "\"by\": \"rank\"") =>
        DoAsync($"rounds/{round}/decision", $$"""{ "at": "{{at}}", {{how}} }""");

    /// <summary>Records what must be accepted.</summary>
    public async Task<Answer> DoAsync(string where, string body)
    {
        var answer = await TryAsync(where, body);
        Assert.True(answer.Status == 200, $"{where} {body}: {answer.Body}");
        Assert.NotEqual("[]", answer.Text("events"));
        return answer;
    }

    public Task<Answer> TryAsync(string where, string body) => host.PostAsync($"{path}/{where}", body);

    public Task<Answer> PutAsync(string where, string body) => host.PutAsync($"{path}/{where}", body);

    public Task<Answer> GetAsync(string view = "", bool asOperator = false, string? language = null) =>
        host.GetAsync(view.Length == 0 ? path : $"{path}/{view}", asOperator, language);

    /// <summary>Who is in: the id, and the tier in brackets.</summary>
    public async Task<string> FieldAsync(string query = "", bool asOperator = false) =>
        string.Join(
            ", ",
            (await GetAsync($"field{query}", asOperator)).Json["teams"]!
                .AsArray()
                .Select(team => $"{team!["id"]}{(team["tier"] is { } tier ? $" ({tier})" : "")}")
        );

    /// <summary>Who is out: the id, how, in which round, why.</summary>
    public Task<string[]> OutAsync(string query = "") =>
        LinesAsync($"field{query}", "out", "id", "status", "round", "reason");

    /// <summary>The table of a round: rank, team, total, outcome, tier, reason.</summary>
    public Task<string[]> TableAsync(string round, string query = "", bool asOperator = false) =>
        LinesAsync(
            $"standings?round={round}{query}",
            asOperator,
            "rows",
            "rank",
            "team",
            "total",
            "outcome",
            "tier",
            "reason"
        );

    /// <summary>The steps of the funnel: which, from how many to how many, and how many were planned.</summary>
    public async Task<string[]> FunnelAsync(string query = "") =>
        [
            .. (await GetAsync($"funnel{query}")).Json["steps"]!
                .AsArray()
                .Select(step =>
                    $"{step!["round"]}: {step["in"]} → {step["size"]}, planned {step["planned"] ?? "none"}"
                ),
        ];

    /// <summary>The field's sizes.</summary>
    public async Task<string> ActualAsync(string query = "") => (await GetAsync($"funnel{query}")).Text("actual");

    /// <summary>The one row of a team in a round.</summary>
    public async Task<JsonNode> RowAsync(string round, string team, string query = "", bool asOperator = false) =>
        (await GetAsync($"standings?round={round}{query}", asOperator)).Json["rows"]!
            .AsArray()
            .Single(row => (string?)row!["team"] == team)!;

    /// <summary>Field, standings and funnel without the version: what must stay when nothing that counts has happened.</summary>
    public async Task<string> ViewsAsync()
    {
        var views = new List<string>();
        foreach (var view in new[] { "field", "standings", "funnel" })
        {
            var answer = (await GetAsync(view)).Json.AsObject();
            answer.Remove("version");
            views.Add(answer.ToJsonString());
        }
        return string.Join('\n', views);
    }

    private Task<string[]> LinesAsync(string view, string list, params string[] members) =>
        LinesAsync(view, false, list, members);

    private async Task<string[]> LinesAsync(string view, bool asOperator, string list, params string[] members) =>
        [
            .. (await GetAsync(view, asOperator)).Json[list]!
                .AsArray()
                .Select(item =>
                    string.Join(' ', members.Select(member => item![member]).Where(value => value is not null))
                ),
        ];
}
