using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Marten;
using Tracker.Api.Security.Tokens;
using Tracker.Api.Webhooks.Calling;
using Tracker.Domain.Json;

namespace Tracker.Api.Webhooks;

/// <summary>Calls webhooks with an event that is none of the record.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore of which nobody takes a handle holds nothing.")]
public sealed class Testing(WebhookClient client, IDocumentStore store, TimeProvider clock)
{
    // Each takes a request for as long as the other side takes to answer.
    private const int AtOnce = 8;

    private readonly SemaphoreSlim room = new(AtOnce);

    /// <summary>Calls a webhook once; null when as many tests are under way as there is room for.</summary>
    public async Task<Attempt?> TryAsync(Webhook webhook, CancellationToken cancellation)
    {
        if (!await room.WaitAsync(0, cancellation))
            return null;
        try
        {
            var happened = new TestEvent(
                "1.0",
                $"test-{Secret.NewId(clock.GetUtcNow())}",
                $"/api/competitions/{webhook.Competition}",
                "tracker.WebhookTested",
                clock.GetUtcNow(),
                "application/json",
                new TestData(webhook.Id, webhook.Name)
            );
            var body = JsonSerializer.SerializeToUtf8Bytes(happened, DomainJson.Options);
            var outcome = await client.CallAsync(webhook, happened.Id, body, cancellation);
            var attempt = Attempt.Of(happened.Id, 1, outcome, null);
            await using var session = store.LightweightSession();
            Attempts.Keep(session, webhook, attempt);
            await session.SaveChangesAsync(cancellation);
            return attempt;
        }
        finally
        {
            room.Release();
        }
    }

    private sealed record TestEvent(
        [property: System.Text.Json.Serialization.JsonPropertyName("specversion")] string SpecVersion,
        string Id,
        string Source,
        string Type,
        DateTimeOffset Time,
        [property: System.Text.Json.Serialization.JsonPropertyName("datacontenttype")] string DataContentType,
        TestData Data
    );

    private sealed record TestData(string Webhook, WebhookName Name);
}
