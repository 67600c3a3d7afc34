using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Tracker.Api.Versions;

namespace Tracker.Api.Http;

/// <summary>A body that is ready to be sent, with its headers; 304 to a reader who has it already.</summary>
/// <param name="Body">The body.</param>
/// <param name="MediaType">Its <c>Content-Type</c>.</param>
/// <param name="Tag">Its <c>ETag</c>.</param>
/// <param name="Vary">On which headers of the request it depends.</param>
public sealed record TaggedBytes(byte[] Body, string MediaType, string Tag, string Vary)
{
    private readonly AnswerHeaders head = new(MediaType, Tag, Vary);

    /// <summary>Whatever else is said of it: under which name it is kept as a file, where there is more.</summary>
    public IReadOnlyList<KeyValuePair<string, StringValues>> Headers { get; init; } = [];

    /// <summary>Sends it.</summary>
    public Task ExecuteAsync(HttpContext http)
    {
        if (!head.IsNews(http, Headers))
            return Task.CompletedTask;
        http.Response.ContentLength = Body.Length;
        return http.Response.Body.WriteAsync(Body, http.RequestAborted).AsTask();
    }
}

/// <summary>The headers of an answer with a tag.</summary>
/// <param name="mediaType">Its <c>Content-Type</c>.</param>
/// <param name="tag">Its <c>ETag</c>.</param>
/// <param name="vary">On which headers of the request it depends.</param>
public sealed class AnswerHeaders(string mediaType, string tag, string vary)
{
    private readonly StringValues mediaType = mediaType;
    private readonly StringValues tags = tag;

    // The tag under the name of its type that tells the version; null where the type has one name.
    private readonly string? named = NamedVersion.IsOf(mediaType) ? NamedVersion.TagOf(tag) : null;
    private readonly StringValues vary = vary;

    /// <summary>Sets the headers. False to a reader who has the answer already, who is told so.</summary>
    /// <param name="http">The request.</param>
    /// <param name="more">What else is said of the answer.</param>
    public bool IsNews(HttpContext http, IReadOnlyList<KeyValuePair<string, StringValues>> more)
    {
        var headers = http.Response.Headers;
        var isNamed = named is not null && NamedVersion.IsAskedBy(http);
        headers.ETag = isNamed ? named : tags;
        headers.CacheControl = "no-cache";
        headers.Vary = vary;
        if (http.Request.Headers.IfNoneMatch.Count > 0 && IsKnown(http.Request, isNamed ? named! : tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return false;
        }
        foreach (var (name, value) in more)
            headers.Append(name, value);
        headers.ContentType = mediaType;
        return true;
    }

    private static bool IsKnown(HttpRequest request, string tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(each => each.Tag == EntityTagHeaderValue.Any.Tag || each.Tag == tag);
}
