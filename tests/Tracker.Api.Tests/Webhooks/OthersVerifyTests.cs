using System.Text.Json;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Webhooks;

/// <summary>Deliveries are verified by the library of Standard Webhooks, also while two secrets are valid.</summary>
public sealed class OthersVerifyTests(TestDatabase databases) : IDisposable
{
    private const string Taken = "true false false false";
    private const string Refused = "false false false false";

    private readonly TemporaryDirectory files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task Standardwebhooks_verifies_what_is_sent_and_nothing_else()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases);
        var (webhook, first) = await host.RegisterAsync(receiver.Address);
        await host.PostAsync($"{Hooked.Cup}/notes", """{ "text": "양 팀 모두 & <잘했다>." }""");
        await receiver.GetsAsync("12");

        var second = await RotateAsync(host, webhook, new { });
        await host.NoteAsync("Two.");
        await receiver.GetsAsync("12", "13");
        var third = await RotateAsync(host, webhook, new { dropOld = true });
        await host.NoteAsync("Three.");
        await receiver.GetsAsync("12", "13", "14");

        string[] secrets = [first, second, third];
        Assert.Equal(3, secrets.Distinct().Count());
        Assert.Equal([Taken, Refused, Refused], await VerifyAsync(receiver.Deliveries[0], secrets));
        Assert.Equal([Taken, Taken, Refused], await VerifyAsync(receiver.Deliveries[1], secrets));
        Assert.Equal([Refused, Refused, Taken], await VerifyAsync(receiver.Deliveries[2], secrets));
    }

    [Fact]
    public async Task The_old_secret_is_over_after_a_day()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await Hooked.StartAsync(databases);
        var (webhook, first) = await host.RegisterAsync(receiver.Address);
        var second = await RotateAsync(host, webhook, new { });
        Assert.NotNull((await host.LookAsync(webhook))["oldSecretUntil"]);

        await Sql.ExecuteAsync(
            host.Database,
            "update tracker.webhooks set old_secret_until = old_secret_until - interval '24 hours'"
        );
        await host.NoteAsync("One.");
        await receiver.GetsAsync("12");

        Assert.Null((await host.LookAsync(webhook))["oldSecretUntil"]);
        Assert.Equal([Refused, Taken], await VerifyAsync(receiver.Deliveries[0], [first, second]));
    }

    private static async Task<string> RotateAsync(TrackerHost host, string webhook, object body)
    {
        var answer = await host.PostAsync($"{webhook}/secret", body);
        Assert.Equal((200, "no-store"), (answer.Status, answer.Headers["Cache-Control"]));
        return (string)answer.Json["secret"]!;
    }

    private async Task<string[]> VerifyAsync(Delivery delivery, string[] secrets)
    {
        var file = Path.Combine(files.Path, "delivery.json");
        await File.WriteAllTextAsync(
            file,
            JsonSerializer.Serialize(new { headers = delivery.Headers, body = delivery.Body }),
            TestContext.Current.CancellationToken
        );
        return await NodeProgram.RunAsync("webhook", [file, .. secrets]);
    }
}
