using System.Globalization;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Webhooks;

/// <summary>A webhook is told every event that everyone is told, in order, from when on it is to be.</summary>
public sealed class DeliveryTests(TestDatabase databases)
{
    private const string Cup = Hooked.Cup;

    [Fact]
    public async Task Every_event_is_the_one_of_the_feed_at_its_place()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases);
        var (webhook, _) = await host.RegisterAsync($"{receiver.Address}/hook?key=1", after: "0");

        await receiver.GetsAsync([.. Enumerable.Range(1, SmallCup.Version).Select(each => $"{each}")]);

        var feed = await host.SendAsync(
            HttpMethod.Get,
            $"{Cup}/feed?follow=false",
            null,
            null,
            ("Accept", "application/x-ndjson")
        );
        Assert.Equal(
            feed.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            receiver.Deliveries.Select(each => each.Body)
        );
        var id = webhook.Split('/')[^1];
        Assert.Equal(receiver.Events.Select(each => $"{id}-{each}"), receiver.Deliveries.Select(each => each.Id));
        var first = receiver.Deliveries[0];
        Assert.Equal(
            ("POST", "/hook", "application/cloudevents+json; charset=utf-8"),
            (first.Method, first.Path, first.Headers["content-type"])
        );
        var sent = DateTimeOffset.FromUnixTimeSeconds(
            long.Parse(first.Headers["webhook-timestamp"], CultureInfo.InvariantCulture)
        );
        Assert.InRange(first.At - sent, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.DoesNotContain("traceparent", first.Headers.Keys);
        var attempts = await host.AttemptsAsync(webhook);
        Assert.Equal(receiver.Events, attempts.Select(each => (string?)each["event"]));
        Assert.All(attempts, each => Assert.Equal((true, 204), ((bool)each["delivered"]!, (int)each["status"]!)));
    }

    [Fact]
    public async Task It_is_told_what_happens_from_its_registration_on_of_the_types_that_it_wants()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases);
        var (webhook, _) = await host.RegisterAsync(receiver.Address, null, "tracker.TeamEntered", "TeamWithdrew");

        await host.NoteAsync("Nobody is told.");
        await host.PostAsync($"{Cup}/teams", """{ "team": "eve", "name": { "en": "Eve" } }""");
        await host.NoteAsync("Nobody is told of that, either.");
        await host.PostAsync($"{Cup}/teams/eve/withdrawal", "{}");
        await host.NoteAsync("Nor of that.");

        await receiver.GetsAsync("13", "15");
        Assert.True(
            await Eventually.IsTrueAsync(async () => (string?)(await host.LookAsync(webhook))["after"] == "16")
        );
    }

    [Fact]
    public async Task What_is_under_embargo_is_told_when_that_ends_though_nobody_listens()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases);
        await host.RegisterAsync(receiver.Address);
        var until = DateTimeOffset.UtcNow.AddSeconds(3);

        await host.PostAsync($"{Cup}/notes", new { text = "Later.", publicAt = until.ToString("O") });
        await host.NoteAsync("At once.");

        await receiver.GetsAsync("12");
        Assert.Contains("At once.", receiver.Deliveries[0].Body);
        Assert.True(await Eventually.IsTrueAsync(() => receiver.Deliveries.Count == 2));
        Assert.Contains("Later.", receiver.Deliveries[1].Body);
        Assert.True(receiver.Deliveries[1].At >= until);
    }

    [Fact]
    public async Task What_nobody_without_a_role_is_told_no_webhook_is()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases);
        await host.RegisterAsync(receiver.Address);

        var card = """{ "team": "ann", "judge": "expert-1", "scores": { "speed": 9.75 } }""";
        Assert.Equal(200, (await host.PostAsync($"{Cup}/rounds/second/scorecards", card)).Status);
        await host.PostAsync($"{Cup}/notes", """{ "text": "Later.", "publicAt": "2999-01-01" }""");
        await host.NoteAsync("For all.");

        await receiver.GetsAsync("12");
        Assert.Contains("For all.", receiver.Deliveries[0].Body);
    }

    [Fact]
    public async Task Two_nodes_tell_each_event_once_and_in_order()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var one = await Hooked.StartAsync(databases);
        await using var two = await Hooked.OnAsync(one.Database);
        await one.RegisterAsync(receiver.Address);

        for (var note = 0; note < 30; note++)
            await (note % 2 == 0 ? one : two).NoteAsync($"Note {note}.");

        await receiver.GetsAsync([.. Enumerable.Range(12, 30).Select(each => $"{each}")]);
    }

    [Fact]
    public async Task Replayed_it_is_told_again_from_a_position_on_with_the_same_ids()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases);
        var (webhook, _) = await host.RegisterAsync(receiver.Address, after: "8");
        await receiver.GetsAsync("9", "10", "11");

        Assert.Equal("9", (string?)(await host.PostAsync($"{webhook}/replay", new { after = "9" })).Json["after"]);

        await receiver.GetsAsync("9", "10", "11", "10", "11");
        Assert.Equal(3, receiver.Deliveries.Select(each => each.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_deleted_webhook_is_told_nothing_more()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases);
        var (webhook, _) = await host.RegisterAsync(receiver.Address);
        var (other, _) = await host.RegisterAsync($"{receiver.Address}/other");

        Assert.Equal(200, (await host.SendAsync(HttpMethod.Delete, webhook, null, TrackerHost.Token)).Status);
        await host.NoteAsync("News.");

        await receiver.GetsAsync("12");
        Assert.Equal("/other", receiver.Deliveries[0].Path);
        Problem.Is(404, "webhook-unknown", await host.GetAsync(webhook, asOperator: true));
        Assert.Equal(200, (await host.GetAsync(other, asOperator: true)).Status);
    }

    [Fact]
    public async Task A_test_says_what_came_back_and_is_no_event()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases);
        var (webhook, _) = await host.RegisterAsync(receiver.Address);

        var good = await host.PostAsync($"{webhook}/test", "{}");
        receiver.Answer = _ => 503;
        var bad = await host.PostAsync($"{webhook}/test", "{}");

        Assert.Equal((true, 204), ((bool)good.Json["delivered"]!, (int)good.Json["status"]!));
        Assert.Equal(
            (false, 503, "It answers 503."),
            ((bool)bad.Json["delivered"]!, (int)bad.Json["status"]!, (string?)bad.Json["error"])
        );
        Assert.All(receiver.Deliveries, each => Assert.Equal("tracker.WebhookTested", (string?)each.Json["type"]));
        Assert.StartsWith("test-", receiver.Deliveries[0].Event, StringComparison.Ordinal);
        Assert.Equal(2, (await host.AttemptsAsync(webhook)).Count);
        Assert.Null((await host.LookAsync(webhook))["failingSince"]);
    }

    [Fact]
    public async Task The_last_thousand_attempts_are_kept()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases);
        var (webhook, _) = await host.RegisterAsync(receiver.Address);
        await Sql.ExecuteAsync(
            host.Database,
            $"""
            insert into tracker.webhook_attempts (id, webhook, event, number, at, milliseconds)
            select ('00000000-0000-7000-8000-' || lpad(each::text, 12, '0'))::uuid, id, each::text, 1, now(), 5
            from generate_series(1, 1500) each, tracker.webhooks
            """
        );

        await host.NoteAsync("News.");

        Assert.True(
            await Eventually.IsTrueAsync(async () =>
                (await Sql.ListAsync(host.Database, "select event from tracker.webhook_attempts")).Count == 1000
            )
        );
        var kept = await host.AttemptsAsync(webhook);
        Assert.Equal(("502", "12"), ((string?)kept[0]["event"], (string?)kept[^1]["event"]));
    }
}
