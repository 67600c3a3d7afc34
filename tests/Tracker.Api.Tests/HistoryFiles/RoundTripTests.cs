using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.HistoryFiles;

public sealed class RoundTripTests(TestDatabase databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sovereign-ai", "2025-06-19", 430)]
    [InlineData("aes", "1997-01-01", 1400)]
    public async Task A_seed_comes_back_as_it_is_and_tells_another_service_the_same(string id, string from, int days)
    {
        await using var here = await TrackerHost.StartAsync(databases, seeded: true);
        await using var there = await TrackerHost.StartAsync(databases);

        var file = (await here.GetAsync($"/api/competitions/{id}/export")).Body;
        Json.Equal(
            await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "seeds", $"{id}.json"), Cancellation),
            JsonNode.Parse(file)
        );

        Assert.Equal(201, (await there.ImportAsync(file)).Status);
        await AllAnswers.AreEqualAsync(here, there, id, DateOnly.Parse(from, null), days);
        Json.Equal(file, (await there.GetAsync($"/api/competitions/{id}/export")).Json);
    }

    [Theory]
    [InlineData("sovereign-ai")]
    [InlineData("aes")]
    public async Task What_is_recorded_is_not_recorded_again(string id)
    {
        await using var host = await TrackerHost.StartAsync(databases, seeded: true);
        var file = (await host.GetAsync($"/api/competitions/{id}/export")).Body;
        var version = (await host.GetAsync($"/api/competitions/{id}")).Number("version");

        var own = await host.ImportAsync(file);

        Json.Equal(
            $$"""{ "competition": "{{id}}", "version": {{version}}, "dryRun": false, "imported": 0 }""",
            own.Json
        );
        Assert.Equal(200, own.Status);
    }

    [Fact]
    public async Task What_was_written_over_HTTP_is_the_same_on_another_service()
    {
        await using var here = await TrackerHost.StartAsync(databases);
        await using var there = await TrackerHost.StartAsync(databases);
        var cup = await SmallCup.ImportAsync(here);
        await here.PostAsync($"{cup}/rounds/first/decision", new { by = "rank" });
        await here.PostAsync(
            $"{cup}/teams/dan/admission",
            new { via = "wild", at = "2026-05-01T10:00:00.1234567+09:00" }
        );
        await here.PostAsync(
            $"{cup}/notes",
            new
            {
                text = "Ours.",
                publicAt = "2026-06-01",
                official = false,
            }
        );

        var file = (await here.GetAsync($"{cup}/export")).Body;
        var imported = await there.ImportAsync(file);

        Assert.Equal(SmallCup.Version + 5, imported.Number("imported"));
        await AllAnswers.AreEqualAsync(here, there, "cup", new(2025, 12, 31), 200);
        Assert.Equal(0, (await here.ImportAsync(file)).Number("imported"));
        Assert.Equal(0, (await there.ImportAsync(file)).Number("imported"));
    }

    [Fact]
    public async Task Random_histories_are_the_same_on_another_service()
    {
        var clock = new FakeTimeProvider(TellStories.After);
        await using var here = await TrackerHost.StartAsync(databases, clock: clock);
        await using var there = await TrackerHost.StartAsync(databases, clock: clock);
        for (var seed = 51; seed < 56; seed++)
        {
            var (id, story) = ($"story-{seed}", TellStories.Number(seed, rolls: 800));
            await here.TellAsync(clock, id, story);

            var file = (await here.GetAsync($"/api/competitions/{id}/export", true)).Body;
            var imported = await there.ImportAsync(file);

            Assert.True(imported.Status == 201, imported.Body);
            var days = (story.Clock - new DateTimeOffset(2025, 6, 20, 0, 0, 0, TimeSpan.Zero)).Days + 1;
            await AllAnswers.AreEqualAsync(here, there, id, new(2025, 6, 20), days);
            Json.Equal(file, (await there.GetAsync($"/api/competitions/{id}/export", true)).Json);
            Assert.Equal(0, (await here.ImportAsync(file)).Number("imported"));
        }
    }

    // It was known since it was recorded, not only since the end of the day that the file names.
    [Fact]
    public async Task What_was_imported_on_the_day_it_became_known_is_the_same_on_another_service()
    {
        var clock = new FakeTimeProvider(new(2026, 3, 10, 5, 0, 0, TimeSpan.Zero));
        await using var here = await TrackerHost.StartAsync(databases, clock: clock);
        await using var there = await TrackerHost.StartAsync(databases, clock: clock);
        await here.ImportAsync(SmallCup.File("cup").Replace("\"text\":", "\"knownAt\": \"2026-03-10\", \"text\":"));
        clock.Advance(TimeSpan.FromDays(1));

        await there.ImportAsync((await here.GetAsync("/api/competitions/cup/export")).Body);

        var then = "/api/competitions/cup/history?knownAt=2026-03-10T20:00:00%2B09:00&type=NoteRecorded";
        Assert.Equal(
            (await here.GetAsync(then)).Each("events", "text"),
            (await there.GetAsync(then)).Each("events", "text")
        );
    }

    [Fact]
    public async Task A_file_that_has_grown_adds_only_what_is_new()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        var cup = await SmallCup.ImportAsync(host);
        var grown = SmallCup
            .File("cup")
            .Replace(
                "{ \"type\": \"NoteRecorded\"",
                "{ \"type\": \"TeamRenamed\", \"at\": \"2026-01-03\", \"team\": \"bob\", \"name\": { \"en\": \"Robert\" } },"
                    + " { \"type\": \"NoteRecorded\""
            );

        var dry = await host.ImportAsync(grown, "?dryRun=true");
        var added = await host.ImportAsync(grown);

        Json.Equal("""{ "competition": "cup", "version": 11, "dryRun": true, "imported": 1 }""", dry.Json);
        Json.Equal("""{ "competition": "cup", "version": 12, "dryRun": false, "imported": 1 }""", added.Json);
        Assert.Equal("Robert", (string?)(await host.GetAsync($"{cup}/teams/bob")).Json["name"]!["en"]);
        Assert.Equal("Bob", (string?)(await host.GetAsync($"{cup}/teams/bob?asOf=2026-01-02")).Json["name"]!["en"]);
    }

    [Fact]
    public async Task The_same_file_sent_by_many_at_once_is_stored_once()
    {
        await using var one = await TrackerHost.StartAsync(databases);
        await using var two = await TrackerHost.OnAsync(one.Database);
        var file = SmallCup.File("cup");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(i => (i % 2 == 0 ? one : two).ImportAsync(file))
        );

        Assert.Equal(SmallCup.Version, answers.Sum(answer => answer.Number("imported")));
        Assert.Equal([.. Enumerable.Repeat(200, 15), 201], answers.Select(answer => answer.Status).Order());
        Assert.Equal(SmallCup.Version, (await two.GetAsync("/api/competitions/cup")).Number("version"));
    }
}
