using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Disclosure;

/// <summary>
/// Everything that a reader without a token, or with one, can reach of a competition: every read at every date as known at every other, what
/// is posted as a question, and what refusals say.
/// </summary>
internal sealed record Crawl(string Competition, string[] Teams, string[] Rounds, string[] Moments)
{
    // By the path that the service maps: the paths to ask.
    private readonly Dictionary<string, Func<Crawl, IEnumerable<string>>> paths = new()
    {
        ["GET /api/competitions"] = _ => ["/api/competitions", "/api/competitions?limit=1"],
        ["GET /api/tokens"] = _ => ["/api/tokens"],
        ["GET {c}"] = each => each.AtAll(""),
        ["GET {c}/field"] = each => each.AtAll("/field"),
        ["GET {c}/field.{extension}"] = each => each.AtAll("/field.csv").Concat(each.AtAll("/field.ndjson")),
        ["GET {c}/standings.{extension}"] = each =>
            from round in each.Rounds
            from file in new[] { "csv", "ndjson" }
            from path in each.AtAll($"/standings.{file}?round={round}")
            select path,
        ["GET {c}/history.{extension}"] = each =>
            each.AtAll("/history.csv").Concat(each.AtAll("/history.ndjson")).Concat(each.AtAll("/history.csv?limit=2")),
        ["GET {c}/calendar.ics"] = each => each.AtAll("/calendar.ics"),
        ["GET {c}/atom.xml"] = each => each.AtAll("/atom.xml"),
        ["GET {c}/funnel"] = each => each.AtAll("/funnel"),
        ["GET {c}/teams"] = each => each.AtAll("/teams").Concat(each.AtAll("/teams?name=e")),
        ["GET {c}/standings"] = each =>
            each.AtAll("/standings").Concat(each.Rounds.SelectMany(round => each.AtAll($"/standings?round={round}"))),
        ["GET {c}/history"] = each =>
            each.AtAll("/history?limit=1000")
                .Concat(each.AtAll("/history?limit=2"))
                .Concat(each.Teams.SelectMany(team => each.AtAll($"/history?team={team}")))
                .Concat(each.Rounds.SelectMany(round => each.AtAll($"/history?round={round}")))
                .Concat(each.AtAll("/history?type=RoundCorrected")),
        ["GET {c}/teams/{team}"] = each => each.Teams.SelectMany(team => each.AtAll($"/teams/{team}")),
        ["GET {c}/rounds/{round}/explanation"] = each =>
            from round in each.Rounds
            from team in each.Teams
            from path in each.AtAll($"/rounds/{round}/explanation?team={team}")
            select path,
        ["GET {c}/diff"] = each =>
            from one in each.Moments
            from other in each.Moments
            from clock in new[] { $"from={one}&to={other}", $"knownFrom={one}&knownTo={other}" }
            select $"{{c}}/diff?{clock}",
        ["GET {c}/feed"] = each => each.AtAll("/feed?follow=false").Append("{c}/feed?follow=false&after=2"),
        // Salts and signatures are never the same twice; that they tell of nothing hidden is for their own tests.
        ["GET {c}/checkpoint"] = _ => [],
        ["GET {c}/checkpoint/key"] = _ => [],
        ["GET {c}/proofs/inclusion"] = _ => [],
        ["GET {c}/proofs/consistency"] = _ => [],
        ["GET {c}/certificate"] = _ => [],
        ["GET {c}/webhooks"] = _ => ["{c}/webhooks"],
        ["GET {c}/webhooks/{webhook}"] = _ => ["{c}/webhooks/any"],
        ["GET {c}/webhooks/{webhook}/attempts"] = _ => ["{c}/webhooks/any/attempts"],
        ["GET {c}/webhooks/{webhook}/dead-letters"] = _ => ["{c}/webhooks/any/dead-letters"],
        ["GET {c}/export"] = each => each.AtAll("/export"),
        ["GET {c}/rounds/{round}/scorecards"] = each =>
            each.Rounds.SelectMany(round => each.AtAll($"/rounds/{round}/scorecards")),
        ["GET {c}/rounds/{round}/scorecards/template"] = each =>
            each.Rounds.SelectMany(round => each.AtAll($"/rounds/{round}/scorecards/template")),
        ["POST {c}/rounds/{round}/what-if"] = each =>
            each.Rounds.SelectMany(round => each.AtAll($"/rounds/{round}/what-if")),
    };

