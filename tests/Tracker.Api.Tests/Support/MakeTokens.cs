namespace Tracker.Api.Tests.Support;

/// <summary>Makes tokens as the operator does.</summary>
internal static class MakeTokens
{
    private static int made;

    public static Task<string> OperatorAsync(this TrackerHost host, params string[] competitions) =>
        host.TokenAsync("operator", new { competitions });

    public static Task<string> ReaderAsync(this TrackerHost host, params string[] competitions) =>
        host.TokenAsync("reader", new { competitions });

    public static Task<string> JudgeAsync(
        this TrackerHost host,
        string competition,
        string round = "second",
        string judge = "expert-1",
        string[]? criteria = null,
        string[]? teams = null
    ) =>
        host.TokenAsync(
            "judge",
            new
            {
                competitions = new[] { competition },
                round,
                judge,
                criteria,
                teams,
            }
        );

    private static async Task<string> TokenAsync(this TrackerHost host, string role, object scope)
    {
        var name = $"{role}-{Interlocked.Increment(ref made)}";
        var answer = await host.PostAsync(
            "/api/tokens",
            new
            {
                name,
                role,
                scope,
            }
        );
        Assert.True(answer.Status == 201, answer.Body);
        return (string)answer.Json["token"]!;
    }

    public static Task<Answer> GetAsAsync(this TrackerHost host, string token, string path) =>
        host.SendAsync(HttpMethod.Get, path, null, token);

    public static Task<Answer> PostAsAsync(
        this TrackerHost host,
        string token,
        string path,
        object body,
        params (string Name, string? Value)[] headers
    ) => host.SendAsync(HttpMethod.Post, path, TrackerHost.Json(body), token, headers);
}
