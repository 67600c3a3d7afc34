using Microsoft.Net.Http.Headers;
using Tracker.Store.Writing;

namespace Tracker.Api.Http;

/// <summary>Answers to requests with a key: made before they are sent, so that they can be kept as they are sent.</summary>
public static class KeyedAnswers
{
    /// <summary>An answer as it is sent.</summary>
    public static async Task<KeptAnswer> ToKeep(IResult result, HttpContext http)
    {
        var blank = new DefaultHttpContext { RequestServices = http.RequestServices };
        using var body = new MemoryStream();
        blank.Response.Body = body;
        await result.ExecuteAsync(blank);
        await blank.Response.CompleteAsync();
        var headers = blank.Response.Headers;
        return new(
            blank.Response.StatusCode,
            headers.ContentType.ToString(),
            headers.ETag.ToString(),
            headers.Location.ToString(),
            body.ToArray()
        );
    }

    /// <summary>An answer that is kept.</summary>
    public static IResult Of(WriteAnswer.Answered answered) => new Sent(answered);

    /// <summary>The key was given to another request.</summary>
    public static IResult Reused() =>
        Problems.Of(
            StatusCodes.Status422UnprocessableEntity,
            "The Idempotency-Key was sent before with another body, query or If-Match.",
            "another key for another request; or the same request as before, byte for byte, which gets the same answer",
            "idempotency-key-reused"
        );

    /// <summary>A request with the same key is still at work.</summary>
    public static IResult InUse(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "1";
        return Problems.Of(
            StatusCodes.Status409Conflict,
            "A request with the same Idempotency-Key is still being answered.",
            "the same again in a moment: it gets the answer of the first",
            "idempotency-key-in-use"
        );
    }

    private sealed class Sent(WriteAnswer.Answered answered) : IResult
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            var kept = answered.Answer;
            http.Response.StatusCode = kept.Status;
            Set(HeaderNames.ContentType, kept.MediaType);
            Set(HeaderNames.ETag, kept.Tag);
            Set(HeaderNames.Location, kept.Location);
            if (answered.Again)
                http.Response.Headers[IdempotencyKey.Replayed] = "true";
            http.Response.ContentLength = kept.Body.Length;
            await http.Response.Body.WriteAsync(kept.Body, http.RequestAborted);

            void Set(string name, string value)
            {
                if (value.Length > 0)
                    http.Response.Headers[name] = value;
            }
        }
    }
}
