using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Webhooks;

/// <summary>What is not taken is tried again after growing pauses, holds up others for a while only, and is never forgotten.</summary>
public sealed class FailureTests(TestDatabase databases)
{
    [Fact]
    public async Task It_is_tried_again_after_growing_pauses_and_later_events_wait_for_it()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases, pauses: "0.5,2,4");
        var failures = 3;
        receiver.Answer = _ => Interlocked.Decrement(ref failures) >= 0 ? 500 : 200;
        var (webhook, _) = await host.RegisterAsync(receiver.Address);

        await host.NoteAsync("One.");
        await host.NoteAsync("Two.");

        await receiver.GetsAsync("12", "12", "12", "12", "13");
        var times = receiver.Deliveries.Select(each => each.At).ToList();
        var gaps = times.Zip(times.Skip(1), (one, next) => next - one).ToList();
        foreach (var (gap, pause) in gaps.Zip([0.5, 2, 4]))
            Assert.True(gap >= TimeSpan.FromSeconds(pause), $"It was tried again after {gap} and not after {pause} s.");
        Assert.Single(receiver.Deliveries.Take(4).Select(each => each.Id).Distinct());
        var attempts = await host.AttemptsAsync(webhook);
        Assert.Equal([1, 2, 3, 4, 1], attempts.Select(each => (int)each["attempt"]!));
        Assert.Equal("It answers 500.", (string?)attempts[0]["error"]);
        // The pause begins when the attempt has ended.
        foreach (var (attempt, pause) in attempts.Zip([0.5, 2, 4]))
            Assert.InRange(PauseAfter(attempt), pause - 0.002, pause * 1.2 + 0.002);
        Assert.Null(attempts[3]["nextAt"]);
        Assert.Null((await host.LookAsync(webhook))["failingSince"]);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task An_address_that_asks_for_time_is_given_it_and_gets_the_events_in_order(int status)
    {
        await using var receiver = await Receiver.StartAsync();
        // By its own pause it would be set aside, and the next event sent at once.
        await using var host = await Hooked.StartAsync(databases, pauses: "0.2,301");
        var failures = 1;
        receiver.Answer = _ => Interlocked.Decrement(ref failures) >= 0 ? status : 200;
        receiver.RetryAfter = () => "3";
        var (webhook, _) = await host.RegisterAsync(receiver.Address);

        await host.NoteAsync("One.");
        await host.NoteAsync("Two.");

        await receiver.GetsAsync("12");
        await Eventually.IsTrueAsync(() => receiver.Deliveries.Count >= 3);
        await receiver.GetsAsync("12", "12", "13");
        Assert.InRange(PauseAfter((await host.AttemptsAsync(webhook))[0]), 3 - 0.002, 3.6 + 0.002);
    }

    [Fact]
    public async Task A_date_says_it_too_and_another_answer_does_not()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases, pauses: "1,1,1,1,1,1");
        var status = 503;
        receiver.Answer = _ => status;
        receiver.RetryAfter = () => DateTimeOffset.UtcNow.AddMinutes(30).ToString("R");
        var (webhook, _) = await host.RegisterAsync(receiver.Address);
        var (other, _) = await host.RegisterAsync($"{receiver.Address}/other");

        await host.NoteAsync("One.");
        Assert.True(await Eventually.IsTrueAsync(() => receiver.Deliveries.Count == 2));
        foreach (var each in new[] { webhook, other })
        {
            Assert.True(await Eventually.IsTrueAsync(async () => (await host.AttemptsAsync(each)).Count == 1));
            Assert.InRange(PauseAfter((await host.AttemptsAsync(each))[0]), 1795, 1.2 * 1801);
        }

        status = 500;
        var (third, _) = await host.RegisterAsync($"{receiver.Address}/third", after: "11");
        Assert.True(await Eventually.IsTrueAsync(async () => (await host.AttemptsAsync(third)).Count >= 1));
        Assert.InRange(PauseAfter((await host.AttemptsAsync(third))[0]), 1 - 0.002, 1.2 + 0.002);
    }

    [Fact]
    public async Task An_event_that_is_never_taken_holds_up_no_other_for_long_and_ends_as_a_dead_letter()
    {
        await using var receiver = await Receiver.StartAsync();
        // Before the second pause it is set aside; that one is shortened by hand.
        await using var host = await Hooked.StartAsync(databases, pauses: "0.2,301");
        receiver.Answer = delivery => delivery.Event == "12" ? 400 : 200;
        var (webhook, _) = await host.RegisterAsync(receiver.Address);

        await host.NoteAsync("One.");
        await host.NoteAsync("Two.");

        await receiver.GetsAsync("12", "12", "13");
        Assert.Empty(await host.DeadLettersAsync(webhook));
        await DoNotWaitAsync(host);
        await receiver.GetsAsync("12", "12", "13", "12");
        var letters = await host.GetAsync($"{webhook}/dead-letters", asOperator: true);
        var letter = Assert.Single(letters.Json["deadLetters"]!.AsArray())!;
        Assert.Equal(
            ("12", 3, 400, "It answers 400."),
            ((string?)letter["event"], (int)letter["attempts"]!, (int)letter["status"]!, (string?)letter["error"])
        );

        // It fails once more, and is tried again as if for the first time.
        var refused = await host.PostAsync($"{webhook}/dead-letters/replay", """{ "events": ["12", "13"] }""");
        Problem.Is(422, "webhook-dead-letter-unknown", refused);
        Assert.StartsWith("At $.events[1]: '13' is no dead letter", (string?)refused.Json["detail"]);
        Assert.Equal(["12"], await host.DeadLettersAsync(webhook));
        Assert.Equal(1, await ReplayAsync(host, webhook, new { events = new[] { "12", "12" } }));
        await receiver.GetsAsync("12", "12", "13", "12", "12", "12");
        await DoNotWaitAsync(host);
        Assert.True(await Eventually.IsTrueAsync(async () => (await host.DeadLettersAsync(webhook)).Any()));
        receiver.Answer = _ => 200;
        Assert.Equal(1, await ReplayAsync(host, webhook, new { }));
        Assert.True(await Eventually.IsTrueAsync(async () => (await host.AttemptsAsync(webhook))[^1]["error"] is null));
        Assert.Empty(await host.DeadLettersAsync(webhook));
        Assert.Equal(0, await ReplayAsync(host, webhook, new { }));
    }

    [Fact]
    public async Task An_address_that_is_gone_switches_it_off_and_a_replay_on_again()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases);
        receiver.Answer = _ => 410;
        var (webhook, _) = await host.RegisterAsync(receiver.Address);

        await host.NoteAsync("One.");
        await receiver.GetsAsync("12");
        await host.NoteAsync("Two.");
        await receiver.GetsAsync("12");

        var off = await host.LookAsync(webhook);
        Assert.Equal(
            ("off", "gone", "11"),
            ((string?)off["state"], (string?)off["disabledWhy"], (string?)off["after"])
        );
        Problem.Is(409, "webhook-off", await host.PostAsync($"{webhook}/dead-letters/replay", "{}"));
        receiver.Answer = _ => 200;
        Assert.Equal("on", (string?)(await host.PostAsync($"{webhook}/replay", "{}")).Json["state"]);
        await receiver.GetsAsync("12", "12", "13");
    }

    [Fact]
    public async Task Nothing_taken_for_days_switches_it_off_once_an_event_is_given_up()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases, pauses: "1");
        receiver.Answer = _ => 500;
        var (webhook, _) = await host.RegisterAsync(receiver.Address);
        await host.NoteAsync("One.");
        await receiver.GetsAsync("12", "12");
        Assert.Equal("on", (string?)(await host.LookAsync(webhook))["state"]);

        await Sql.ExecuteAsync(
            host.Database,
            "update tracker.webhooks set failing_since = failing_since - interval '5 days'"
        );
        await host.NoteAsync("Two.");
        await receiver.GetsAsync("12", "12", "13", "13");
        await host.NoteAsync("Three.");
        await receiver.GetsAsync("12", "12", "13", "13");

        var off = await host.LookAsync(webhook);
        Assert.Equal(("off", "failing"), ((string?)off["state"], (string?)off["disabledWhy"]));
        Assert.Equal(["12", "13"], await host.DeadLettersAsync(webhook));
    }

    [Theory, InlineData(301), InlineData(307)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases);
        receiver.Answer = _ => status;
        var (webhook, _) = await host.RegisterAsync(receiver.Address);

        var answer = await host.PostAsync($"{webhook}/test", "{}");

        Assert.Equal($"It redirects ({status}), which is not followed.", (string?)answer.Json["error"]);
        Assert.Equal("/", Assert.Single(receiver.Deliveries).Path);
    }

    [Fact]
    public async Task Who_does_not_answer_in_time_holds_up_nobody_else()
    {
        await using var slow = await Receiver.StartAsync();
        await using var quick = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases);
        slow.Takes = TimeSpan.FromSeconds(30);
        var (webhook, _) = await host.RegisterAsync(slow.Address);
        await host.RegisterAsync(quick.Address);

        await host.NoteAsync("One.");

        await quick.GetsAsync("12");
        Assert.Empty(await host.AttemptsAsync(webhook));
        Assert.True(await Eventually.IsTrueAsync(async () => (await host.AttemptsAsync(webhook)).Count == 1));
        var attempt = Assert.Single(await host.AttemptsAsync(webhook));
        Assert.Equal("There was no answer within 10 s.", (string?)attempt["error"]);
        Assert.True((int)attempt["milliseconds"]! >= 9_900);
    }

    [Fact]
    public async Task Where_nobody_listens_there_is_no_connection()
    {
        await using var host = await Hooked.StartAsync(databases);
        var (webhook, _) = await host.RegisterAsync($"{ServiceProcess.FreeAddress()}");
        var (encrypted, _) = await host.RegisterAsync(
            $"{ServiceProcess.FreeAddress()}".Replace("http:", "https:", StringComparison.Ordinal)
        );

        foreach (var each in new[] { webhook, encrypted })
            Assert.Equal(
                "No connection could be made.",
                (string?)(await host.PostAsync($"{each}/test", "{}")).Json["error"]
            );
    }

    [Fact]
    public async Task An_address_that_is_not_allowed_any_more_is_not_called()
    {
        await using var receiver = await Receiver.StartAsync();
        string webhook;
        string database;
        await using (var open = await Hooked.StartAsync(databases))
        {
            database = open.Database;
            (webhook, _) = await open.RegisterAsync(
                receiver.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)
            );
        }
        await using var strict = await TrackerHost.OnAsync(database);

        await strict.NoteAsync("News.");

        Assert.True(await Eventually.IsTrueAsync(async () => (await strict.AttemptsAsync(webhook)).Count > 0));
        Assert.Matches(
            "^The host 'localhost' is at (127.0.0.1|::1), which is not on the public Internet.$",
            (string?)(await strict.AttemptsAsync(webhook))[0]["error"]
        );
        Assert.Empty(receiver.Deliveries);
    }

    private static async Task<int> ReplayAsync(TrackerHost host, string webhook, object body) =>
        (await host.PostAsync($"{webhook}/dead-letters/replay", body)).Number("replayed");

    // What waits for a long pause is due.
    private static Task<int> DoNotWaitAsync(TrackerHost host) =>
        Sql.ExecuteAsync(
            host.Database,
            """
            update tracker_messages.wolverine_incoming_envelopes set execution_time = now()
            where status = 'Scheduled' and message_type = 'webhook-late-event'
            """
        );

    // From the end of an attempt to the next.
    private static double PauseAfter(System.Text.Json.Nodes.JsonNode attempt) =>
        (TimeOf(attempt, "nextAt") - TimeOf(attempt, "at")).TotalSeconds - (int)attempt["milliseconds"]! / 1000.0;

    private static DateTimeOffset TimeOf(System.Text.Json.Nodes.JsonNode attempt, string member) =>
        DateTimeOffset.Parse((string)attempt[member]!, System.Globalization.CultureInfo.InvariantCulture);
}
