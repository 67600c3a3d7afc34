using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Security;

/// <summary>Only an archivist says since when a fact of the past was known.</summary>
public sealed class ArchivistTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private static int cups;

    private readonly string cup = $"cup-{Interlocked.Increment(ref cups)}";

    private TrackerHost Host => service.Host;

    private string Path => $"/api/competitions/{cup}";

    // The fourth event is the first that says it.
    private string Dated =>
        SmallCup
            .File(cup)
            .Replace("\"team\": \"cat\", \"name\"", "\"team\": \"cat\", \"knownAt\": \"2026-01-03\", \"name\"")
            .Replace("\"text\":", "\"knownAt\": \"2026-01-05\", \"text\":");

    [Theory]
    [InlineData("")]
    [InlineData("?dryRun=true")]
    public async Task An_operator_is_told_what_an_archivist_may_and_nothing_is_stored(string query)
    {
        var answer = await Host.PostAsync($"/api/import{query}", Dated);

        Problem.Is(403, "token-insufficient", answer);
        Assert.Equal(
            "Only an archivist may say since when a fact was known, and the file does at $.events[3].knownAt.",
            (string?)answer.Json["detail"]
        );
        Assert.Contains("archivist.token", (string?)answer.Json["instead"]);
        Assert.Contains("without knownAt", (string?)answer.Json["instead"]);
        Assert.Equal(404, (await Host.GetAsync(Path, asOperator: true)).Status);
    }

    [Fact]
    public async Task An_operator_is_refused_what_is_recorded_already_too()
    {
        await Host.ImportAsync(Dated);

        Problem.Is(403, "token-insufficient", await Host.PostAsync("/api/import", Dated));
    }

    [Fact]
    public async Task What_an_archivist_imports_was_known_since_the_file_says()
    {
        Assert.Equal(SmallCup.Version, (await Host.ImportAsync(Dated, "?dryRun=true")).Number("imported"));
        Assert.Equal(201, (await Host.ImportAsync(Dated)).Status);

        Assert.Equal(
            ["2026-01-03", "2026-01-05"],
            (await Host.GetAsync($"{Path}/history?knownAt=2026-01-05")).Each("events", "knownAt")
        );
    }

    [Fact]
    public async Task What_an_operator_imports_is_known_since_it_is_recorded()
    {
        await SmallCup.ImportAsync(Host, cup);

        Assert.Empty((await Host.GetAsync($"{Path}/history?knownAt=2026-01-05")).Each("events", "knownAt"));
    }

    [Fact]
    public async Task A_null_says_nothing()
    {
        var file = SmallCup.File(cup).Replace("\"text\":", "\"knownAt\": null, \"text\":");

        Assert.Equal(201, (await Host.PostAsync("/api/import", file)).Status);
    }

    [Fact]
    public async Task Without_a_token_or_with_a_wrong_one_nothing_is_imported()
    {
        Problem.Is(401, "token-required", await SendAsync(null));
        Problem.Is(401, "token-unknown", await SendAsync("another-token-of-some-length"));
        Problem.Is(401, "token-unknown", await SendAsync($"{TrackerHost.ArchivistToken}s"));
        Assert.Equal(404, (await Host.GetAsync(Path, asOperator: true)).Status);

        Task<Answer> SendAsync(string? token) =>
            Host.SendAsync(HttpMethod.Post, "/api/import", TrackerHost.Json(Dated), token);
    }

    [Theory, MemberData(nameof(EveryWrite.All), MemberType = typeof(EveryWrite))]
    public async Task An_archivist_writes_what_an_operator_writes(string write)
    {
        await SmallCup.ImportAsync(Host, cup);
        var (method, path, body) = EveryWrite.In(write, cup);

        var answer = await Host.SendAsync(method, path, TrackerHost.Json(body), TrackerHost.ArchivistToken);

        Assert.True(answer.Status is 200 or 201, answer.Body);
    }

    [Fact]
    public async Task An_archivist_sees_what_is_not_public_yet()
    {
        await SmallCup.ImportAsync(Host, cup);
        await Host.PostAsync($"{Path}/teams/cat/withdrawal", new { at = "2026-01-05", publicAt = "2999-01-01" });

        Assert.Equal(3, (await Host.GetAsync($"{Path}/field")).Number("size"));
        var seen = await Host.SendAsync(HttpMethod.Get, $"{Path}/field", null, TrackerHost.ArchivistToken);
        Assert.Equal(2, seen.Number("size"));
    }
}
