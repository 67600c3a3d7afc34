using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Tracker.Api.Webhooks.Calling;

/// <summary>
/// Calls the addresses of webhooks: signed by Standard Webhooks, within short times, and nowhere but where
/// <see cref="Targets" /> allow. The answer is its status; nothing else of it is read.
/// </summary>
public sealed class WebhookClient : IDisposable
{
    /// <summary>What the body is: a CloudEvent in structured mode.</summary>
    public const string MediaType = "application/cloudevents+json";

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Targets targets;
    private readonly WebhookSecrets secrets;
    private readonly TimeProvider clock;
    private readonly HttpClient client;

    /// <summary>Makes it.</summary>
    public WebhookClient(Targets targets, WebhookSecrets secrets, TimeProvider clock)
    {
        (this.targets, this.secrets, this.clock) = (targets, secrets, clock);
#pragma warning disable CA2000 // The client disposes of it.
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync,
            ConnectTimeout = ConnectLimit,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            // What is traced here is nobody else's.
            ActivityHeadersPropagator = null,
            // Names are looked up again, and addresses looked at, before long.
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 16 * 1024,
            ResponseDrainTimeout = TimeSpan.FromSeconds(0.5),
        };
#pragma warning restore CA2000
        client = new HttpClient(handler) { Timeout = Limit };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Tracker", "1"));
    }

    /// <summary>Calls a webhook, once.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="happened">The id of the event.</param>
    /// <param name="body">The event in JSON.</param>
    /// <param name="cancellation">Gives up; what was sent may have been taken.</param>
    public async Task<Outcome> CallAsync(Webhook webhook, string happened, byte[] body, CancellationToken cancellation)
    {
        var (now, began) = (clock.GetUtcNow(), clock.GetTimestamp());
        var (status, error, retryAfter) = await TryAsync(webhook, webhook.MessageId(happened), now, body, cancellation);
        return new(now, clock.GetElapsedTime(began), status, error) { RetryAfter = retryAfter };
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    private async Task<(int? Status, string? Error, TimeSpan? RetryAfter)> TryAsync(
        Webhook webhook,
        string id,
        DateTimeOffset now,
        byte[] body,
        CancellationToken cancellation
    )
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url);
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaType, "utf-8");
            request.Headers.Add("webhook-id", id);
            request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("webhook-signature", secrets.Sign(webhook.Secrets, id, now, body));
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return ((int)answer.StatusCode, FaultOf((int)answer.StatusCode), RetryAfterOf(answer));
        }
        catch (Exception failure)
            when (failure is HttpRequestException or OperationCanceledException or CryptographicException
                && !cancellation.IsCancellationRequested
            )
        {
            return (null, Sentence(failure), null);
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        // The addresses that were looked at are the ones that are called: the name is not looked up a second time.
        var addresses = await targets.ResolveAsync(context.InitialRequestMessage.RequestUri!, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage answer) =>
        answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            ? null
            : answer.Headers.RetryAfter switch
            {
                { Delta: { } delta } => delta,
                { Date: { } date } => date - clock.GetUtcNow(),
                _ => null,
            };

    private static string? FaultOf(int status) =>
        status switch
        {
            >= 200 and < 300 => null,
            >= 300 and < 400 => $"It redirects ({status}), which is not followed.",
            StatusCodes.Status410Gone => "It answers that it is gone (410).",
            _ => $"It answers {status}.",
        };

    private static string Sentence(Exception failure) =>
        failure switch
        {
            { InnerException: TargetException refused } => refused.Message,
            CryptographicException => "The secret cannot be read any more: rotate it.",
            OperationCanceledException => $"There was no answer within {Limit.TotalSeconds:0} s.",
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } =>
                "No connection could be made.",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                "There is no TLS, or its certificate is not valid for the host.",
            _ => "The answer is none of HTTP.",
        };
}
