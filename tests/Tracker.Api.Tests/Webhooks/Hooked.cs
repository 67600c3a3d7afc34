using System.Text.Json.Nodes;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Webhooks;

/// <summary>A service that may call loopback, with a small cup; and what its operator asks of webhooks.</summary>
internal static class Hooked
{
    public const string Cup = "/api/competitions/cup";

    public static readonly (string, string) Loopback = ("Tracker:Webhooks:AllowedNetworks", "127.0.0.0/8, ::1/128");

    public static async Task<TrackerHost> StartAsync(TestDatabase databases, string? pauses = null)
    {
        var host = await OnAsync(await databases.CreateAsync(TestContext.Current.CancellationToken), pauses);
        await SmallCup.ImportAsync(host);
        return host;
    }

    public static Task<TrackerHost> OnAsync(string database, string? pauses = null) =>
        TrackerHost.OnAsync(
            database,
            settings: pauses is null ? [Loopback] : [Loopback, ("Tracker:Webhooks:Pauses", pauses)]
        );

    /// <summary>Registers a webhook, and gives its path and its secret.</summary>
    public static async Task<(string Path, string Secret)> RegisterAsync(
        this TrackerHost host,
        string url,
        string? after = null,
        params string[] types
    )
    {
        var answer = await host.PostAsync(
            $"{Cup}/webhooks",
            new
            {
                name = $"hook-{Guid.NewGuid():N}"[..20],
                url,
                types,
                after,
            }
        );
        Assert.True(answer.Status == 201, answer.Body);
        return ($"{Cup}/webhooks/{answer.Json["id"]}", (string)answer.Json["secret"]!);
    }

    public static async Task NoteAsync(this TrackerHost host, string text) =>
        Assert.Equal(200, (await host.PostAsync($"{Cup}/notes", new { text })).Status);

    /// <summary>The attempts of a webhook, the oldest first.</summary>
    public static async Task<List<JsonNode>> AttemptsAsync(this TrackerHost host, string webhook) =>
        [
            .. (await host.GetAsync($"{webhook}/attempts?limit=1000", asOperator: true)).Json["attempts"]!
                .AsArray()
                .Reverse()
                .Select(each => each!),
        ];

    public static async Task<JsonNode> LookAsync(this TrackerHost host, string webhook) =>
        (await host.GetAsync(webhook, asOperator: true)).Json;

    public static async Task<IEnumerable<string?>> DeadLettersAsync(this TrackerHost host, string webhook) =>
        (await host.GetAsync($"{webhook}/dead-letters", asOperator: true)).Each("deadLetters", "event");

    /// <summary>What came is this, in this order, and nothing else comes soon.</summary>
    public static async Task GetsAsync(this Receiver receiver, params string[] events)
    {
        await Eventually.IsTrueAsync(() => receiver.Deliveries.Count >= events.Length);
        await Task.Delay(700, TestContext.Current.CancellationToken);
        Assert.Equal(events, receiver.Events);
    }
}
