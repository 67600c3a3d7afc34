using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Security;

/// <summary>Operators of some competitions, readers of results under embargo, and who did what.</summary>
public sealed class ScopeTests(EmptyTracker service) : IClassFixture<EmptyTracker>, IAsyncLifetime
{
    private static int cups;

    private readonly string cup = $"scoped-{Interlocked.Increment(ref cups)}";

    private TrackerHost Host => service.Host;

    private string Path => $"/api/competitions/{cup}";

    // A team that has left, which is not public yet; and a scorecard.
    public async ValueTask InitializeAsync()
    {
        await SmallCup.ImportAsync(Host, cup);
        await Host.PostAsync($"{Path}/teams/cat/withdrawal", new { at = "2026-01-05", publicAt = "2999-01-01" });
        await Host.PostAsync(
            $"{Path}/rounds/second/scorecards",
            """{ "at": "2026-01-06", "team": "ann", "judge": "expert-1", "scores": { "speed": 9.75 } }"""
        );
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_operator_of_other_competitions_writes_nothing_here_and_sees_what_the_public_sees()
    {
        var other = await Host.OperatorAsync("another", $"{cup}-other");
        foreach (var write in EveryWrite.All.Select(each => each.Data))
        {
            var (method, path, body) = EveryWrite.In(write, cup);
            Problem.Is(403, "token-insufficient", await Host.SendAsync(method, path, TrackerHost.Json(body), other));
        }
        foreach (var read in EveryRead.OfOne.Select(each => each.Data))
        {
            var path = EveryRead.In(read, cup);
            Assert.Equal((path, (await Host.GetAsync(path)).Body), (path, (await Host.GetAsAsync(other, path)).Body));
        }
    }

    [Fact]
    public async Task An_operator_of_a_competition_announces_imports_writes_and_sees_all_of_it()
    {
        var own = $"{cup}-own";
        var token = await Host.OperatorAsync(own, $"{own}-new");

        Assert.Equal(201, (await Host.PostAsAsync(token, "/api/import", SmallCup.File(own))).Status);
        var (_, path, body) = EveryWrite.In("POST /api/competitions", own);
        Assert.Equal(201, (await Host.PostAsAsync(token, path, body)).Status);
        await Host.PostAsAsync(token, $"/api/competitions/{own}/teams/cat/withdrawal", new { publicAt = "2999-01-01" });
        Assert.Equal(2, (await Host.GetAsAsync(token, $"/api/competitions/{own}/field")).Number("size"));
    }

    [Fact]
    public async Task A_list_of_competitions_shows_each_as_its_reader_may_see_it()
    {
        await SmallCup.ImportAsync(Host, $"{cup}-other");
        await Host.PostAsync($"/api/competitions/{cup}-other/notes", new { text = "Soon.", publicAt = "2999-01-01" });
        var token = await Host.OperatorAsync($"{cup}-other");

        var list = (await Host.GetAsAsync(token, "/api/competitions?limit=1000")).Json["competitions"]!.AsArray();

        Assert.Equal(11, (int)list.Single(each => (string?)each!["competition"] == cup)!["version"]!);
        Assert.Equal(12, (int)list.Single(each => (string?)each!["competition"] == $"{cup}-other")!["version"]!);
    }

    [Fact]
    public async Task A_reader_sees_what_is_under_embargo_and_no_scorecard_and_writes_nothing()
    {
        var reader = await Host.ReaderAsync(cup);

        Assert.Equal(2, (await Host.GetAsAsync(reader, $"{Path}/field")).Number("size"));
        Assert.Equal(3, (await Host.GetAsync($"{Path}/field")).Number("size"));
        foreach (var read in EveryRead.OfOne.Select(each => each.Data))
        foreach (var clock in new[] { "lang=en", read == "{c}/diff" ? "lang=ko" : "asOf=2998-01-01" })
        {
            var answer = await Host.GetAsAsync(reader, EveryRead.In(read, cup, clock));
            Assert.Equal((read, 200), (read, answer.Status));
            Assert.DoesNotContain("expert-1", answer.Body);
            Assert.DoesNotContain("9.75", answer.Body);
            Assert.DoesNotContain("\"progress\"", answer.Body);
            Assert.DoesNotContain("recordedBy", answer.Body);
        }
        foreach (var write in EveryWrite.All.Select(each => each.Data))
        {
            var (method, path, body) = EveryWrite.In(write, cup);
            Problem.Is(403, "token-insufficient", await Host.SendAsync(method, path, TrackerHost.Json(body), reader));
        }
    }

    [Fact]
    public async Task Who_did_what_is_told_to_those_who_keep_the_record_alone()
    {
        var token = await Host.OperatorAsync(cup);
        await Host.PostAsAsync(token, $"{Path}/notes", new { text = "Noted." });

        var history = await Host.GetAsAsync(token, $"{Path}/history?type=NoteRecorded");

        Assert.Matches(@"^operator operator-\d+ \(operator\)$", string.Join(' ', history.Each("events", "recordedBy")));
        Assert.All(history.Each("events", "recordedAt"), Assert.NotNull);
        Assert.DoesNotContain("recordedBy", (await Host.GetAsync($"{Path}/history")).Body);
        Assert.DoesNotContain("operator", (await Host.GetAsync($"{Path}/export", asOperator: true)).Body);
    }

    [Fact]
    public async Task Who_did_what_is_known_after_a_restart()
    {
        var before = await Host.GetAsync($"{Path}/history", asOperator: true);

        await using var again = await TrackerHost.OnAsync(Host.Database);

        Assert.Equal(before.Body, (await again.GetAsync($"{Path}/history", asOperator: true)).Body);
        Assert.Equal(["operator"], before.Each("events", "recordedBy").Distinct());
    }
}
