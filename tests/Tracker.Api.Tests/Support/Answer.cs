using System.Text.Json.Nodes;

namespace Tracker.Api.Tests.Support;

/// <summary>What the service answered.</summary>
public sealed record Answer(int Status, string Body, string? MediaType, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>The code of a refusal.</summary>
    public string? Code => (string?)Json["code"];

    public string? Tag => Headers.GetValueOrDefault("ETag");

    /// <summary>A number of the answer.</summary>
    public int Number(string member) => (int)Json[member]!;

    /// <summary>A list of the answer, as JSON without spaces.</summary>
    public string Text(string member) => Json[member]!.ToJsonString();

    /// <summary>One member of each item of a list of the answer.</summary>
    public IEnumerable<string?> Each(string list, string member) =>
        Json[list]!.AsArray().Select(item => (string?)item![member]);

    public static async Task<Answer> OfAsync(HttpResponseMessage response, CancellationToken cancellation) =>
        new(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(cancellation),
            response.Content.Headers.ContentType?.MediaType,
            response
                .Headers.Concat(response.Content.Headers)
                .ToDictionary(
                    header => header.Key,
                    header => string.Join(", ", header.Value),
                    StringComparer.OrdinalIgnoreCase
                )
        );
}