    // By the tool that assistants have: the arguments to ask with, beside the clocks.
    private readonly Dictionary<string, Func<Crawl, IEnumerable<string>>> tools = new()
    {
        ["list_competitions"] = _ => [""],
        ["field"] = each => each.OfTool(""),
        ["funnel"] = each => each.OfTool(""),
        ["standings"] = each => each.Rounds.SelectMany(round => each.OfTool($", \"round\": \"{round}\"")),
        ["history"] = each => each.OfTool(", \"limit\": 50").Concat(each.OfTool(", \"team\": \"zoe\"")),
        ["explanation"] = each =>
            from round in each.Rounds
            from team in each.Teams
            from arguments in each.OfTool($", \"round\": \"{round}\", \"team\": \"{team}\"")
            select arguments,
        ["diff"] = each =>
            from one in each.Moments
            from clock in new[] { ("from", "to"), ("knownFrom", "knownTo") }
            select $"\"competition\": \"{each.Competition}\", \"{clock.Item1}\": \"{Plain(one)}\", \"{clock.Item2}\": \"{Plain(each.Moments[^1])}\"",
    };

    private static readonly string[] Suppositions =
    [
        "{}",
        """{ "survivors": 1 }""",
        """{ "weights": { "style": 3 } }""",
        """{ "rounding": { "places": 0, "mode": "half-up", "on": "total" } }""",
        """{ "gates": [] }""",
    ];

