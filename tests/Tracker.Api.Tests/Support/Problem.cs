namespace Tracker.Api.Tests.Support;

/// <summary>Holds a refusal to what every refusal must say.</summary>
internal static class Problem
{
    /// <summary>The answer is a whole problem of that status and code.</summary>
    public static void Is(int status, string code, Answer answer)
    {
        Assert.Equal((status, "application/problem+json"), (answer.Status, answer.MediaType));
        Assert.Equal((code, $"urn:tracker:problem:{code}"), (answer.Code, (string?)answer.Json["type"]));
        Assert.Equal(status, answer.Number("status"));
        Assert.All(
            ["title", "detail", "instead"],
            member => Assert.False(string.IsNullOrWhiteSpace((string?)answer.Json[member]), $"{member}: {answer.Body}")
        );
    }

    /// <summary>The answer says that the service failed, and under which trace the log tells of it.</summary>
    public static void IsFailure(Answer answer)
    {
        Assert.Equal((500, "internal-error"), (answer.Status, answer.Code));
        Assert.Matches("^[0-9a-f]{32}$", (string?)answer.Json["traceId"]);
        Assert.Equal("1", answer.Headers["Api-Version"]);
    }
}
