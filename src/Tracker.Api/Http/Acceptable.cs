using System.Reflection;
using Microsoft.Net.Http.Headers;
using Tracker.Api.Reference;
using Wolverine.Http;

namespace Tracker.Api.Http;

/// <summary>
/// Refuses what is asked for in media types alone in which an endpoint answers nothing, before anything is done. Where an
/// address names its type by an extension that is what is asked for.
/// </summary>
public sealed class Acceptable(RequestDelegate next)
{
    /// <summary>Lets a request pass or answers it.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        if (
            http.Request.Headers.Accept.Count == 0
            || http.GetEndpoint()?.Metadata.GetMetadata<HttpChain>() is not { } chain
            || Path.HasExtension(http.Request.Path)
            // What cannot be read of the header is passed over.
            || !MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var ranges)
        )
            return next(http);
        var types =
            chain.Method.Method.GetCustomAttribute<AnswersAttribute>()?.MediaTypes ?? [Representation.Json.MediaType];
        return types.Any(type => Representation.QualityOf(type, ranges) > 0)
            ? next(http)
            : Representation.NotAcceptable(http, types).ExecuteAsync(http);
    }
}
