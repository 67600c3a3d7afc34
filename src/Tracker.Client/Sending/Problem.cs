using System.Text.Json;

namespace Tracker.Client;

/// <summary>Problem details (RFC 9457) as the service sends them.</summary>
internal sealed record Problem(
    string? Code = null,
    string? Title = null,
    string? Detail = null,
    string? Instead = null,
    IReadOnlyList<TrackerFault>? Faults = null,
    int? FaultCount = null
)
{
    private const int Largest = 4 * 1024 * 1024;

    /// <summary>What an answer says that is none of success.</summary>
    public static async Task<TrackerException> ReadAsync(
        HttpResponseMessage response,
        Silence silence,
        DateTimeOffset now
    )
    {
        var status = (int)response.StatusCode;
        var isProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json";
        var bytes = isProblem ? await Bodies.ReadAsync(response, silence, Largest) : [];
        var problem = Read(bytes);
        return new TrackerException(
            problem?.Code ?? (status < 400 ? TrackerException.Unreadable : $"http-{status}"),
            problem?.Detail
                ?? problem?.Title
                ?? $"{response.RequestMessage?.RequestUri?.Authority} answered {status} {response.ReasonPhrase}."
        )
        {
            Status = status,
            Instead = problem?.Instead,
            Faults = problem?.Faults ?? [],
            FaultCount = problem?.FaultCount ?? problem?.Faults?.Count ?? 0,
            RetryAfter = response.Headers.RetryAfter switch
            {
                { Delta: { } delta } => delta,
                { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
                _ => null,
            },
            Utf8 = problem is null ? default : bytes,
            // Where one asks to come later, nothing was taken.
            NothingHappened = status is 429 or 503,
        };
    }

    private static Problem? Read(byte[] bytes)
    {
        try
        {
            return bytes.Length == 0 ? null : JsonSerializer.Deserialize(bytes, TrackerJson.Default.Problem);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