    /// <summary>What the service answers, by what was asked: with its status and headers, byte for byte.</summary>
    public async Task<SortedDictionary<string, string>> ReadAsync(TrackerHost host, string? token = null)
    {
        var mapped = EveryWrite
            .Endpoints(host)
            .Select(each => $"{each.Method} {each.Path.Replace("/api/competitions/{competition}", "{c}")}")
            .Where(each =>
                each.StartsWith("GET ", StringComparison.Ordinal) || each.EndsWith("/what-if", StringComparison.Ordinal)
            );
        Assert.Equal(paths.Keys.Order(StringComparer.Ordinal), mapped.Order(StringComparer.Ordinal));

        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (endpoint, all) in paths)
        foreach (
            var asked in all(this).Select(path => path.Replace("{c}", $"/api/competitions/{Competition}")).Distinct()
        )
            if (endpoint.StartsWith("GET ", StringComparison.Ordinal))
            {
                answers[asked] = Told(await host.SendAsync(HttpMethod.Get, asked, null, token));
                if (endpoint is "GET {c}/field" or "GET {c}/standings" or "GET {c}/history")
                    answers[$"{asked} csv"] = Told(
                        await host.SendAsync(HttpMethod.Get, asked, null, token, ("Accept", "text/csv"))
                    );
                answers[$"{asked} ko"] = Told(
                    await host.SendAsync(HttpMethod.Get, asked, null, token, ("Accept-Language", "ko"))
                );
            }
            else
                foreach (var body in Suppositions)
                    answers[$"{asked} {body}"] = Told(
                        await host.SendAsync(HttpMethod.Post, asked, TrackerHost.Json(body), token)
                    );
        await ReadPagesAsync(host, answers, token);
        await ReadToolsAsync(host, answers, token);
        // What is refused for want of a token, or of one that may do it, says nothing of the record.
        foreach (var write in EveryWrite.All.Select(each => each.Data))
        {
            var (method, path, body) = EveryWrite.In(write, Competition);
            foreach (var query in new[] { "", "?dryRun=true" })
                answers[$"{write}{query}"] = Told(
                    await host.SendAsync(method, path + query, TrackerHost.Json(body), token, ("If-Match", "\"7\""))
                );
        }
        foreach (var page in new[] { "/openapi/v1.json", "/docs", "/health/ready", "/" })
            answers[page] = Told(await host.GetAsync(page));
        return answers;
    }

    // What people look at shows no more than what programs read.
    private async Task ReadPagesAsync(TrackerHost host, SortedDictionary<string, string> answers, string? token)
    {
        string[] everywhere = ["", "/history"];
        string[] named =
        [
            .. Rounds.Select(round => $"/rounds/{round}"),
            .. Teams.Select(team => $"/teams/{team}"),
            .. Teams.Select(team => $"/history?team={team}"),
        ];
        foreach (var path in everywhere.Concat(named).SelectMany(AtAll))
            await ReadAsync(path.Replace("{c}", $"/c/{Competition}"));
        foreach (var path in everywhere.SelectMany(AtAll))
            await ReadAsync(path.Replace("{c}", $"/c/{Competition}"), "ko");
        foreach (var path in AtAll(""))
            await ReadAsync(path.Replace("{c}", $"/embed/{Competition}"));
        foreach (var one in Moments)
        foreach (var clock in new[] { $"from={one}&to={Moments[^1]}", $"knownFrom={one}&knownTo={Moments[^1]}" })
            await ReadAsync($"/c/{Competition}/compare?{clock}");
        foreach (var page in new[] { "/?lang=ko", "/about", "/c/nobody" })
            await ReadAsync(page);

        async Task ReadAsync(string path, string language = "en") =>
            answers[$"{path} {language}"] = Told(
                await host.SendAsync(HttpMethod.Get, path, null, token, ("Accept-Language", language))
            );
    }

    // What assistants are told is no more than that either.
    private async Task ReadToolsAsync(TrackerHost host, SortedDictionary<string, string> answers, string? token)
    {
        var listed = await CallAsync("tools/list", "{}");
        Assert.Equal(
            tools.Keys.Order(StringComparer.Ordinal),
            System
                .Text.RegularExpressions.Regex.Matches(
                    listed.Body,
                    "\"name\":\"([a-z_]+)\",\"title\"|\"name\":\"([a-z_]+)\""
                )
                .Select(match => match.Groups[1].Value + match.Groups[2].Value)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
        foreach (var (tool, all) in tools)
        foreach (var arguments in all(this))
            answers[$"{tool} {arguments}"] = Told(
                await CallAsync("tools/call", $"{{\"name\": \"{tool}\", \"arguments\": {{{arguments}}}}}")
            );

        Task<Answer> CallAsync(string method, string parameters) =>
            host.SendAsync(
                HttpMethod.Post,
                "/mcp",
                TrackerHost.Json(
                    $"{{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"{method}\", \"params\": {parameters}}}"
                ),
                token,
                ("Accept", "application/json, text/event-stream"),
                ("MCP-Protocol-Version", "2025-06-18")
            );
    }

    private IEnumerable<string> OfTool(string arguments) =>
        from asOf in Moments.Prepend(null)
        from knownAt in Moments.Prepend(null)
        select $"\"competition\": \"{Competition}\"{arguments}"
            + (asOf is null ? "" : $", \"asOf\": \"{Plain(asOf)}\"")
            + (knownAt is null ? "" : $", \"knownAt\": \"{Plain(knownAt)}\"");

    private static string Plain(string moment) => Uri.UnescapeDataString(moment);

    // What is left to whoever asks is of how often they asked, and of nothing else.
    private static string Told(Answer answer) =>
        $"{answer.Status}\n{string.Join('\n', answer.Headers.Where(each => each.Key != "RateLimit").OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}: {each.Value}"))}\n\n{answer.Body}";

    private IEnumerable<string> AtAll(string path) =>
        from asOf in Moments.Prepend(null)
        from knownAt in Moments.Prepend(null)
        let clocks = string.Join(
            '&',
            new[]
            {
                asOf is null ? null : $"asOf={asOf}",
                knownAt is null ? null : $"knownAt={knownAt}",
            }.OfType<string>()
        )
        select $"{{c}}{path}{(clocks.Length == 0 ? "" : path.Contains('?') ? "&" : "?")}{clocks}";
}
