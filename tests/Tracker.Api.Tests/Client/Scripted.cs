using System.Net;
using System.Text;

namespace Tracker.Api.Tests.Client;

/// <summary>A service that answers by a script, and keeps what it was sent.</summary>
internal sealed class Scripted(params Func<Task<HttpResponseMessage>>[] answers) : HttpMessageHandler
{
    public const string Receipt =
        """{"competition": "cup", "dryRun": false, "events": [], "version": 1, "later": {}}""";

    private readonly List<Request> requests = [];

    public IReadOnlyList<Request> Requests => requests;

    public static Func<Task<HttpResponseMessage>> Ok(string json = Receipt) => Answer(200, json, "application/json");

    public static Func<Task<HttpResponseMessage>> No(int status, string code, string? retryAfter = null) =>
        Answer(
            status,
            $$"""{"status": {{status}}, "code": "{{code}}", "detail": "No.", "instead": "Yes."}""",
            "application/problem+json",
            retryAfter
        );

    public static Func<Task<HttpResponseMessage>> Answer(
        int status,
        string body,
        string mediaType,
        string? retryAfter = null
    ) =>
        () =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StringContent(body, Encoding.UTF8, mediaType),
            };
            if (retryAfter is not null)
                response.Headers.Add("Retry-After", retryAfter);
            return Task.FromResult(response);
        };

    public static Func<Task<HttpResponseMessage>> Lost(HttpRequestError how = HttpRequestError.ResponseEnded) =>
        () => throw new HttpRequestException(how, "It is lost.");

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Func<Task<HttpResponseMessage>> answer;
        lock (requests)
        {
            answer = answers[Math.Min(requests.Count, answers.Length - 1)];
            requests.Add(
                new(
                    request.Method.Method,
                    request.RequestUri!,
                    body,
                    request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null,
                    request.Headers.Authorization?.ToString()
                )
            );
        }
        return await answer().WaitAsync(cancellationToken);
    }

    public sealed record Request(string Method, Uri Address, string Body, string? Key, string? Authorization);
}
