using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Webhooks;

/// <summary>What of a webhook can be changed, and what follows from it.</summary>
public sealed class ChangeTests(TestDatabase databases)
{
    [Fact]
    public async Task What_is_given_is_changed_and_the_rest_stays()
    {
        await using var host = await Hooked.StartAsync(databases);
        var (webhook, _) = await host.RegisterAsync("http://127.0.0.1:9999/hook", null, "NoteRecorded");
        var before = await host.LookAsync(webhook);

        foreach (
            var (body, member, value) in new (object, string, string)[]
            {
                (new { name = "renamed" }, "name", "\"renamed\""),
                (new { url = "http://127.0.0.1:9999/other" }, "url", "\"http://127.0.0.1:9999/other\""),
                (
                    new { types = new[] { "TeamSelected", "tracker.TeamEliminated" } },
                    "types",
                    """["tracker.TeamEliminated","tracker.TeamSelected"]"""
                ),
                (new { types = Array.Empty<string>() }, "types", "[]"),
                (new { state = "on" }, "state", "\"on\""),
            }
        )
        {
            before.AsObject()[member] = System.Text.Json.Nodes.JsonNode.Parse(value);
            var answer = await ChangeAsync(host, webhook, body);

            Assert.Equal((200, "no-store"), (answer.Status, answer.Headers["Cache-Control"]));
            Json.Equal(before, answer.Json);
            Json.Equal(before, await host.LookAsync(webhook));
        }
        Json.Equal(before, (await ChangeAsync(host, webhook, new { })).Json);
        Assert.DoesNotContain("secret", before.AsObject().Select(each => each.Key));
    }

    [Fact]
    public async Task Another_address_is_called_with_what_comes_and_what_was_not_taken()
    {
        await using var old = await Receiver.StartAsync();
        await using var next = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases, pauses: "2,2,2");
        old.Answer = _ => 500;
        var (webhook, _) = await host.RegisterAsync(old.Address);
        await host.NoteAsync("One.");
        await old.GetsAsync("12");
        Assert.NotNull((await host.LookAsync(webhook))["failingSince"]);

        var changed = await ChangeAsync(host, webhook, new { url = next.Address });
        await host.NoteAsync("Two.");

        Assert.Null(changed.Json["failingSince"]);
        await next.GetsAsync("12", "13");
        Assert.Equal(["12"], old.Events);
        Assert.StartsWith(webhook.Split('/')[^1], next.Deliveries[0].Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_types_count_from_the_next_event_on()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases);
        var (webhook, _) = await host.RegisterAsync(receiver.Address, null, "NoteRecorded");
        await host.NoteAsync("One.");
        await receiver.GetsAsync("12");

        await ChangeAsync(host, webhook, new { types = new[] { "TeamEntered" } });
        await host.NoteAsync("Two.");
        await host.PostAsync($"{Hooked.Cup}/teams", """{ "team": "eve", "name": { "en": "Eve" } }""");

        await receiver.GetsAsync("12", "14");
    }

    [Fact]
    public async Task Switched_off_it_is_not_called_and_on_again_it_is_told_what_it_missed()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases);
        var (webhook, _) = await host.RegisterAsync(receiver.Address);
        await host.NoteAsync("One.");
        await receiver.GetsAsync("12");

        var off = (await ChangeAsync(host, webhook, new { state = "off" })).Json;
        await host.NoteAsync("Two.");
        await receiver.GetsAsync("12");

        Assert.Equal(("off", "asked"), ((string?)off["state"], (string?)off["disabledWhy"]));
        Assert.NotNull(off["disabledAt"]);
        Json.Equal(off, (await ChangeAsync(host, webhook, new { state = "off" })).Json);
        Problem.Is(409, "webhook-off", await host.PostAsync($"{webhook}/dead-letters/replay", "{}"));
        // It can be changed meanwhile, which switches nothing on.
        Assert.Equal("off", (string?)(await ChangeAsync(host, webhook, new { name = "other" })).Json["state"]);
        var on = (await ChangeAsync(host, webhook, new { state = "on" })).Json;
        Assert.Equal(("on", null, null), ((string?)on["state"], on["disabledWhy"], on["disabledAt"]));
        await receiver.GetsAsync("12", "13");
    }

    [Theory]
    [InlineData("""{ "url": "http://10.0.0.1/" }""", 422, "webhook-target-not-allowed", "$.url")]
    [InlineData("""{ "url": "hook" }""", 422, "webhook-url-invalid", "$.url")]
    [InlineData("""{ "types": ["Team"] }""", 422, "webhook-type-unknown", "$.types[0]")]
    [InlineData("""{ "name": "taken" }""", 409, "webhook-exists", "taken")]
    [InlineData("""{ "name": "A name" }""", 400, "malformed", "$.name")]
    [InlineData("""{ "state": "paused" }""", 400, "malformed", "$.state")]
    [InlineData("""{ "after": "3" }""", 400, "malformed", "$.after")]
    [InlineData("""[]""", 400, "malformed", "$")]
    public async Task What_cannot_be_is_refused_and_nothing_is_changed(
        string body,
        int status,
        string code,
        string place
    )
    {
        await using var host = await Hooked.StartAsync(databases);
        await host.PostAsync($"{Hooked.Cup}/webhooks", new { name = "taken", url = "http://127.0.0.1:9999/" });
        var (webhook, _) = await host.RegisterAsync("http://127.0.0.1:9999/hook");
        var before = await host.LookAsync(webhook);

        var answer = await ChangeAsync(host, webhook, body);

        Problem.Is(status, code, answer);
        Assert.Contains(place, (string?)answer.Json["detail"]);
        Json.Equal(before, await host.LookAsync(webhook));
    }

    private static Task<Answer> ChangeAsync(TrackerHost host, string webhook, object body) =>
        host.SendAsync(HttpMethod.Patch, webhook, TrackerHost.Json(body), TrackerHost.Token);
}
