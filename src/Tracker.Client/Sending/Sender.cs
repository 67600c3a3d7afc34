namespace Tracker.Client;

/// <summary>Sends requests until they are answered, for so many times and no more.</summary>
internal sealed class Sender(HttpClient http, TrackerClientOptions options)
{
    private readonly Pauses pauses = new(options);

    /// <summary>Sends a request, again where that may help, and reads its answer.</summary>
    /// <exception cref="TrackerException">It was refused, or not answered.</exception>
    public async Task<T> SendAsync<T>(
        Ask ask,
        Func<HttpResponseMessage, Silence, Task<T>> read,
        CancellationToken cancellation
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            TrackerException fault;
            try
            {
                return await OnceAsync(ask, read, cancellation);
            }
            catch (TrackerException e) when (attempt < options.Attempts && IsWorthAnother(ask, e))
            {
                fault = e;
            }
            await pauses.WaitAsync(attempt, fault.RetryAfter, cancellation);
        }
    }

    /// <summary>Sends a request once; its answer stays open.</summary>
    /// <exception cref="TrackerException">It was refused, or not answered.</exception>
    public async Task<HttpResponseMessage> OpenAsync(Ask ask, Silence silence)
    {
        using var request = ask.ToRequest(options, silence);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token);
        if (options.Deprecated is { } tell && TrackerDeprecation.Of(response) is { } deprecation)
            tell(deprecation);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw await Problem.ReadAsync(response, silence, options.Clock.GetUtcNow());
    }

    /// <summary>The fault as callers know it; null where it is none of a connection, or where the caller gave up.</summary>
    public TrackerException? FaultOf(Exception exception, CancellationToken cancellation) =>
        exception switch
        {
            TrackerException fault => fault,
            OperationCanceledException when cancellation.IsCancellationRequested => null,
            OperationCanceledException => Lost("gives no answer", exception),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => Lost(
                "is not known",
                exception,
                wasSent: false
            ),
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            } => Lost("cannot be reached", exception, wasSent: false),
            HttpRequestException or IOException => Lost("broke off", exception),
            _ => null,
        };

    private async Task<T> OnceAsync<T>(
        Ask ask,
        Func<HttpResponseMessage, Silence, Task<T>> read,
        CancellationToken cancellation
    )
    {
        using var silence = new Silence(options.Silence, options.Clock, cancellation);
        try
        {
            using var response = await OpenAsync(ask, silence);
            return await read(response, silence);
        }
        catch (Exception e) when (e is not TrackerException && FaultOf(e, cancellation) is { } fault)
        {
            throw fault;
        }
    }

    private bool IsWorthAnother(Ask ask, TrackerException fault) =>
        fault.MayPass
        && (ask.IsRepeatable || fault.NothingHappened)
        && (fault.RetryAfter is not { } asked || asked <= options.LongestPause);

    private TrackerException Lost(string how, Exception inner, bool wasSent = true) =>
        new(TrackerException.Unreachable, $"The service at {options.Server.GetLeftPart(UriPartial.Path)} {how}.", inner)
        {
            NothingHappened = !wasSent,
        };
}
