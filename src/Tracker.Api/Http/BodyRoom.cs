namespace Tracker.Api.Http;

/// <summary>
/// Bounds how much the bodies of all requests under way come to, so that no crowd of them fills the memory: beyond it a
/// request is turned away before its body is read.
/// </summary>
public sealed class BodyRoom(RequestDelegate next, long most)
{
    /// <summary>The most that bodies come to, in bytes.</summary>
    public const long Most = 256 * 1024 * 1024;

    private long taken;

    /// <summary>Lets a request in or turns it away.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method))
        {
            await next(http);
            return;
        }
        // Who does not say how much is coming is taken to send the most that there may be.
        var size =
            http.Request.ContentLength
            ?? http.GetEndpoint()?.Metadata.GetMetadata<LargestBodyAttribute>()?.Bytes
            ?? BodyGate.LargestCommand;
        try
        {
            // One alone may be larger than the room: whether it is too large is for its endpoint to say.
            if (Interlocked.Add(ref taken, size) > most && Interlocked.Read(ref taken) > size)
                await Problems.Busy(http).ExecuteAsync(http);
            else
                await next(http);
        }
        finally
        {
            Interlocked.Add(ref taken, -size);
        }
    }
}
