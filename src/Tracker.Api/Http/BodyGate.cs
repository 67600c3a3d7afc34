using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Tracker.Domain.Json;

namespace Tracker.Api.Http;

/// <summary>
/// Stands before every endpoint that takes a JSON body, and lets in only what the endpoint can read: everything else gets
/// a clear answer that names the place, and no endpoint has to.
/// </summary>
public sealed class BodyGate(RequestDelegate next)
{
    /// <summary>The greatest size of a command, in bytes.</summary>
    public const int LargestCommand = 1024 * 1024;

    // What no body at all says, where nothing need be said.
    private static readonly byte[] Nothing = "{}"u8.ToArray();

    /// <summary>Lets a request in or answers it.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is not { } type)
        {
            await next(http);
            return;
        }
        var (body, problem) =
            Bodies.IsAbsent(http.Request) && NeedsNone(type)
                ? (Bodies.Take(http.Request, Nothing), null)
                : await Bodies.ReadJsonAsync(http.Request, LargestCommand);
        problem ??= Fault(body, type);
        if (problem is not null)
        {
            await problem.ExecuteAsync(http);
            return;
        }
        http.Request.Body = new MemoryStream(body, writable: false);
        http.Request.ContentLength = body.Length;
        // The endpoint knows one spelling; any that is JSON has come this far.
        http.Request.ContentType = "application/json";
        await next(http);
    }

    /// <summary>Whether a body of a type says nothing that must be said, so that none need be sent.</summary>
    public static bool NeedsNone(Type type) => Fault(Nothing, type) is null;

    private static IResult? Fault(byte[] body, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type, DomainJson.Options) is null
                ? Problems.Of(StatusCodes.Status400BadRequest, "At $: null is no body.", "a JSON object")
                : null;
        }
        catch (JsonException exception)
        {
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                $"At {DomainJson.PathOf(exception)}: {JsonFaults.Sentence(exception)}",
                "a body as the reference at /docs describes it"
            );
        }
    }
}

/// <summary>The body of a request as it was read, for whoever comes later.</summary>
/// <param name="Utf8">Its bytes, without a byte order mark of UTF-8; in UTF-8, unless it is a table in another encoding.</param>
/// <param name="HadMark">Whether there was such a mark.</param>
public sealed record ReadBody(byte[] Utf8, bool HadMark = false);

/// <summary>Reads bodies within bounds.</summary>
public static class Bodies
{
    private const int Chunk = 64 * 1024;

    /// <summary>Whether a request has no body, and does not say that it had one.</summary>
    public static bool IsAbsent(HttpRequest request) =>
        request.ContentType is null
        && request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false };

    /// <summary>Takes a body for that of a request.</summary>
    public static byte[] Take(HttpRequest request, byte[] body)
    {
        request.HttpContext.Features.Set(new ReadBody(body));
        return body;
    }

    /// <summary>Reads a JSON body whole; or says why it cannot be read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="largest">The greatest size, in bytes.</param>
    public static async Task<(byte[] Body, IResult? Problem)> ReadJsonAsync(HttpRequest request, int largest)
    {
        if (!request.HasJsonContentType())
            return ([], Unsupported(request, "application/json"));
        var (body, problem) = await ReadAsync(request, largest);
        if (problem is not null)
            return ([], problem);
        return JsonText.Check(body) is { } fault
            ? (
                [],
                Problems.Of(StatusCodes.Status400BadRequest, $"At {fault.Path}: {fault.Message}", "valid JSON in UTF-8")
            )
            : (body, null);
    }

    /// <summary>Reads a body whole, without a byte order mark of UTF-8; or says why it cannot be read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="largest">The greatest size, in bytes.</param>
    public static async Task<(byte[] Body, IResult? Problem)> ReadAsync(HttpRequest request, int largest)
    {
        if (request.ContentLength > largest)
            return ([], TooLarge(largest));
        // The server has a bound of its own, which is for those who have none.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
            server.MaxRequestBodySize = null;
        using var buffer = new MemoryStream((int)(request.ContentLength ?? 0));
        // Most bodies are a few hundred bytes, and thousands of them come in a second.
        var chunk = ArrayPool<byte>.Shared.Rent((int)Math.Min(request.ContentLength ?? Chunk, Chunk) + 1);
        int read;
        try
        {
            while ((read = await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted)) > 0)
            {
                if (buffer.Length + read > largest)
                    return ([], TooLarge(largest));
                buffer.Write(chunk, 0, read);
            }
        }
        catch (BadHttpRequestException exception)
        {
            return ([], Problems.Of(exception.StatusCode, "The body could not be read to its end.", code: "malformed"));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
        // Editors and shells of Windows put a byte order mark before UTF-8: it is no part of the text.
        var text = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        var isMarked = text.StartsWith(Encoding.UTF8.Preamble);
        var body =
            isMarked ? text[Encoding.UTF8.Preamble.Length..].ToArray()
            : text.Length == buffer.Capacity ? buffer.GetBuffer()
            : text.ToArray();
        request.HttpContext.Features.Set(new ReadBody(body, isMarked));
        return (body, null);
    }

    /// <summary>The body is larger than it may be.</summary>
    public static IResult TooLarge(int largest) =>
        Problems.Of(
            StatusCodes.Status413PayloadTooLarge,
            $"The body is larger than {largest} bytes.",
            $"a body of at most {largest} bytes"
        );

    /// <summary>The body is of a type that is not read here.</summary>
    public static IResult Unsupported(HttpRequest request, string instead) =>
        Problems.Of(
            StatusCodes.Status415UnsupportedMediaType,
            request.ContentType is { Length: > 0 and < 100 } type
                ? $"The body is said to be {type}."
                : "It is not said what the body is.",
            instead
        );
}
