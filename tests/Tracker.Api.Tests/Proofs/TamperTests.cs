using Microsoft.Extensions.DependencyInjection;
using Tracker.Api.Tests.Support;
using Tracker.Store.Projections;
using Tracker.Store.Proofs;

namespace Tracker.Api.Tests.Proofs;

/// <summary>Whatever is changed in the database behind the service's back is found.</summary>
public sealed class TamperTests(TestDatabase databases)
{
    private const string Cup = "/api/competitions/cup";

    [Fact]
    public async Task What_nobody_touched_shows_no_drift_also_while_it_grows()
    {
        await using var host = await SealedAsync();
        Assert.Empty(await DriftAsync(host));

        await host.PostAsync($"{Cup}/notes", """{ "text": "After the seal." }""");

        Assert.Empty(await DriftAsync(host));
        await SealAsync(host);
        Assert.Empty(await DriftAsync(host));
    }

    [Theory]
    // Every event by itself: also those that are for some alone, and those that are under embargo.
    [InlineData("update tracker.mt_events set data = jsonb_set(data, '{note}', '\"x\"') where version = 1")]
    [InlineData("update tracker.mt_events set data = jsonb_set(data, '{team}', '\"eve\"') where version = 3")]
    [InlineData("update tracker.mt_events set data = jsonb_set(data, '{results,0,total}', '9.6') where version = 10")]
    [InlineData("update tracker.mt_events set data = jsonb_set(data, '{text}', '\"Never.\"') where version = 12")]
    [InlineData("update tracker.mt_events set data = jsonb_set(data, '{scores,speed}', '1') where version = 13")]
    [InlineData("update tracker.mt_events set timestamp = timestamp - interval '1 day' where version = 6")]
    [InlineData("update tracker.mt_events set user_name = 'someone' where version = 6")]
    [InlineData("delete from tracker.mt_events where version = 13")]
    [InlineData("delete from tracker.told_events where place = 11")]
    [InlineData("update tracker.told_events set leaf = secret where place = 4")]
    [InlineData("update tracker.checkpoints set note = replace(note, 'tracker/cup', 'tracker/cap')")]
    public async Task Every_change_is_found(string change)
    {
        await using var host = await SealedAsync();

        await Sql.ExecuteAsync(host.Database, change);

        Assert.Contains(await DriftAsync(host), each => each.Competition == "cup" && each.What is "record" or "feed");
    }

    [Fact]
    public async Task What_a_former_key_sealed_counts_where_it_is_named()
    {
        await using var before = await SealedAsync();
        var key = (await before.GetAsync($"{Cup}/checkpoint/key")).Body;
        (string, string)[] moved =
        [
            ("Tracker:CheckpointKey", Convert.ToBase64String(new byte[32])),
            ("Tracker:Origin", "tracker.example"),
        ];
        await using var alone = await TrackerHost.OnAsync(before.Database, settings: moved);
        Assert.Equal(["feed", "record"], (await DriftAsync(alone)).Select(each => each.What).Distinct().Order());

        await using var host = await TrackerHost.OnAsync(
            before.Database,
            settings: [.. moved, ("Tracker:FormerCheckpointKeys", $" {key}, ")]
        );

        Assert.Empty(await DriftAsync(host));
        var erasure = """{ "texts": [{ "event": 12, "text": "/text" }], "reason": "She asked for it." }""";
        Assert.Equal(200, (await host.PostAsync($"{Cup}/erasure", erasure)).Status);
        await SealAsync(host);
        Assert.Empty(await DriftAsync(host));
        await Sql.ExecuteAsync(
            host.Database,
            "update tracker.mt_events set data = jsonb_set(data, '{team}', '\"eve\"') where version = 3"
        );
        Assert.NotEmpty(await DriftAsync(host));
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_keeps_no_other_competition_from_being_sealed()
    {
        await using var broken = await TrackerHost.StartAsync(databases);
        foreach (var cup in new[] { "a-cup", "b-cup" })
            await SmallCup.ImportAsync(broken, cup);
        await Sql.ExecuteAsync(
            broken.Database,
            """
            delete from tracker.checkpoints;
            update tracker.mt_events set data = '{"at": 5}' where stream_id = 'a-cup' and version = 3;
            """
        );
        // Another node has read nothing yet.
        await using var host = await TrackerHost.OnAsync(broken.Database);

        await SealAsync(host);

        var isSealed = "select competition from tracker.checkpoints where log = 'record' and competition = 'b-cup'";
        Assert.Equal(["b-cup"], await Sql.ListAsync(host.Database, isSealed));
        Assert.Equal(200, (await host.GetAsync("/health/live")).Status);
    }

    private async Task<TrackerHost> SealedAsync()
    {
        var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
        await host.PostAsync($"{Cup}/notes", """{ "text": "Later.", "publicAt": "2999-01-01" }""");
        await host.PostAsync(
            $"{Cup}/rounds/second/scorecards",
            """{ "team": "ann", "judge": "expert-1", "scores": { "speed": 9.75 } }"""
        );
        await SealAsync(host);
        return host;
    }

    private static Task SealAsync(TrackerHost host) =>
        host.Services.GetRequiredService<Sealing>().SealAllAsync(TestContext.Current.CancellationToken);

    private static async Task<List<DriftFinding>> DriftAsync(TrackerHost host)
    {
        var found = new List<DriftFinding>();
        await foreach (
            var finding in host.Services.GetRequiredService<Drift>().FindAsync(TestContext.Current.CancellationToken)
        )
            found.Add(finding);
        return found;
    }
}
