using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tracker.Client;

/// <summary>
/// Reads and writes the record that a Tracker service keeps. Reads and writes that are lost on the way are sent again, writes
/// under the same idempotency key, so that nothing is recorded twice. It may be used by many callers at once.
/// </summary>
/// <remarks>Every method throws <see cref="TrackerException" /> when the service refuses or cannot be reached.</remarks>
public sealed partial class TrackerClient : IDisposable
{
    private const int KeyBytes = 16;

    private readonly TrackerClientOptions options;
    private readonly HttpClient? own;
    private readonly Sender sender;

    /// <summary>A client with connections of its own.</summary>
    /// <param name="options">Where the service is, who asks, and how patiently.</param>
    public TrackerClient(TrackerClientOptions options)
        : this(options, OwnHttp(), isOwn: true) { }

    /// <summary>A client over connections that others look after.</summary>
    /// <param name="http">Sends the requests; its own timeout should be longer than <see cref="TrackerClientOptions.Silence" />.</param>
    /// <param name="options">Where the service is, who asks, and how patiently.</param>
    public TrackerClient(HttpClient http, TrackerClientOptions options)
        : this(options, http, isOwn: false) { }

    private TrackerClient(TrackerClientOptions options, HttpClient http, bool isOwn)
    {
        this.options = options;
        own = isOwn ? http : null;
        sender = new(http, options);
    }

    /// <inheritdoc />
    public void Dispose() => own?.Dispose();

    private static HttpClient OwnHttp() =>
        new(
            new SocketsHttpHandler
            {
                // A token goes to the service and to nobody that it points to.
                AllowAutoRedirect = false,
                ConnectTimeout = TimeSpan.FromSeconds(15),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    private Task<T> SendAsync<T>(Ask ask, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : TrackerAnswer =>
        sender.SendAsync(
            ask,
            async (response, silence) =>
            {
                var bytes = await Bodies.ReadAsync(response, silence, options.LargestAnswer);
                var answer = Read(bytes, type);
                answer.Utf8 = bytes;
                return answer;
            },
            cancellation
        );

    private static T Read<T>(ReadOnlySpan<byte> bytes, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, type) ?? throw new JsonException("The answer is null.");
        }
        catch (JsonException e)
        {
            throw new TrackerException(
                TrackerException.Unreadable,
                $"What answered is no Tracker, or one that is too new: {e.Message}",
                e
            );
        }
    }
}
