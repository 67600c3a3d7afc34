using Microsoft.Net.Http.Headers;
using Tracker.Api.Http;

namespace Tracker.Api.Versions;

/// <summary>
/// Takes the version out of a request, by path and by media types, before anyone else reads it: whatever stands behind knows
/// one path and one name of JSON. Answers a version that there is not.
/// </summary>
public sealed class VersionedRequests(RequestDelegate next)
{
    private static readonly PathString Api = new("/api");

    /// <summary>Lets a request pass as one without a version, or answers it.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(Api, out var rest))
            return next(http);
        ApiVersion.Tell(http);
        return (Path(http.Request, rest) ?? Body(http.Request) ?? Accept(http)) is { } problem
            ? problem.ExecuteAsync(http)
            : next(http);
    }

    private static IResult? Path(HttpRequest request, PathString rest)
    {
        var path = rest.Value!;
        if (path is not ['/', 'v' or 'V', >= '0' and <= '9', ..])
            return null;
        var end = path.IndexOf('/', 1);
        var (version, after) = end < 0 ? (path[2..], "") : (path[2..end], path[end..]);
        if (version.Trim('.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Length > 0)
            return null;
        if (version != ApiVersion.Current)
            return Problems.Unknown(
                ApiVersion.Unknown,
                $"There is no version {(version.Length > 20 ? version[..20] : version)} of the API.",
                $"{ApiVersion.Path}, or /api without a version, which is the same"
            );
        request.Path = Api.Add(new PathString(after));
        return null;
    }

    private static IResult? Body(HttpRequest request)
    {
        // Whoever sends no body says nothing by its type.
        if (
            HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsDelete(request.Method)
            || !VersionedType.MayBeIn(request.Headers.ContentType)
            || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !VersionedType.Is(type)
        )
            return null;
        if (!VersionedType.IsCurrent(type))
            return Problems.Of(
                StatusCodes.Status415UnsupportedMediaType,
                "The body is said to be of a version of the API that there is not.",
                $"{ApiVersion.MediaType}, or application/json, which is the same",
                ApiVersion.Unknown
            );
        type.MediaType = VersionedType.Json;
        request.ContentType = type.ToString();
        return null;
    }

    private static IResult? Accept(HttpContext http)
    {
        var accepted = http.Request.Headers.Accept;
        if (!VersionedType.MayBeIn(accepted) || !MediaTypeHeaderValue.TryParseList(accepted, out var ranges))
            return null;
        var others = ranges.Where(range => !VersionedType.Is(range)).ToList();
        var current = ranges.Where(VersionedType.IsCurrent).Where(IsWanted).MaxBy(QualityOf);
        if (current is null)
        {
            if (others.Exists(IsWanted))
                http.Request.Headers.Accept = Text(others);
            else if (ranges.Any(range => VersionedType.Is(range) && IsWanted(range)))
                return Problems.Of(
                    StatusCodes.Status406NotAcceptable,
                    "The header Accept names no version of the API that there is, and nothing else.",
                    $"{ApiVersion.MediaType}, or application/json, which is the same",
                    ApiVersion.Unknown
                );
            return null;
        }
        if (Representation.Json.QualityIn(others) > QualityOf(current))
        {
            http.Request.Headers.Accept = Text(others);
            return null;
        }
        var json = new MediaTypeHeaderValue(VersionedType.Json) { Quality = current.Quality };
        http.Request.Headers.Accept = Text([
            json,
            .. others.Where(range => !range.MediaType.Equals(VersionedType.Json, StringComparison.OrdinalIgnoreCase)),
        ]);
        NamedVersion.Ask(http);
        return null;
    }

    private static bool IsWanted(MediaTypeHeaderValue range) => QualityOf(range) > 0;

    private static double QualityOf(MediaTypeHeaderValue range) => range.Quality ?? 1;

    private static string Text(IEnumerable<MediaTypeHeaderValue> ranges) => string.Join(", ", ranges);
}
