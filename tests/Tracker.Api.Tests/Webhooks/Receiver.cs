using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tracker.Api.Tests.Webhooks;

/// <summary>Receives webhooks on loopback, keeps what came, and answers as it is told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly ConcurrentQueue<Delivery> deliveries = new();

    private Receiver(WebApplication server) => this.server = server;

    /// <summary>Where it listens: any path of it.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What it answers to a delivery: a status.</summary>
    public Func<Delivery, int> Answer { get; set; } = _ => 204;

    /// <summary>For how long it asks not to be called again, as its header says it; null for no word of it.</summary>
    public Func<string?> RetryAfter { get; set; } = () => null;

    /// <summary>How long it takes to answer.</summary>
    public TimeSpan Takes { get; set; }

    /// <summary>What came so far, in order.</summary>
    public IReadOnlyList<Delivery> Deliveries => [.. deliveries];

    /// <summary>The ids of the events that came so far, in order.</summary>
    public IEnumerable<string> Events => Deliveries.Select(each => each.Event);

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new Receiver(builder.Build());
        receiver.server.Map("/{**path}", receiver.TakeAsync);
        await receiver.server.StartAsync();
        receiver.Address = receiver
            .server.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();
        return receiver;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var delivery = new Delivery(
            http.Request.Method,
            http.Request.Path,
            http.Request.Headers.ToDictionary(each => each.Key.ToLowerInvariant(), each => each.Value.ToString()),
            await reader.ReadToEndAsync(),
            DateTimeOffset.UtcNow
        );
        deliveries.Enqueue(delivery);
        await Task.Delay(Takes, http.RequestAborted);
        http.Response.StatusCode = Answer(delivery);
        if (RetryAfter() is { } asked)
            http.Response.Headers.RetryAfter = asked;
        if (http.Response.StatusCode is >= 300 and < 400)
            http.Response.Headers.Location = $"{Address}/redirected";
    }
}

/// <summary>What came to a receiver.</summary>
internal sealed record Delivery(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    DateTimeOffset At
)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Event => (string)Json["id"]!;

    public string Id => Headers["webhook-id"];
}
