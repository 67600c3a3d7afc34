using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Disclosure;

/// <summary>
/// Three services hold the same competition but for what is held back: results, other results, none. A reader without a
/// token crawls all that can be reached of each, and finds the same to the byte; and no number or name that is a secret.
/// </summary>
public sealed partial class LeakTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Embargo = "2026-02-02T11:00:00+09:00";

    private static readonly string[] Teams = ["ann", "bob", "cat", "dan", "eve", "zoe"];
    private static readonly string[] Moments =
    [
        "2026-02-01",
        "2026-02-02T10:00:00%2B09:00",
        "2026-02-02T10:59:59%2B09:00",
        "2026-02-02T11:00:00%2B09:00",
        "2026-02-03",
    ];

    // Ten in the morning in Seoul; the embargo ends an hour later.
    private readonly FakeTimeProvider clock = new(new(2026, 2, 2, 1, 0, 0, TimeSpan.Zero));
    private TrackerHost one = null!;
    private TrackerHost other = null!;
    private TrackerHost none = null!;

    public async ValueTask InitializeAsync()
    {
        one = await BeginAsync(Secrets.First);
        other = await BeginAsync(Secrets.Second);
        none = await BeginAsync(null);
    }

    public async ValueTask DisposeAsync()
    {
        await one.DisposeAsync();
        await other.DisposeAsync();
        await none.DisposeAsync();
    }

    [Fact]
    public async Task Under_embargo_nobody_can_tell_that_there_are_results()
    {
        var read = await CrawlAsync(one);

        AssertSame(await CrawlAsync(none), read);
        AssertSame(await CrawlAsync(other), read);
        AssertNothingOf(Secrets.First.Numbers.Append(Secrets.First.Leader), read);
        Assert.All(read.Values, answer => Assert.DoesNotContain("Zoe", answer));
        Assert.All(read.Values, answer => Assert.DoesNotContain("Bobby", answer));
        Assert.DoesNotContain("selected", read["/api/competitions/cup/standings?round=first"]);
        Assert.Contains("\"version\":11,", read["/api/competitions/cup"]);
        Assert.Contains("\"version\":24,", (await one.GetAsync("/api/competitions/cup", true)).Body);
    }

    [Fact]
    public async Task When_the_embargo_ends_what_was_published_is_seen_and_nothing_else()
    {
        await CrawlAsync(one);
        clock.Advance(TimeSpan.FromHours(1));
        var read = await CrawlAsync(one);

        AssertSame(await CrawlAsync(other), read);
        AssertNothingOf(Secrets.First.Numbers, read);
        var standings = read["/api/competitions/cup/standings?round=first"];
        Assert.Contains($"\"style\":{Secrets.First.Leader}", standings);
        Assert.Equal(3, Selected().Count(standings));
        Assert.Contains("Zoe", read["/api/competitions/cup/field"]);
        foreach (var (asked, answer) in read)
            AssertInOrder(asked, answer);
    }

    public static TheoryData<string> Outsiders =>
        [
            """{ "name": "j", "role": "judge", "scope": { "competitions": ["cup"], "round": "second", "judge": "expert-1" } }""",
            """{ "name": "o", "role": "operator", "scope": { "competitions": ["another-cup"] } }""",
            """{ "name": "r", "role": "reader", "scope": { "competitions": ["another-cup"] } }""",
        ];

    // A judge has no card in yet. What is told to who may not do something is another thing than without a token.
    [Theory, MemberData(nameof(Outsiders))]
    public async Task Under_embargo_a_judge_and_whoever_keeps_another_competition_see_what_the_public_sees(string token)
    {
        var read = await CrawlAsync(one, await MakeAsync(one, token));

        foreach (var host in new[] { none, other })
        {
            var theirs = await CrawlAsync(host, await MakeAsync(host, token));
            // Each host has tokens of its own.
            foreach (var asked in new[] { "/api/tokens", "/api/tokens ko" })
                theirs[asked] = read[asked];
            AssertSame(theirs, read);
        }
        var open = await CrawlAsync(one);
        var isRead = (string asked) =>
            asked.StartsWith("/api/competitions", StringComparison.Ordinal)
            && !OfScorecards().IsMatch(asked)
            && !asked.Contains("/webhooks", StringComparison.Ordinal);
        Assert.Equal(open.Where(each => isRead(each.Key)), read.Where(each => isRead(each.Key)));
    }

    [Fact]
    public async Task A_tick_before_the_end_of_the_embargo_is_before_it()
    {
        clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.DoesNotContain("selected", (await one.GetAsync("/api/competitions/cup/standings?round=first")).Body);
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.Contains("selected", (await one.GetAsync("/api/competitions/cup/standings?round=first")).Body);
    }

    [Fact]
    public async Task What_is_published_later_is_seen_from_then_on_and_not_of_the_time_before()
    {
        clock.Advance(TimeSpan.FromHours(2));
        foreach (var host in new[] { one, other })
            await WriteAsync(
                host,
                "rounds/first/publication",
                """{ "disclosure": { "scores": "none", "totals": false, "ranks": true, "order": "rank" } }"""
            );
        clock.Advance(TimeSpan.FromMinutes(1));

        var now = await one.GetAsync("/api/competitions/cup/standings?round=first");
        Assert.Equal(["cat", "ann", "bob", "eve", "dan"], now.Each("rows", "team"));
        Assert.Equal("1", now.Json["rows"]![0]!["rank"]!.ToString());
        var before = "/api/competitions/cup/standings?round=first&knownAt=2026-02-02T11:30:00%2B09:00";
        Assert.Equal((await other.GetAsync(before)).Body, (await one.GetAsync(before)).Body);
        Assert.Equal(["ann", "bob", "cat", "dan", "eve"], (await one.GetAsync(before)).Each("rows", "team"));
    }

    private static void AssertSame(SortedDictionary<string, string> expected, SortedDictionary<string, string> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (asked, answer) in expected)
            if (answer != actual[asked])
                Assert.Fail($"{asked}\n{answer}\n--- but ---\n{actual[asked]}");
        Assert.True(expected.Count > 1000, $"Only {expected.Count} answers were read.");
    }

    private static void AssertNothingOf(IEnumerable<string> numbers, SortedDictionary<string, string> read)
    {
        foreach (var number in numbers)
        foreach (var (asked, answer) in read)
            if (
                Regex.IsMatch(
                    answer[answer.IndexOf("\n\n", StringComparison.Ordinal)..],
                    $@"(?<![\d.]){Regex.Escape(number)}(?!\d)"
                )
            )
                Assert.Fail($"{asked} tells {number}:\n{answer}");
    }

    // Wherever teams are listed, and wherever events of one type tell of them, it is in the order of names.
    private static void AssertInOrder(string asked, string answer)
    {
        if (!answer.Contains("Content-Type: application/json", StringComparison.Ordinal))
            return;
        foreach (var list in Lists(JsonNode.Parse(answer[answer.IndexOf('{', StringComparison.Ordinal)..])))
        foreach (var kind in list.OfType<JsonObject>().GroupBy(item => (string?)item["type"]))
        {
            var named = kind.Select(item => (item["team"] ?? item["id"]) as JsonValue).OfType<JsonValue>();
            var teams = named.Select(id => id.ToString()).Where(Teams[..5].Contains).ToList();
            if (kind.Key != "TeamEntered" && !teams.SequenceEqual(teams.Order(StringComparer.Ordinal)))
                Assert.Fail($"{asked} lists {string.Join(", ", teams)}:\n{answer}");
        }
    }

    private static IEnumerable<JsonArray> Lists(JsonNode? node) =>
        node switch
        {
            JsonArray list => list.SelectMany(Lists).Prepend(list),
            JsonObject members => members.SelectMany(member => Lists(member.Value)),
            _ => [],
        };

    private static Task<SortedDictionary<string, string>> CrawlAsync(TrackerHost host, string? token = null) =>
        new Crawl("cup", Teams, ["first", "second"], Moments).ReadAsync(host, token);

    private static async Task<string> MakeAsync(TrackerHost host, string token) =>
        (string)(await host.PostAsync("/api/tokens", token)).Json["token"]!;

    private async Task<TrackerHost> BeginAsync(Secrets? secrets)
    {
        var host = await TrackerHost.StartAsync(databases, clock: clock);
        Assert.Equal(
            201,
            (
                await host.PostAsync(
                    "/api/competitions",
                    """
                    { "competition": "cup", "name": { "en": "Cup", "ko": "컵" }, "timeZone": "Asia/Seoul",
                      "plan": [5, 3, 1], "at": "2026-01-01" }
                    """
                )
            ).Status
        );
        await WriteAsync(
            host,
            "teams",
            """
            { "at": "2026-01-02", "teams": [
              { "team": "eve", "name": { "en": "Eve" } }, { "team": "dan", "name": { "en": "Dan" } },
              { "team": "cat", "name": { "en": "Cat" } }, { "team": "bob", "name": { "en": "Bob" } },
              { "team": "ann", "name": { "en": "Ann" } } ] }
            """
        );
        foreach (var round in new[] { "first", "second" })
            await WriteAsync(host, "rounds", Round(round));
        await WriteAsync(
            host,
            "rounds/first/publication",
            $$"""
            { "disclosure": { "scores": "leaders", "totals": false, "ranks": false, "order": "name" },
              "embargoUntil": "{{Embargo}}", "at": "2026-02-02T10:00:00+09:00" }
            """
        );
        if (secrets is not null)
            await RecordAsync(host, secrets);
        foreach (var text in new[] { "Tea was served.", "So was coffee.", "And cake." })
            await WriteAsync(host, "notes", $$"""{ "text": "{{text}}", "at": "2026-02-02T09:00:00+09:00" }""");
        return host;
    }

    private static async Task RecordAsync(TrackerHost host, Secrets secrets)
    {
        const string at = "\"at\": \"2026-02-02T09:30:00+09:00\"";
        var hidden = $"{at}, \"publicAt\": \"{Embargo}\"";
        await WriteAsync(host, "rounds/first/evaluation", $$"""{ {{at}}, "results": [{{secrets.Results}}] }""");
        await WriteAsync(
            host,
            "rounds/first/decision",
            $$"""
            { {{at}}, "selected": [{{secrets.Selected}}],
              "eliminated": [{ "team": "eve", "reason": "rank" }, { "team": "dan", "reason": "rank" }] }
            """
        );
        await WriteAsync(
            host,
            "rounds/first/correction",
            $$"""
            { "results": [{ "team": "eve", "scores": { "style": {{secrets.Corrected}} } }], "reason": "A sum was wrong.",
              "policy": "decision-stands" }
            """
        );
        await WriteAsync(host, "rounds/first/objections", $$"""{ {{at}}, "until": "2026-02-12" }""");
        await WriteAsync(
            host,
            "teams/zoe/admission",
            $$"""{ {{hidden}}, "via": "second", "name": { "en": "Zoe" }, "reason": "A late entry." }"""
        );
        // What may follow from the decision is held back with it, though nobody says so.
        await WriteAsync(
            host,
            "rounds/second/evaluation",
            """
            { "at": "2026-02-02T09:40:00+09:00", "results": [
              { "team": "ann", "total": 39.5 }, { "team": "bob", "total": 38.5 }, { "team": "cat", "total": 37.5 },
              { "team": "zoe", "total": 36.5 } ] }
            """
        );
        await WriteAsync(
            host,
            "vacancies",
            """{ "call": "more", "seats": 1, "reason": "Two left.", "at": "2026-02-02T09:45:00+09:00" }"""
        );
        await WriteAsync(host, "teams/bob/name", $$"""{ {{hidden}}, "name": { "en": "Bobby" } }""");
    }

    private static async Task WriteAsync(TrackerHost host, string where, string body)
    {
        var answer = await host.PostAsync($"/api/competitions/cup/{where}", body);
        Assert.True(answer.Status == 200, $"{where}: {answer.Body}");
    }

    private static string Round(string id) =>
        $$"""
            { "round": "{{id}}", "name": { "en": "{{id}}" }, "at": "2026-01-03",
              "rubric": { "criteria": [{ "id": "style", "name": { "en": "Style" }, "max": 20 },
                                       { "id": "speed", "name": { "en": "Speed" }, "max": 20 }] } }
            """;

    // A judge may look for its own, others are told that they may not.
    [GeneratedRegex("/scorecards($|[? ])")]
    private static partial Regex OfScorecards();

    [GeneratedRegex("\"outcome\":\"selected\"")]
    private static partial Regex Selected();
}
