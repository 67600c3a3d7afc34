using System.Diagnostics;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Store;

public sealed class ConcurrentWritersTests(TestDatabase databases) : IAsyncLifetime
{
    private TrackerHost one = null!;
    private TrackerHost two = null!;

    public async ValueTask InitializeAsync()
    {
        one = await TrackerHost.StartAsync(databases);
        two = await TrackerHost.OnAsync(one.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await two.DisposeAsync();
        await one.DisposeAsync();
    }

    [Fact]
    public async Task What_32_writers_on_two_services_are_told_is_stored_is_there_once()
    {
        var cup = await SmallCup.ImportAsync(one);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 32)
                .Select(async writer =>
                {
                    var service = writer % 2 == 0 ? one : two;
                    var told = new List<(string Text, int Status)>();
                    for (var i = 0; i < 8; i++)
                    {
                        var text = $"Note {i} of writer {writer}.";
                        told.Add((text, (await service.PostAsync($"{cup}/notes", new { text })).Status));
                    }
                    return told;
                })
        );

        Assert.All(answers.SelectMany(told => told), told => Assert.Equal(200, told.Status));
        var stored = await two.GetAsync(
            $"{cup}/history?type=NoteRecorded&after={SmallCup.Version}&limit=1000&minVersion=267"
        );
        Assert.Equal(
            answers.SelectMany(told => told.Select(each => each.Text)).Order(StringComparer.Ordinal),
            stored.Each("events", "text").Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            Enumerable.Range(SmallCup.Version + 1, 256),
            stored.Json["events"]!.AsArray().Select(each => (int)each!["sequence"]!)
        );
        Assert.Equal(SmallCup.Version + 256, (await one.GetAsync($"{cup}?minVersion=267")).Number("version"));
    }

    [Fact]
    public async Task Of_many_who_want_the_last_seat_one_gets_it()
    {
        var cup = await SmallCup.ImportAsync(one, "seats");

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(i =>
                    (i % 2 == 0 ? one : two).PostAsync(
                        $"{cup}/teams/new-{i}/admission",
                        new { via = "wild", name = new { en = $"New {i}" } }
                    )
                )
        );

        Assert.Equal([200, .. Enumerable.Repeat(409, 15)], answers.Select(answer => answer.Status).Order());
        Assert.All(answers.Where(answer => answer.Status == 409), answer => Problem.Is(409, "call-full", answer));
        Assert.Equal(4, (await one.GetAsync($"{cup}/field?minVersion={SmallCup.Version + 1}")).Number("size"));
    }

    [Fact]
    public async Task With_If_Match_one_of_many_is_written()
    {
        var cup = await SmallCup.ImportAsync(one, "matched");
        var tag = (await one.GetAsync(cup)).Tag;

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(i =>
                    (i % 2 == 0 ? one : two).PostAsync($"{cup}/notes", new { text = $"Note {i}." }, ("If-Match", tag))
                )
        );

        Assert.Equal([200, .. Enumerable.Repeat(412, 15)], answers.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task A_competition_that_many_announce_at_once_is_announced_once()
    {
        var (_, path, body) = EveryWrite.In("POST /api/competitions", "announced");

        var same = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Announce(i, body)));
        var others = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(i => Announce(i, body.Replace("[2, 1]", $"[{i + 3}, 1]")))
        );

        Assert.Equal([.. Enumerable.Repeat(200, 15), 201], same.Select(answer => answer.Status).Order());
        Assert.All(others, answer => Problem.Is(409, "competition-exists", answer));
        Assert.Equal(1, (await one.GetAsync("/api/competitions/announced-new")).Number("version"));

        Task<Answer> Announce(int i, string announcement) => (i % 2 == 0 ? one : two).PostAsync(path, announcement);
    }

    [Fact]
    public async Task Of_two_different_announcements_at_once_one_holds()
    {
        var (_, path, body) = EveryWrite.In("POST /api/competitions", "either");

        var answers = await Task.WhenAll(
            one.PostAsync(path, body),
            two.PostAsync(path, body.Replace("[2, 1]", "[3, 1]"))
        );

        Assert.Equal([201, 409], answers.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task A_write_on_one_service_is_seen_on_the_other_at_once_by_who_asks_for_its_version()
    {
        var cup = await SmallCup.ImportAsync(one, "seen");

        for (var i = 0; i < 10; i++)
        {
            var (writer, reader) = i % 2 == 0 ? (one, two) : (two, one);
            var version = (await writer.PostAsync($"{cup}/notes", new { text = $"Note {i}." })).Number("version");
            foreach (
                var path in new[] { $"{cup}?", $"{cup}/field?", $"{cup}/history?", $"{cup}/field?asOf=2026-01-03&" }
            )
                Assert.Equal(version, (await reader.GetAsync($"{path}minVersion={version}")).Number("version"));
        }
    }

    [Fact]
    public async Task A_write_on_one_service_is_seen_on_the_other_within_a_second_by_everyone()
    {
        var cup = await SmallCup.ImportAsync(one, "soon");

        for (var i = 0; i < 5; i++)
        {
            var (writer, reader) = i % 2 == 0 ? (one, two) : (two, one);
            Assert.Equal(200, (await reader.GetAsync($"{cup}/field")).Status);
            var version = (await writer.PostAsync($"{cup}/notes", new { text = $"Note {i}." })).Number("version");
            var since = Stopwatch.StartNew();
            while ((await reader.GetAsync($"{cup}/field")).Number("version") < version)
                Assert.InRange(since.Elapsed.TotalSeconds, 0, 1);
        }
    }
}
