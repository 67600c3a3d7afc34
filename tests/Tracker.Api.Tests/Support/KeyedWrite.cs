namespace Tracker.Api.Tests.Support;

/// <summary>A write that is sent with an Idempotency-Key.</summary>
internal sealed record KeyedWrite(HttpMethod Method, string Path, string Body, string? Token)
{
    private static int cups;

    /// <summary>One of all writes, to a competition of its own.</summary>
    public static async Task<(string Cup, KeyedWrite Request)> InNewCupAsync(TrackerHost host, string write)
    {
        var cup = $"cup-{Interlocked.Increment(ref cups):D4}";
        await SmallCup.ImportAsync(host, cup);
        var (method, path, body) = EveryWrite.In(write, cup);
        return (cup, new(method, path, body, TrackerHost.Token));
    }

    /// <summary>How many events there are of what it writes.</summary>
    public static async Task<int> VersionAsync(TrackerHost host, string cup, string write)
    {
        var written = write.Contains("{c}") ? cup : $"{cup}-new";
        return (
            await Sql.ListAsync(host.Database, $"select type from tracker.mt_events where stream_id = '{written}'")
        ).Count;
    }

    public static int Recorded(Answer receipt) => receipt.Json["events"]?.AsArray().Count ?? receipt.Number("imported");

    public static void AssertSame(Answer first, Answer again)
    {
        Assert.Equal((first.Status, first.Body), (again.Status, again.Body));
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        foreach (var name in new[] { "Content-Type", "Content-Length", "ETag", "Location" })
            Assert.Equal(first.Headers.GetValueOrDefault(name), again.Headers.GetValueOrDefault(name));
    }

    public Task<Answer> SendAsync(TrackerHost host, string? key, params (string Name, string? Value)[] headers) =>
        host.SendAsync(Method, Path, TrackerHost.Json(Body), Token, [("Idempotency-Key", key), .. headers]);
}
