using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Http;

/// <summary>What every read has in common.</summary>
public sealed class ReadTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private static int cups;

    private TrackerHost Host => service.Host;

    public static TheoryData<string> Reads => EveryRead.All;

    public static TheoryData<string> ReadsOfOne => EveryRead.OfOne;

    // A file of a history is no view: it is the record itself. A comparison has two sides, and tells of each.
    public static TheoryData<string> Views =>
        [.. EveryRead.Views.Select(each => each.Data).Where(read => read is not ("{c}/export" or "{c}/diff"))];

    [Fact]
    public void No_read_that_the_service_maps_is_left_untested() =>
        Assert.Equal(EveryRead.All.Select(each => each.Data).Order(), EveryRead.MappedBy(Host).Order());

    [Theory, MemberData(nameof(ReadsOfOne))]
    public async Task Who_has_the_answer_already_is_told_so_and_gets_the_next_one_whole(string read)
    {
        var cup = await NewCupAsync();
        var path = EveryRead.In(read, cup);
        var first = await Host.GetAsync(path);

        var again = await GetAsync(path, first.Tag!);
        await Host.PostAsync($"/api/competitions/{cup}/notes", new { teams = new[] { "ann" }, text = "More." });
        var changed = await GetAsync(path, first.Tag!);

        Assert.Equal((200, 304, 200), (first.Status, again.Status, changed.Status));
        Assert.Equal(("", first.Tag), (again.Body, again.Tag));
        Assert.Matches("^\"11\\.[0-9a-f]{16}\"$", first.Tag);
        Assert.StartsWith("\"12.", changed.Tag, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Reads))]
    public async Task Tags_may_come_weak_in_a_list_or_as_a_star(string read)
    {
        var path = EveryRead.In(read, await NewCupAsync());
        var tag = (await Host.GetAsync(path)).Tag;

        foreach (var known in new[] { $"W/{tag}", $"\"other\", {tag}", "*" })
            Assert.Equal(304, (await GetAsync(path, known)).Status);
        foreach (var other in new[] { "\"other\"", "\"11\"", "no tag at all" })
            Assert.Equal(200, (await GetAsync(path, other)).Status);
    }

    [Theory, MemberData(nameof(Reads))]
    public async Task A_read_is_what_it_says_and_a_cache_asks_about_it_every_time(string read)
    {
        var answer = await Host.GetAsync(EveryRead.In(read, await NewCupAsync()));

        Assert.Equal((200, EveryRead.MediaTypeOf(read)), (answer.Status, answer.MediaType));
        Assert.Equal("no-cache", answer.Headers["Cache-Control"]);
        Assert.Equal("Accept, Accept-Language, Authorization", answer.Headers["Vary"]);
    }

    [Theory, MemberData(nameof(Reads))]
    public async Task Its_head_alone_can_be_asked_for(string read)
    {
        var path = EveryRead.In(read, await NewCupAsync());
        var whole = await Host.GetAsync(path);

        var head = await Host.SendAsync(HttpMethod.Head, path, null, null);

        Assert.Equal((200, "", whole.Tag), (head.Status, head.Body, head.Tag));
    }

    [Theory, MemberData(nameof(Reads))]
    public async Task Whoever_shows_a_token_that_is_not_known_is_not_taken_for_the_public(string read)
    {
        var path = EveryRead.In(read, await NewCupAsync());

        Problem.Is(
            401,
            "token-unknown",
            await Host.SendAsync(HttpMethod.Get, path, null, "another-token-of-some-length")
        );
    }

    [Theory, MemberData(nameof(ReadsOfOne))]
    public async Task Of_a_competition_that_was_never_announced_there_is_nothing(string read) =>
        Problem.Is(404, "competition-unknown", await Host.GetAsync(EveryRead.In(read, "nowhere")));

    [Theory, MemberData(nameof(ReadsOfOne))]
    public async Task A_time_that_cannot_be_read_is_named(string read)
    {
        var cup = await NewCupAsync();
        string[] bad =
        [
            "2025-02-30",
            "",
            "now",
            "2025",
            "2025-2-3",
            "0001-01-01",
            "9999-12-31",
            "2026-01-01T10:00",
            "2026-01-01T25:00:00Z",
            "2026-01-01&asOf=2026-01-02",
            "%00",
            "２０２６-01-01",
        ];
        foreach (var time in bad)
        foreach (var clock in new[] { "asOf", "knownAt" })
        {
            var query = $"{clock}={time.Replace("asOf", clock)}";

            var answer = await Host.GetAsync(EveryRead.In(read, cup, query));

            Problem.Is(400, "malformed", answer);
            Assert.Contains(clock, (string?)answer.Json["detail"]);
        }
    }

    [Theory, MemberData(nameof(Views))]
    public async Task A_view_tells_for_when_and_by_what_knowledge_it_is(string read)
    {
        var cup = await NewCupAsync();

        var then = await Host.GetAsync(EveryRead.In(read, cup, "asOf=2026-11-20T10:00:00%2B09:00"));
        var now = await Host.GetAsync(EveryRead.In(read, cup));

        Assert.Equal("2026-11-20T10:00:00+09:00", (string?)then.Json["asOf"]);
        Assert.Equal((string?)now.Json["asOf"], (string?)then.Json["knownAt"]);
        Assert.Equal(cup, (string?)now.Json["competition"]);
        Assert.Equal(SmallCup.Version, now.Number("version"));
    }

    private Task<Answer> GetAsync(string path, string known) =>
        Host.SendAsync(HttpMethod.Get, path, null, null, ("If-None-Match", known));

    private async Task<string> NewCupAsync()
    {
        var cup = $"cup-{Interlocked.Increment(ref cups)}";
        await SmallCup.ImportAsync(Host, cup);
        return cup;
    }
}
