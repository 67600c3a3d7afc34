using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Tracker.Domain.Json;

namespace Tracker.Api.Http;

/// <summary>Answers with an <c>ETag</c> that names the version of the competition, so that it serves <c>If-Match</c> too.</summary>
public static class Answers
{
    /// <summary>A view as JSON; 304 when the reader has it already.</summary>
    /// <param name="view">The view.</param>
    /// <param name="version">The version of the competition that it shows.</param>
    public static IResult Json<T>(T view, long version) =>
        Bytes(JsonSerializer.SerializeToUtf8Bytes(view, DomainJson.Options), version);

    /// <summary>Ready JSON; 304 when the reader has it already.</summary>
    public static IResult Bytes(byte[] json, long version) => new Tagged(json, "application/json", version);

    /// <summary>A table as CSV in UTF-8; 304 when the reader has it already.</summary>
    public static IResult Csv(byte[] csv, long version) => new Tagged(csv, "text/csv", version);

    /// <summary>The version that an entity tag names: <c>"41"</c> or <c>"41.5f3a9c"</c>; null when it names none.</summary>
    public static long? VersionOf(string tag)
    {
        // A proxy that compresses an answer makes its tag weak; the version in it is as exact as before.
        var strong = tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
        var text = strong.Trim('"').Split('.')[0];
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    private sealed class Tagged(byte[] body, string mediaType, long version) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            if (MinVersion.Refusal(http, version) is { } refusal)
                return refusal.ExecuteAsync(http);
            var answer = new TaggedBytes(
                body,
                $"{mediaType}; charset=utf-8",
                $"\"{version}.{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"",
                "Accept-Language, Authorization"
            );
            ReadyAnswers.Keep(http, answer);
            return answer.ExecuteAsync(http);
        }
    }
}
