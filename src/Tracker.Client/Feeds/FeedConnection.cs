using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Tracker.Client;

/// <summary>A feed over one connection, until that ends or is lost.</summary>
internal sealed class FeedConnection(Sender sender, TrackerClientOptions options)
{
    /// <summary>When the service took it; null while it has not.</summary>
    public long? Since { get; private set; }

    /// <summary>How many events have come over it.</summary>
    public int Count { get; private set; }

    public async IAsyncEnumerable<FeedEvent> ReadAsync(
        string competition,
        string? after,
        bool follow,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using var silence = new Silence(options.FeedSilence, options.Clock, cancellation);
        var ask = new Ask(HttpMethod.Get, Ask.PathOf("competitions", competition, "feed"))
        {
            Accept = "text/event-stream",
            LastEventId = after,
        }.With(("follow", follow ? null : "false"));
        using var response = await sender.OpenAsync(ask, silence);
        if (response.Content.Headers.ContentType?.MediaType != ask.Accept)
            throw new TrackerException(
                TrackerException.Unreadable,
                "What answered gives no feed of Server-Sent Events."
            );
        Since = options.Clock.GetTimestamp();
        var stream = await Bodies.OpenAsync(response, silence, options.LargestAnswer);
        await using var _ = stream;
        await foreach (var item in SseParser.Create(stream, (_, data) => Read(data)).EnumerateAsync(silence.Token))
        {
            stream.Understood();
            Count++;
            yield return item.Data;
        }
    }

    private static FeedEvent Read(ReadOnlySpan<byte> data)
    {
        try
        {
            var happened =
                JsonSerializer.Deserialize(data, TrackerJson.Default.FeedEvent)
                ?? throw new JsonException("The event is null.");
            happened.Utf8 = data.ToArray();
            return happened;
        }
        catch (JsonException e)
        {
            throw new TrackerException(
                TrackerException.Unreadable,
                $"An event of the feed cannot be read: {e.Message}",
                e
            );
        }
    }
}
