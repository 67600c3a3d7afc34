using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Tracker.Domain.Json;

namespace Tracker.Api.Http;

/// <summary>Answers with an <c>ETag</c> that names the version of the competition, so that it serves <c>If-Match</c> too.</summary>
public static class Answers
{
    /// <summary>On which headers of a request its answer depends, whoever asks.</summary>
    public const string Vary = "Accept, Accept-Language, Authorization";

    /// <summary>A view as JSON; 304 when the reader has it already.</summary>
    /// <param name="view">The view.</param>
    /// <param name="version">The version of the competition that it shows.</param>
    public static IResult Json<T>(T view, long version) =>
        Bytes(JsonSerializer.SerializeToUtf8Bytes(view, DomainJson.Options), version);

    /// <summary>Ready JSON; 304 when the reader has it already.</summary>
    /// <param name="json">The JSON, in UTF-8.</param>
    /// <param name="version">The version of the competition that it shows.</param>
    /// <param name="file">The name under which a browser keeps it; null where it shows it.</param>
    public static IResult Bytes(byte[] json, long version, string? file = null) =>
        Bytes(json, Representation.Json.MediaType, version, FileNamed(file));

    /// <summary>A table as CSV in UTF-8, to be kept as a file; 304 when the reader has it already.</summary>
    public static IResult Csv(byte[] csv, long version, string file) =>
        Bytes(csv, Representation.Csv.MediaType, version, FileNamed(file));

    /// <summary>Text in UTF-8 of any type; 304 when the reader has it already.</summary>
    /// <param name="body">The text.</param>
    /// <param name="mediaType">Its type.</param>
    /// <param name="version">The version of the competition that it shows.</param>
    /// <param name="headers">What else is said of it.</param>
    public static IResult Bytes(
        byte[] body,
        string mediaType,
        long version,
        IReadOnlyList<KeyValuePair<string, StringValues>> headers
    ) => new Tagged(body, mediaType, version, headers, IsForEveryHost: true);

    /// <summary>The same where it holds addresses of this service, which are those by which it was asked.</summary>
    public static IResult WithAddresses(byte[] body, string mediaType, long version) =>
        new Tagged(body, mediaType, version, [], IsForEveryHost: false);

    /// <summary>Text that is written as it is sent, and never held whole; 304 when the reader has it already.</summary>
    /// <param name="write">Writes it, the same each time: once to learn its tag, and once to send it.</param>
    /// <param name="mediaType">Its type.</param>
    /// <param name="version">The version of the competition that it shows.</param>
    /// <param name="headers">What else is said of it.</param>
    public static IResult Streamed(
        Func<Stream, Task> write,
        string mediaType,
        long version,
        IReadOnlyList<KeyValuePair<string, StringValues>> headers
    ) => new TaggedStream(write, mediaType, version, headers);

    /// <summary>The header that names a file.</summary>
    public static IReadOnlyList<KeyValuePair<string, StringValues>> FileNamed(string? file) =>
        file is null ? [] : [new(HeaderNames.ContentDisposition, $"attachment; filename=\"{file}\"")];

    /// <summary>The version that an entity tag names: <c>"41"</c> or <c>"41.5f3a9c"</c>; null when it names none.</summary>
    public static long? VersionOf(string tag)
    {
        // A proxy that compresses an answer makes its tag weak; the version in it is as exact as before.
        var strong = tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
        var text = strong.Trim('"').Split('.')[0];
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    private static string TagOf(long version, byte[] hash) =>
        $"\"{version}.{Convert.ToHexStringLower(hash.AsSpan(0, 8))}\"";

    private sealed record Tagged(
        byte[] Body,
        string MediaType,
        long Version,
        IReadOnlyList<KeyValuePair<string, StringValues>> Headers,
        bool IsForEveryHost
    ) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            if (MinVersion.Refusal(http, Version) is { } refusal)
                return refusal.ExecuteAsync(http);
            var answer = new TaggedBytes(
                Body,
                $"{MediaType}; charset=utf-8",
                TagOf(Version, SHA256.HashData(Body)),
                Vary
            )
            {
                Headers = Headers,
            };
            if (IsForEveryHost)
                ReadyAnswers.Keep(http, answer);
            return answer.ExecuteAsync(http);
        }
    }

    private sealed record TaggedStream(
        Func<Stream, Task> Write,
        string MediaType,
        long Version,
        IReadOnlyList<KeyValuePair<string, StringValues>> Headers
    ) : IResult
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            if (MinVersion.Refusal(http, Version) is { } refusal)
            {
                await refusal.ExecuteAsync(http);
                return;
            }
            using var hash = SHA256.Create();
            await using (var unsent = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
                await Write(unsent);
            var head = new AnswerHeaders($"{MediaType}; charset=utf-8", TagOf(Version, hash.Hash!), Vary);
            if (head.IsNews(http, Headers))
                await Write(http.Response.Body);
        }
    }
}
