using Microsoft.Net.Http.Headers;

namespace Tracker.Api.Http;

/// <summary>How an answer is written down: what of it a reader asks for by <c>Accept</c>, or by the extension of an address.</summary>
public sealed record Representation
{
    private Representation(string extension, string mediaType) => (Extension, MediaType) = (extension, mediaType);

    /// <summary>One JSON document.</summary>
    public static Representation Json { get; } = new("json", "application/json");

    /// <summary>A table for spreadsheets.</summary>
    public static Representation Csv { get; } = new("csv", "text/csv");

    /// <summary>A JSON object a line, for programs that read line by line.</summary>
    public static Representation Ndjson { get; } = new("ndjson", "application/x-ndjson");

    /// <summary>All of them; of two that a reader likes as much the first is given.</summary>
    public static IReadOnlyList<Representation> All { get; } = [Json, Csv, Ndjson];

    /// <summary>The end of an address that asks for it.</summary>
    public string Extension { get; }

    /// <summary>The media type.</summary>
    public string MediaType { get; }

    /// <summary>Answers in the representation that the request likes best; who likes none was refused before.</summary>
    public static Task<IResult> AcceptedAsync(HttpContext http, Func<Representation, Task<IResult>> answer) =>
        answer(AcceptedBy(http.Request));

    /// <summary>The answer to whoever accepts none of the media types in which there is one.</summary>
    public static IResult NotAcceptable(HttpContext http, IEnumerable<string> mediaTypes)
    {
        http.Response.Headers.Vary = Answers.Vary;
        return Problems.Of(
            StatusCodes.Status406NotAcceptable,
            "The answer is in none of the media types that the header Accept names.",
            string.Join(", ", mediaTypes)
        );
    }

    /// <summary>Answers in the representation of an extension, or says which ones there are.</summary>
    public static Task<IResult> NamedAsync(string extension, Func<Representation, Task<IResult>> answer) =>
        All.FirstOrDefault(each => each.Extension == extension) is { } named
            ? answer(named)
            : Task.FromResult(
                Problems.Unknown(
                    "not-found",
                    $"There is no such file as '.{(extension.Length > 40 ? extension[..40] : extension)}'.",
                    string.Join(", ", All.Select(each => $".{each.Extension}"))
                )
            );

    /// <summary>
    /// The one that a request likes best (RFC 9110, section 12.5.1); JSON where it does not say. What cannot be read of the header
    /// is passed over.
    /// </summary>
    private static Representation AcceptedBy(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges) && ranges.Count > 0
            ? All.MaxBy(each => each.QualityIn(ranges))!
            : Json;

    /// <summary>How much a request likes it.</summary>
    internal double QualityIn(IEnumerable<MediaTypeHeaderValue> ranges) => QualityOf(MediaType, ranges);

    /// <summary>How much a request likes a type: the range that says most of it decides, also where it refuses it.</summary>
    internal static double QualityOf(string mediaType, IEnumerable<MediaTypeHeaderValue> ranges)
    {
        var type = new MediaTypeHeaderValue(mediaType);
        return ranges
            .Where(range => range.MatchesAllTypes || Matches(range, type))
            .GroupBy(range =>
                range.MatchesAllTypes ? 0
                : range.MatchesAllSubTypes ? 1
                : 2
            )
            .OrderByDescending(group => group.Key)
            .Select(group => group.Max(range => range.Quality ?? 1))
            .FirstOrDefault();
    }

    private static bool Matches(MediaTypeHeaderValue range, MediaTypeHeaderValue type) =>
        range.Type.Equals(type.Type, StringComparison.OrdinalIgnoreCase)
        && (range.MatchesAllSubTypes || range.SubType.Equals(type.SubType, StringComparison.OrdinalIgnoreCase));
}
