using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Seeds;

/// <summary>The release of stage 1 was handed out at 14:30 and could be printed from 15:00.</summary>
[Collection(SeededTracker.Collection)]
public sealed class SovereignEmbargoTests(SeededTracker seeded, TestDatabase databases)
{
    private const string Sovereign = "/api/competitions/sovereign-ai";
    private const string HandedOut = "2026-01-15T14:30:00+09:00";

    private static readonly Told Before = new(5, " lg-ai-research  pending", "pending", 1);
    private static readonly Told After = new(3, "1 lg-ai-research 90.2 selected", "provisional", 9);

    [Theory]
    [InlineData("14:29:59", false, false)]
    [InlineData("14:30:00", true, false)]
    [InlineData("14:45:00", true, false)]
    [InlineData("14:59:59", true, false)]
    [InlineData("15:00:00", true, true)]
    public async Task Until_it_ended_only_those_with_a_role_knew_the_result(string time, bool insiders, bool everyone)
    {
        var knownAt = $"2026-01-15T{time}%2B09:00";

        Assert.Equal(insiders ? After : Before, await AskAsync(knownAt, asOperator: true));
        Assert.Equal(everyone ? After : Before, await AskAsync(knownAt, asOperator: false));
    }

    [Fact]
    public async Task Nothing_of_that_day_is_in_the_history_that_the_public_had_before_it_ended()
    {
        var history = await seeded.Host.GetAsync($"{Sovereign}/history?limit=1000&knownAt=2026-01-15T14:45:00%2B09:00");

        Assert.Equal("2026-01-07", history.Each("events", "at").Max(StringComparer.Ordinal));
    }

    // What is public by now says its place in the whole record; on the day itself there was less of it to see.
    [Fact]
    public async Task On_the_day_the_version_for_the_public_rose_when_it_ended()
    {
        var clock = new FakeTimeProvider(new(2026, 1, 15, 5, 45, 0, TimeSpan.Zero));
        await using var host = await TrackerHost.StartAsync(databases, clock: clock);
        Assert.Equal(201, (await host.ImportAsync(await FileAsKnownAsync(HandedOut))).Status);

        Assert.Equal((83, 3), await VersionAndSizeAsync(host, asOperator: true));
        Assert.Equal((74, 5), await VersionAndSizeAsync(host, asOperator: false));

        clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal((83, 3), await VersionAndSizeAsync(host, asOperator: true));
        Assert.Equal((83, 3), await VersionAndSizeAsync(host, asOperator: false));
    }

    private async Task<Told> AskAsync(string knownAt, bool asOperator)
    {
        var clocks = $"asOf=2026-01-15&knownAt={knownAt}";
        var field = await seeded.Host.GetAsync($"{Sovereign}/field?{clocks}", asOperator);
        var standings = await seeded.Host.GetAsync($"{Sovereign}/standings?round=stage-1&{clocks}", asOperator);
        var history = await seeded.Host.GetAsync($"{Sovereign}/history?round=stage-1&{clocks}", asOperator);
        var first = standings.Json["rows"]![0]!;
        return new(
            field.Number("size"),
            $"{first["rank"]} {first["team"]} {first["total"]} {first["outcome"]}",
            (string?)standings.Json["result"]!["status"],
            history.Json["events"]!.AsArray().Count
        );
    }

    private static async Task<(int Version, int Size)> VersionAndSizeAsync(TrackerHost host, bool asOperator)
    {
        // What the release says of the day counts from the end of the day.
        var field = await host.GetAsync($"{Sovereign}/field?asOf=2026-01-15", asOperator);
        return (field.Number("version"), field.Number("size"));
    }

    // The seed as it would have been written then: without what was known later, and without sources of that alone.
    private static async Task<string> FileAsKnownAsync(string instant)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "seeds", "sovereign-ai.json");
        var file = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!.AsObject();
        var events = file["events"]!.AsArray();
        events.RemoveAll(each =>
            (string)each!["knownAt"]! is var known
            && known != instant
            && string.CompareOrdinal(known, instant[.."2026-01-15".Length]) >= 0
        );
        var cited = events
            .SelectMany(each => each!["sources"]!.AsArray())
            .Select(source => (string)source!)
            .ToHashSet();
        var sources = file["sources"]!.AsObject();
        foreach (var id in sources.Select(source => source.Key).Where(id => !cited.Contains(id)).ToList())
            sources.Remove(id);
        return file.ToJsonString();
    }

    private sealed record Told(int Size, string First, string? Status, int EventsOfStage1);
}
