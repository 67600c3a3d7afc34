using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Http;

/// <summary>What every write has in common.</summary>
public sealed class WriteTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private static int cups;

    private TrackerHost Host => service.Host;

    public static TheoryData<string> Writes => EveryWrite.All;

    public static TheoryData<string> WritesOfOne => EveryWrite.OfOneThatIsThere;

    [Fact]
    public void No_write_that_the_service_maps_is_left_untested() =>
        Assert.Equal(EveryWrite.All.Select(each => each.Data).Order(), EveryWrite.MappedBy(Host).Order());

    [Theory, MemberData(nameof(Writes))]
    public async Task Without_a_token_or_with_a_wrong_one_nothing_is_written(string write)
    {
        var (cup, method, path, body) = await InNewCupAsync(write);

        var without = await Host.SendAsync(method, path, TrackerHost.Json(body), null);
        var wrong = await Host.SendAsync(method, path, TrackerHost.Json(body), "another-token-of-some-length");

        Problem.Is(401, "token-required", without);
        Problem.Is(401, "token-unknown", wrong);
        Assert.Equal("Bearer", without.Headers["WWW-Authenticate"]);
        Assert.Equal("Bearer error=\"invalid_token\"", wrong.Headers["WWW-Authenticate"]);
        await AssertUntouchedAsync(cup);
    }

    [Fact]
    public async Task Where_nothing_need_be_said_no_body_need_be_sent()
    {
        var cup = $"body-{Interlocked.Increment(ref cups):D4}";
        await SmallCup.ImportAsync(Host, cup);
        var path = $"/api/competitions/{cup}";

        var left = await Host.SendAsync(
            HttpMethod.Post,
            $"{path}/teams/ann/withdrawal",
            null,
            TrackerHost.Token,
            ("Idempotency-Key", "without-a-body")
        );
        var noted = await Host.SendAsync(HttpMethod.Post, $"{path}/notes", null, TrackerHost.Token);

        Assert.Equal((200, "TeamWithdrew"), (left.Status, (string?)left.Json["events"]![0]!["type"]));
        Problem.Is(415, "media-type-unsupported", noted);
    }

    [Theory, MemberData(nameof(Writes))]
    public async Task A_write_succeeds_and_again_changes_nothing(string write)
    {
        var (_, method, path, body) = await InNewCupAsync(write);

        var first = await WriteAsync(method, path, body);
        var again = await WriteAsync(method, path, body);

        var begins = !write.Contains("{c}");
        Assert.Equal((begins ? 201 : 200, 200), (first.Status, again.Status));
        Assert.Equal(first.Number("version"), again.Number("version"));
        Assert.NotEqual(0, Recorded(first));
        Assert.Equal(0, Recorded(again));
    }

    [Theory, MemberData(nameof(Writes))]
    public async Task A_dry_run_answers_as_the_write_would_and_stores_nothing(string write)
    {
        var (cup, method, path, body) = await InNewCupAsync(write);

        var dry = await WriteAsync(method, $"{path}?dryRun=true", body);
        await AssertUntouchedAsync(cup);
        var real = await WriteAsync(method, path, body);

        Assert.Equal((200, true), (dry.Status, (bool)dry.Json["dryRun"]!));
        Assert.False((bool)real.Json["dryRun"]!);
        Assert.Equal(Facts(real), Facts(dry));
    }

    [Theory, MemberData(nameof(Writes))]
    public async Task A_dry_run_needs_a_token_too(string write)
    {
        var (_, method, path, body) = await InNewCupAsync(write);

        var dry = await Host.SendAsync(method, $"{path}?dryRun=true", TrackerHost.Json(body), null);

        Problem.Is(401, "token-required", dry);
    }

    [Theory, MemberData(nameof(Writes))]
    public async Task With_If_Match_it_is_written_at_that_version_alone(string write)
    {
        var (cup, method, path, body) = await InNewCupAsync(write);
        var current = write.Contains("{c}") ? (await Host.GetAsync($"/api/competitions/{cup}/field")).Tag : "\"0\"";

        var stale = await WriteAsync(method, path, body, "\"7\"");
        await AssertUntouchedAsync(cup);
        var matching = await WriteAsync(method, path, body, current);

        Problem.Is(412, "moved-on", stale);
        Assert.InRange(matching.Status, 200, 201);
        Assert.NotEqual(0, Recorded(matching));
    }

    [Theory, MemberData(nameof(WritesOfOne))]
    public async Task What_was_never_announced_is_not_found_at_whatever_version(string write)
    {
        var (method, path, body) = EveryWrite.In(write, "nowhere");

        foreach (var tag in new[] { "\"7\"", "\"0\"", null })
            Problem.Is(404, "competition-unknown", await WriteAsync(method, path, body, tag));
        var keyed = await Host.SendAsync(
            method,
            path,
            TrackerHost.Json(body),
            TrackerHost.Token,
            ("If-Match", "\"7\""),
            ("Idempotency-Key", "nowhere")
        );
        Problem.Is(404, "competition-unknown", keyed);
    }

    [Theory, MemberData(nameof(Writes))]
    public async Task What_is_no_condition_is_refused(string write)
    {
        var (cup, method, path, body) = await InNewCupAsync(write);

        foreach (var query in new[] { "?dryRun=maybe", "?dryRun=", "?dryRun=true&dryRun=false", "?dryRun" })
            Problem.Is(400, "malformed", await WriteAsync(method, path + query, body));
        foreach (var tag in new[] { "cup", "\"one\"", "\"-1\"", "\"1\", \"2\"", "W/" })
            Problem.Is(400, "malformed", await WriteAsync(method, path, body, tag));

        await AssertUntouchedAsync(cup);
    }

    [Fact]
    public async Task The_tag_of_a_write_is_good_for_the_next()
    {
        var cup = await SmallCup.ImportAsync(Host, NewCup());
        var first = await Host.PostAsync($"{cup}/notes", new { text = "One." });

        var second = await Host.PostAsync($"{cup}/notes", new { text = "Two." }, ("If-Match", first.Tag));
        var third = await Host.PostAsync($"{cup}/notes", new { text = "Three." }, ("If-Match", first.Tag));

        var weakened = $"W/{second.Tag}";
        var fourth = await Host.PostAsync($"{cup}/notes", new { text = "Four." }, ("If-Match", weakened));
        var fifth = await Host.PostAsync($"{cup}/notes", new { text = "Five." }, ("If-Match", weakened));

        Assert.Equal((200, 200), (second.Status, fourth.Status));
        Problem.Is(412, "moved-on", third);
        Problem.Is(412, "moved-on", fifth);
    }

    private async Task<(string Cup, HttpMethod Method, string Path, string Body)> InNewCupAsync(string write)
    {
        var cup = NewCup();
        await SmallCup.ImportAsync(Host, cup);
        var (method, path, body) = EveryWrite.In(write, cup);
        return (cup, method, path, body);
    }

    private Task<Answer> WriteAsync(HttpMethod method, string path, string body, string? match = null) =>
        Host.SendAsync(method, path, TrackerHost.Json(body), TrackerHost.Token, ("If-Match", match));

    private async Task AssertUntouchedAsync(string cup)
    {
        Assert.Equal(SmallCup.Version, (await Host.GetAsync($"/api/competitions/{cup}")).Number("version"));
        Assert.Equal(404, (await Host.GetAsync($"/api/competitions/{cup}-new")).Status);
    }

    private static string NewCup() => $"cup-{Interlocked.Increment(ref cups)}";

    private static int Recorded(Answer receipt) =>
        receipt.Json["events"]?.AsArray().Count ?? receipt.Number("imported");

    // What was written, without the times at which that was.
    private static IEnumerable<string> Facts(Answer receipt) =>
        receipt.Json["events"] is not { } events
            ? [receipt.Text("imported")]
            : events
                .AsArray()
                .Select(each =>
                {
                    var fact = each!.DeepClone().AsObject();
                    foreach (var time in new[] { "at", "knownAt", "recordedAt" })
                        fact.Remove(time);
                    return fact.ToJsonString();
                });
}
