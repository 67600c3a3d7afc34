using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Feeds;

/// <summary>Whoever listens gets every event that they may see, once, whenever they come and however often they resume.</summary>
public sealed class FeedTests(TestDatabase databases)
{
    private const string Cup = "/api/competitions/cup";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_event_is_a_cloud_event_at_its_place()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);

        var events = await LinesAsync(host);

        Assert.Equal(Enumerable.Range(1, SmallCup.Version).Select(each => $"{each}"), events.Select(Id));
        var announced = events[0];
        Assert.Equal(
            ("1.0", Cup, "tracker.CompetitionAnnounced", "application/json", "Cup"),
            (
                (string?)announced["specversion"],
                (string?)announced["source"],
                (string?)announced["type"],
                (string?)announced["datacontenttype"],
                (string?)announced["data"]!["name"]!["en"]
            )
        );
        Assert.Equal("teams/ann", (string?)events[1]["subject"]);
        Assert.True(DateTimeOffset.TryParse((string?)announced["time"], out _));
        Assert.All(events, each => Assert.False(each.AsObject().ContainsKey("supersedes")));
    }

    [Fact]
    public async Task Who_resumes_misses_nothing_and_meets_nothing_twice()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
        var all = await LinesAsync(host);

        var (first, rest) = (await EventsAsync(host, 4), await EventsAsync(host, 7, "4"));

        Assert.Equal(all.Select(each => each.ToJsonString()), first.Concat(rest).Select(each => each.ToJsonString()));
        Assert.Equal(["11"], (await LinesAsync(host, "&after=10")).Select(Id));
        Assert.Empty(await LinesAsync(host, "&after=11"));
    }

    [Fact]
    public async Task Who_asks_for_headers_alone_is_not_kept_waiting()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);

        var head = await host.SendAsync(HttpMethod.Head, $"{Cup}/feed", null, null)
            .WaitAsync(TimeSpan.FromSeconds(10), Cancellation);

        Assert.Equal((200, ""), (head.Status, head.Body));
        Assert.StartsWith("text/event-stream", head.Headers["Content-Type"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_listens_is_told_as_it_happens()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
        using var feed = await ListenAsync(host, "11");

        await host.PostAsync($"{Cup}/notes", """{ "text": "News." }""");

        var happened = await NextAsync(feed);
        Assert.Equal(("12", "News."), (Id(happened), (string?)happened["data"]!["text"]));
    }

    [Fact]
    public async Task What_was_under_embargo_comes_when_that_ends_after_all_that_was_told_before()
    {
        var clock = new FakeTimeProvider(new(2026, 2, 2, 1, 0, 0, TimeSpan.Zero));
        await using var host = await TrackerHost.StartAsync(databases, clock: clock);
        await SmallCup.ImportAsync(host);
        await host.PostAsync($"{Cup}/notes", """{ "text": "Later.", "publicAt": "2026-02-02T11:00:00+09:00" }""");
        await host.PostAsync($"{Cup}/notes", """{ "text": "At once." }""");

        Assert.Equal(["At once."], (await LinesAsync(host, "&after=11")).Select(Text));
        Assert.Equal(
            ["r12 Later.", "r13 At once."],
            (await LinesAsync(host, "&after=r11", TrackerHost.Token)).Select(each => $"{Id(each)} {Text(each)}")
        );
        clock.Advance(TimeSpan.FromHours(2));
        await host.PostAsync($"{Cup}/notes", """{ "text": "Last." }""");
        Assert.Equal(
            ["12 At once.", "13 Later.", "14 Last."],
            (await LinesAsync(host, "&after=11")).Select(each => $"{Id(each)} {Text(each)}")
        );
    }

    [Fact]
    public async Task What_was_told_keeps_its_place_though_it_is_held_back_later()
    {
        var clock = new FakeTimeProvider(new(2026, 2, 2, 1, 0, 0, TimeSpan.Zero));
        await using var host = await TrackerHost.StartAsync(databases, clock: clock);
        await SmallCup.ImportAsync(host);
        var before = (await LinesAsync(host)).Select(each => $"{Id(each)} {each["type"]}").ToList();

        var answer = await host.PostAsync(
            $"{Cup}/rounds/first/publication",
            """
            { "disclosure": { "scores": "all", "totals": true, "ranks": true, "order": "rank" },
              "embargoUntil": "2026-02-04T11:00:00+09:00" }
            """
        );
        Assert.True(answer.Status is 200 or 201, answer.Body);
        clock.Advance(TimeSpan.FromDays(4));
        await host.PostAsync($"{Cup}/notes", """{ "text": "Later." }""");

        var after = (await LinesAsync(host)).Select(each => $"{Id(each)} {each["type"]}").ToList();
        Assert.Equal(before, after.Take(before.Count));
        Assert.Equal(after.Count, after.Distinct().Count());
        // A node that was not there tells the same.
        await using var other = await TrackerHost.OnAsync(host.Database, clock: clock);
        Assert.Equal(after, (await LinesAsync(other)).Select(each => $"{Id(each)} {each["type"]}"));
    }

    [Fact]
    public async Task An_undoing_says_what_it_supersedes()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
        var undone = await host.PostAsync($"{Cup}/undo", """{ "events": [11], "reason": "It was not." }""");
        Assert.True(undone.Status is 200 or 201, undone.Body);

        var told = Assert.Single(await LinesAsync(host, "&after=11"));

        Assert.Equal(("tracker.EventsUndone", "11"), ((string?)told["type"], (string?)told["supersedes"]));
    }

    [Fact]
    public async Task Many_writers_and_two_nodes_make_one_order()
    {
        await using var one = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(one);
        await using var two = await TrackerHost.OnAsync(one.Database);
        var listening = new[] { one, two }.Select(host => EventsAsync(host, 40, "11")).ToList();

        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(note =>
                    (note % 2 == 0 ? one : two).PostAsync($"{Cup}/notes", $$"""{ "text": "Note {{note}}." }""")
                )
        );

        var told = await Task.WhenAll(listening);
        Assert.Equal(
            told[0].Select(each => $"{Id(each)} {Text(each)}"),
            told[1].Select(each => $"{Id(each)} {Text(each)}")
        );
        Assert.Equal(Enumerable.Range(12, 40).Select(each => $"{each}"), told[0].Select(Id));
        Assert.Equal(40, told[0].Select(Text).Distinct().Count());
    }

    [Fact]
    public async Task A_judge_is_told_what_everyone_is_and_a_reader_all_but_scorecards()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
        await host.PostAsync($"{Cup}/notes", """{ "text": "Later.", "publicAt": "2999-01-01" }""");
        await host.PostAsync(
            $"{Cup}/rounds/second/scorecards",
            """{ "team": "ann", "judge": "expert-1", "scores": { "speed": 9.75 } }"""
        );

        var everyone = await LinesAsync(host);
        var judge = await LinesAsync(host, "", await host.JudgeAsync("cup"));
        var reader = await LinesAsync(host, "&after=r11", await host.ReaderAsync("cup"));
        var operators = await LinesAsync(host, "&after=r11", TrackerHost.Token);

        Assert.Equal(SmallCup.Version, everyone.Count);
        Assert.Equal(everyone.Select(each => each.ToJsonString()), judge.Select(each => each.ToJsonString()));
        Assert.Equal(["r12"], reader.Select(Id));
        Assert.Equal(["r12", "r13"], operators.Select(Id));
        Assert.Equal("tracker.ScorecardSubmitted", (string?)operators[^1]["type"]);
    }

    [Theory]
    [InlineData("/api/competitions/nobody/feed", 404)]
    [InlineData($"{Cup}/feed?after=x", 400)]
    [InlineData($"{Cup}/feed?after=r3", 400)]
    [InlineData($"{Cup}/feed?follow=maybe", 400)]
    [InlineData($"{Cup}/feed?asOf=2026-01-01", 400)]
    [InlineData($"{Cup}/feed?minVersion=100000", 400)]
    public async Task What_cannot_be_told_is_refused(string path, int status)
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);

        Assert.Equal(status, (await host.GetAsync(path)).Status);
        var other = await host.SendAsync(HttpMethod.Get, $"{Cup}/feed", null, null, ("Accept", "image/png"));
        Assert.Equal((406, "not-acceptable"), (other.Status, other.Code));
    }

    [Theory]
    [InlineData("12", null, "11")]
    [InlineData("999999999999999999", null, "11")]
    [InlineData("r12", TrackerHost.Token, "r11")]
    public async Task A_position_that_the_feed_has_not_come_to_is_refused(string after, string? token, string end)
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);

        foreach (
            var (query, header) in new[]
            {
                ($"?after={after}", (string?)null),
                ($"?after={after}&follow=false", null),
                ("", after),
                ($"?after={end}", after),
            }
        )
        {
            var answer = await host.SendAsync(
                HttpMethod.Get,
                $"{Cup}/feed{query}",
                null,
                token,
                ("Last-Event-ID", header)
            );
            Problem.Is(409, "feed-position-unknown", answer);
            Assert.Contains($"'{after}': it ends at {end}.", (string?)answer.Json["detail"], StringComparison.Ordinal);
        }
        Assert.Empty(await LinesAsync(host, $"&after={end}", token));
    }

    [Fact]
    public async Task A_position_says_nothing_to_a_reader_of_scorecards()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
        await host.PostAsync(
            $"{Cup}/rounds/second/scorecards",
            """{ "team": "ann", "judge": "expert-1", "scores": { "speed": 9.75 } }"""
        );

        var answer = await host.GetAsAsync(await host.ReaderAsync("cup"), $"{Cup}/feed?follow=false&after=r12");

        Problem.Is(409, "feed-position-unknown", answer);
        Assert.Contains("it ends at r11.", (string?)answer.Json["detail"], StringComparison.Ordinal);
        Assert.Empty(await LinesAsync(host, "&after=r12", TrackerHost.Token));
    }

    [Fact]
    public async Task A_node_that_lags_behind_takes_a_position_that_another_one_told()
    {
        var (first, second) = (
            new FakeTimeProvider(new(2026, 2, 2, 1, 0, 0, TimeSpan.Zero)),
            new FakeTimeProvider(new(2026, 2, 2, 1, 0, 0, TimeSpan.Zero))
        );
        await using var one = await TrackerHost.StartAsync(databases, clock: first);
        await SmallCup.ImportAsync(one);
        await using var two = await TrackerHost.OnAsync(one.Database, clock: second);
        Assert.Equal(SmallCup.Version, (await LinesAsync(two)).Count);
        await one.PostAsync($"{Cup}/notes", """{ "text": "At once." }""");
        Assert.Equal(["12"], (await LinesAsync(one, "&after=11")).Select(Id));
        Assert.Empty(await LinesAsync(two, "&after=12"));
        await one.PostAsync($"{Cup}/notes", """{ "text": "Later.", "publicAt": "2026-02-02T10:01:00+09:00" }""");
        Assert.Empty(await LinesAsync(two, "&after=12"));

        // By its clock it is public on the one, and not yet on the other.
        first.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["13"], (await LinesAsync(one, "&after=12")).Select(Id));

        Assert.Empty(await LinesAsync(two, "&after=13"));
    }

    [Fact]
    public async Task A_parameter_that_is_none_is_refused_with_those_that_there_are()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);

        foreach (
            var (parameter, instead) in new[]
            {
                ("from", "one of after, follow"),
                ("minVersion", "one of after, follow"),
                ("asOf", "the same without it; or the history, which has both clocks"),
            }
        )
        {
            var answer = await host.GetAsync($"{Cup}/feed?{parameter}=1");
            Problem.Is(400, "malformed", answer);
            Assert.Equal(instead, (string?)answer.Json["instead"]);
        }
    }

    private static string? Id(JsonNode happened) => (string?)happened["id"];

    private static string? Text(JsonNode happened) => (string?)happened["data"]!["text"];

    private static async Task<List<JsonNode>> LinesAsync(TrackerHost host, string query = "", string? token = null)
    {
        var answer = await host.SendAsync(
            HttpMethod.Get,
            $"{Cup}/feed?follow=false{query}",
            null,
            token,
            ("Accept", "application/x-ndjson")
        );
        Assert.Equal((200, "application/x-ndjson"), (answer.Status, answer.MediaType));
        return
        [
            .. answer.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!),
        ];
    }

    private static async Task<List<JsonNode>> EventsAsync(TrackerHost host, int count, string? last = null)
    {
        using var feed = await ListenAsync(host, last);
        var events = new List<JsonNode>();
        while (events.Count < count)
            events.Add(await NextAsync(feed));
        return events;
    }

    private static async Task<StreamReader> ListenAsync(TrackerHost host, string? last)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Cup}/feed");
        if (last is not null)
            request.Headers.Add("Last-Event-ID", last);
        var answer = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new(await answer.Content.ReadAsStreamAsync(Cancellation));
    }

    // The next message, whose id is also its event's.
    private static async Task<JsonNode> NextAsync(StreamReader feed)
    {
        string? id = null;
        while (
            await feed.ReadLineAsync(Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Cancellation)
                is { } line
        )
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = line[4..];
            if (!line.StartsWith("data: ", StringComparison.Ordinal))
                continue;
            var happened = JsonNode.Parse(line[6..])!;
            Assert.Equal(id, Id(happened));
            return happened;
        }
        throw new EndOfStreamException();
    }
}
