using System.Globalization;
using Tracker.Api.Tests.Support;
using Tracker.Domain.Clocks;

namespace Tracker.Api.Tests.Disclosure;

/// <summary>Embargoes that end in a second or two; results are published by themselves.</summary>
public sealed class EmbargoTests(EmptyTracker tracker, TestDatabase databases) : IClassFixture<EmptyTracker>
{
    private TrackerHost Host => tracker.Host;

    [Fact]
    public async Task When_it_ends_everyone_sees_the_results_and_the_record_tells_of_it_once()
    {
        var cup = await SmallCup.ImportAsync(Host, "ends");
        await using var other = await TrackerHost.OnAsync(Host.Database);
        var until = await PublishAsync(Host, cup, seconds: 1.5);
        await Host.PostAsync($"{cup}/rounds/first/decision", new { by = "rank" });
        Assert.Equal(["pending", "pending", "pending"], await OutcomesAsync(Host, cup));
        Assert.Equal(["selected", "selected", "eliminated"], await OutcomesAsync(Host, cup, asOperator: true));

        Assert.True(await Eventually.IsTrueAsync(async () => (await PublishedAsync(Host, cup)).Count == 2));

        Assert.Equal(["selected", "selected", "eliminated"], await OutcomesAsync(Host, cup));
        Assert.Equal([("first", null), (until, "The embargo ended.")], Told(await PublishedAsync(other, cup), "first"));
    }

    [Fact]
    public async Task Readers_see_the_results_at_that_instant_whether_or_not_the_schedule_runs()
    {
        var cup = await SmallCup.ImportAsync(Host, "late");
        var until = await PublishAsync(Host, cup, seconds: 1);
        await Sql.ExecuteAsync(Host.Database, "delete from tracker_messages.wolverine_incoming_envelopes");

        Assert.True(await Eventually.IsTrueAsync(async () => (await TotalAsync(cup)) == 9.5m));

        Assert.True(DateTimeOffset.UtcNow >= Moment.Parse(until).In(TimeZoneId.Utc));
        Assert.Single(await PublishedAsync(Host, cup));
    }

    [Fact]
    public async Task An_embargo_that_ends_while_no_service_runs_is_seen_to_by_the_next_one()
    {
        string database;
        await using (var first = await TrackerHost.StartAsync(databases))
        {
            database = first.Database;
            await PublishAsync(first, await SmallCup.ImportAsync(first), seconds: 1.5);
        }
        await using var second = await TrackerHost.OnAsync(database);

        Assert.True(
            await Eventually.IsTrueAsync(async () => (await PublishedAsync(second, "/api/competitions/cup")).Count == 2)
        );
    }

    [Fact]
    public async Task A_publication_that_was_undone_under_embargo_is_never_made()
    {
        var cup = await SmallCup.ImportAsync(Host, "undone");
        await PublishAsync(Host, cup, seconds: 1.5);
        var undone = await Host.PostAsync(
            $"{cup}/undo",
            new { events = new[] { SmallCup.Version + 1 }, reason = "Too soon." }
        );
        Assert.Equal(200, undone.Status);

        Assert.True(
            await Eventually.IsTrueAsync(async () =>
                (
                    await Sql.ListAsync(
                        Host.Database,
                        """
                        select id::text from tracker_messages.wolverine_incoming_envelopes
                        where status <> 'Handled' and encode(body, 'escape') like '%"undone"%'
                        """
                    )
                ).Count == 0
            )
        );

        // The round is not open again: a mistake must not show what was to be held back.
        Assert.Null(await TotalAsync(cup));
        Assert.Equal(SmallCup.Version + 2, (await Host.GetAsync(cup, true)).Number("version"));
    }

    private static async Task<string> PublishAsync(TrackerHost host, string cup, double seconds)
    {
        var until = DateTimeOffset
            .UtcNow.AddSeconds(seconds)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var answer = await host.PostAsync(
            $"{cup}/rounds/first/publication",
            $$"""
            { "disclosure": { "scores": "all", "totals": true, "ranks": true, "order": "rank" }, "embargoUntil": "{{until}}" }
            """
        );
        Assert.True(answer.Status == 200, answer.Body);
        return until;
    }

    private static async Task<List<(string? At, string? Note)>> PublishedAsync(TrackerHost host, string cup) =>
        [
            .. (await host.GetAsync($"{cup}/history?type=ResultsPublished")).Json["events"]!
                .AsArray()
                .Select(each => ((string?)each!["at"], (string?)each["note"])),
        ];

    // The time of the first is that of the test.
    private static List<(string? At, string? Note)> Told(List<(string? At, string? Note)> published, string first) =>
        [(first, published[0].Note), .. published.Skip(1)];

    private static async Task<IEnumerable<string?>> OutcomesAsync(
        TrackerHost host,
        string cup,
        bool asOperator = false
    ) => (await host.GetAsync($"{cup}/standings?round=first", asOperator)).Each("rows", "outcome");

    private async Task<decimal?> TotalAsync(string cup) =>
        (decimal?)(await Host.GetAsync($"{cup}/standings?round=first")).Json["rows"]![0]!["total"];
}
