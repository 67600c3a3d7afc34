using System.Net.Http.Headers;
using System.Text;

namespace Tracker.Api.Tests.Support;

/// <summary>
/// A round to be judged: <c>rye</c>, <c>spelt</c> and <c>=oat</c>, as one is named, are tasted by bakers for their crust and
/// by guests for whether they are liked; whoever is asked says how they look.
/// </summary>
internal static class Tasting
{
    private static int count;

    /// <summary>The path of a new one's round.</summary>
    public static async Task<string> OpenAsync(TrackerHost host)
    {
        var path = $"/api/competitions/bread-{Interlocked.Increment(ref count)}";
        var answers = new[]
        {
            await host.PostAsync(
                "/api/competitions",
                $$"""
                { "competition": "{{path.Split('/')[
                    ^1
                ]}}", "name": { "en": "Bread" }, "timeZone": "Asia/Seoul", "plan": [3, 1],
                  "at": "2026-03-02" }
                """
            ),
            await host.PostAsync(
                $"{path}/teams",
                """
                { "at": "2026-03-02", "teams": [{ "team": "rye", "name": { "en": "Rye", "ko": "호밀빵" } },
                  { "team": "spelt", "name": { "en": "Spelt" } }, { "team": "oat", "name": { "en": "=oat" } }] }
                """
            ),
            await host.PostAsync(
                $"{path}/rounds",
                """
                { "at": "2026-03-02", "round": "tasting", "name": { "en": "Tasting" }, "rubric": { "criteria": [
                  { "id": "crust", "name": { "en": "Crust", "ko": "껍질" }, "max": 60, "judges": ["baker"] },
                  { "id": "liked", "name": { "en": "Liked", "ko": "호감" }, "max": 40, "judges": ["guest"] },
                  { "id": "name", "name": { "en": "Looks", "ko": "모양" }, "max": 10 }] } }
                """
            ),
        };
        Assert.All(answers, answer => Assert.True(answer.Status is 200 or 201, answer.Body));
        return $"{path}/rounds/tasting";
    }

    /// <summary>Hands a file in.</summary>
    public static Task<Answer> HandInAsync(
        this TrackerHost host,
        string round,
        string mediaType,
        byte[] file,
        string query = "",
        params (string Name, string? Value)[] headers
    )
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return host.SendAsync(HttpMethod.Post, $"{round}/scorecards{query}", content, TrackerHost.Token, headers);
    }

    /// <summary>Hands a table in that is UTF-8.</summary>
    public static Task<Answer> HandInTableAsync(this TrackerHost host, string round, string table, string query = "") =>
        host.HandInAsync(round, "text/csv", Encoding.UTF8.GetBytes(table), query);

    /// <summary>Hands cards in, one a line.</summary>
    public static Task<Answer> HandInLinesAsync(this TrackerHost host, string round, string lines, string query = "") =>
        host.HandInAsync(round, "application/x-ndjson", Encoding.UTF8.GetBytes(lines), query);

    /// <summary>The cards that stand, as a table without the names of teams.</summary>
    public static async Task<string[]> CardsAsync(this TrackerHost host, string round) =>
        [
            .. (await host.GetAsync($"{round}/scorecards?limit=1000", asOperator: true)).Json["scorecards"]!
                .AsArray()
                .Select(card => $"{card!["team"]} {card["judge"]} {card["scores"]!.ToJsonString()}"),
        ];

    /// <summary>Each fault of an answer: its line, its column and its code.</summary>
    public static string[] FaultsOf(Answer answer) =>
        [.. answer.Json["faults"]!.AsArray().Select(each => $"{each!["line"]}:{each["column"]} {each["code"]}")];
}
