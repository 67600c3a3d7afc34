using System.Net.Http.Headers;
using System.Text;

namespace Tracker.Client;

/// <summary>A request that may be sent more than once.</summary>
internal sealed record Ask(HttpMethod Method, string Path)
{
    /// <summary>What is accepted as an answer.</summary>
    public string Accept { get; init; } = "application/json";

    public string? IdempotencyKey { get; init; }
    public long? IfVersion { get; init; }
    public string? LastEventId { get; init; }
    public Upload? Body { get; init; }

    /// <summary>Whether it may be sent again when it is not known what became of it.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>A path of segments, each of which may be any text.</summary>
    public static string PathOf(params ReadOnlySpan<string> segments)
    {
        var path = new StringBuilder("api");
        foreach (var segment in segments)
            path.Append('/').Append(Uri.EscapeDataString(segment));
        return path.ToString();
    }

    /// <summary>The same with parameters; those without a value are left out.</summary>
    public Ask With(params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var path = new StringBuilder(Path);
        foreach (var (name, value) in parameters)
            if (value is not null)
                path.Append(path.ToString().Contains('?') ? '&' : '?')
                    .Append(name)
                    .Append('=')
                    .Append(Uri.EscapeDataString(value));
        return this with { Path = path.ToString() };
    }

    public HttpRequestMessage ToRequest(TrackerClientOptions options, Silence silence)
    {
        var request = new HttpRequestMessage(Method, new Uri(Root(options.Server), Path));
        request.Headers.Accept.Add(new(Accept));
        // Whatever else answers on the way says no in this form, too.
        if (Accept != "application/json")
            request.Headers.Accept.Add(new("application/problem+json", 0.1));
        if (!string.IsNullOrEmpty(options.Token))
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Token);
        if (IdempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", IdempotencyKey);
        if (IfVersion is { } version)
            request.Headers.IfMatch.Add(new($"\"{version}\""));
        if (LastEventId is not null)
            request.Headers.Add("Last-Event-ID", LastEventId);
        if (Body is not null)
            request.Content = new UploadContent(Body, silence);
        return request;
    }

    // Without a slash at its end the last part of an address would be replaced by the path.
    private static Uri Root(Uri server) =>
        server.AbsoluteUri.EndsWith('/') ? server : new Uri(server.AbsoluteUri + "/");
}
