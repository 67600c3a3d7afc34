using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Tracker.Api.Http;

/// <summary>A body that is ready to be sent, with its headers; 304 to a reader who has it already.</summary>
/// <param name="Body">The body.</param>
/// <param name="MediaType">Its <c>Content-Type</c>.</param>
/// <param name="Tag">Its <c>ETag</c>.</param>
/// <param name="Vary">On which headers of the request it depends.</param>
public sealed record TaggedBytes(byte[] Body, string MediaType, string Tag, string Vary)
{
    private readonly StringValues mediaType = MediaType;
    private readonly StringValues tag = Tag;
    private readonly StringValues vary = Vary;

    /// <summary>Sends it.</summary>
    public Task ExecuteAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "no-cache";
        headers.Vary = vary;
        if (http.Request.Headers.IfNoneMatch.Count > 0 && IsKnown(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        headers.ContentType = mediaType;
        headers.ContentLength = Body.Length;
        return http.Response.Body.WriteAsync(Body, http.RequestAborted).AsTask();
    }

    private bool IsKnown(HttpRequest request) =>
        request.GetTypedHeaders().IfNoneMatch.Any(each => each.Tag == EntityTagHeaderValue.Any.Tag || each.Tag == Tag);
}
