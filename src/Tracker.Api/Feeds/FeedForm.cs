using System.Buffers;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Tracker.Api.Http;
using Tracker.Domain.Json;

namespace Tracker.Api.Feeds;

/// <summary>How a feed is written: as Server-Sent Events, or as lines of JSON.</summary>
internal sealed class FeedForm
{
    private readonly byte[] before;
    private readonly byte[] after;

    private FeedForm(string mediaType, string opening, string quiet, string before, string after)
    {
        MediaType = mediaType;
        Opening = Utf8(opening);
        Quiet = Utf8(quiet);
        this.before = Utf8(before);
        this.after = Utf8(after);
    }

    /// <summary>Server-Sent Events. Without a name of its own an event comes to whoever listens for messages.</summary>
    public static FeedForm Events { get; } =
        new("text/event-stream", "retry: 2000\n\n", ": quiet\n\n", "data: ", "\n\n");

    /// <summary>NDJSON. A line with nothing on it says that nothing happened.</summary>
    public static FeedForm Lines { get; } = new("application/x-ndjson", "", "\n", "", "\n");

    /// <summary>The media type.</summary>
    public string MediaType { get; }

    /// <summary>How it begins.</summary>
    public byte[] Opening { get; }

    /// <summary>What is sent while nothing happens, so that nobody on the way takes the connection for dead.</summary>
    public byte[] Quiet { get; }

    /// <summary>The form that a request likes best; of two that it likes as much, or does not speak of, Server-Sent Events.</summary>
    public static FeedForm Of(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges)
        && Representation.QualityOf(Lines.MediaType, ranges) > Representation.QualityOf(Events.MediaType, ranges)
            ? Lines
            : Events;

    /// <summary>Writes an event.</summary>
    public void Write(IBufferWriter<byte> output, CloudEvent happened)
    {
        if (this == Events)
            output.Write(Utf8($"id: {happened.Id}\n"));
        output.Write(before);
        using (var json = new Utf8JsonWriter(output, new() { Encoder = DomainJson.Options.Encoder }))
            JsonSerializer.Serialize(json, happened, DomainJson.Options);
        output.Write(after);
    }

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
