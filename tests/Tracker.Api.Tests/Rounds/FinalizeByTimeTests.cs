using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Api.Tests.Support;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Tracker.Store.Writing;
using Wolverine;

namespace Tracker.Api.Tests.Rounds;

/// <summary>Windows for objections that end in a second or two; what follows happens by itself.</summary>
public sealed class FinalizeByTimeTests(EmptyTracker tracker, TestDatabase databases) : IClassFixture<EmptyTracker>
{
    private TrackerHost Host => tracker.Host;

    [Fact]
    public async Task A_result_becomes_final_when_its_window_ends_and_only_once()
    {
        var cup = await SmallCup.ImportAsync(Host, "ends");
        await using var other = await TrackerHost.OnAsync(Host.Database);

        var until = await OpenAsync(cup, seconds: 1.5);

        var final = await FinalAsync(cup);
        Assert.Equal((until, "The window for objections closed."), ((string?)final["at"], (string?)final["note"]));
        foreach (var service in new[] { Host, other })
            await service
                .Services.GetRequiredService<IMessageBus>()
                .InvokeAsync(
                    new ObjectionWindowEnded(new CompetitionId("ends"), new StepId("first"), Moment.Parse(until)),
                    TestContext.Current.CancellationToken
                );
        Assert.Equal(SmallCup.Version + 2, (await Host.GetAsync(cup)).Number("version"));
    }

    [Fact]
    public async Task When_the_window_was_moved_the_result_becomes_final_at_its_last_end()
    {
        var cup = await SmallCup.ImportAsync(Host, "moved");
        await OpenAsync(cup, seconds: 2.5);
        var until = await OpenAsync(cup, seconds: 3.5);

        var final = await FinalAsync(cup);

        Assert.Equal(until, (string?)final["at"]);
    }

    [Fact]
    public async Task An_undecided_objection_holds_it_back_and_its_decision_makes_it_final()
    {
        var cup = await SmallCup.ImportAsync(Host, "objected");
        await OpenAsync(cup, seconds: 2.5);
        await PostAsync(cup, new { team = "cat", grounds = "The wind." });
        Assert.True(await Eventually.IsTrueAsync(async () => await WaitingAsync("objected") == 0));
        Assert.Equal(SmallCup.Version + 2, (await Host.GetAsync(cup)).Number("version"));

        var decided = await PostAsync(cup, new { team = "cat", upheld = false });

        var final = await FinalAsync(cup);
        Assert.Equal((string?)decided.Json["events"]![0]!["at"], (string?)final["at"]);
    }

    [Fact]
    public async Task What_is_only_tried_or_refused_is_not_put_down()
    {
        var cup = await SmallCup.ImportAsync(Host, "tried");
        var until = new { until = In(3600) };

        Assert.Equal(200, (await Host.PostAsync($"{cup}/rounds/first/objections?dryRun=true", until)).Status);
        Assert.Equal(409, (await Host.PostAsync($"{cup}/rounds/second/objections", until)).Status);
        Assert.Equal(0, await WaitingAsync("tried"));
        await PostAsync(cup, until);
        Assert.Equal(1, await WaitingAsync("tried"));
    }

    [Fact]
    public async Task A_window_that_ends_while_no_service_runs_is_seen_to_by_the_next_one()
    {
        string until;
        string database;
        await using (var first = await TrackerHost.StartAsync(databases))
        {
            database = first.Database;
            until = await OpenAsync(await SmallCup.ImportAsync(first), 1.5, first);
        }
        Assert.True(await Eventually.IsTrueAsync(() => DateTimeOffset.UtcNow > Moment.Parse(until).In(TimeZoneId.Utc)));
        Assert.Equal(SmallCup.Version + 1, await Sql.CountEventsAsync(database));

        await using var second = await TrackerHost.OnAsync(database);

        Assert.Equal(until, (string?)(await FinalAsync("/api/competitions/cup", second))["at"]);
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_for_a_while_delays_it_and_no_more()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        var until = await OpenAsync(await SmallCup.ImportAsync(host), 1, host);
        await Sql.ExecuteAsync(
            host.Database,
            """
            create function fail() returns trigger language plpgsql as
            $$ begin raise exception 'Not now.' using errcode = 'cannot_connect_now'; end $$;
            create trigger fail before insert on tracker.mt_events execute function fail()
            """
        );
        Assert.True(
            await Eventually.IsTrueAsync(async () =>
                (
                    await Sql.ListAsync(
                        host.Database,
                        "select id::text from tracker_messages.wolverine_incoming_envelopes where attempts > 0"
                    )
                ).Count > 0
            )
        );

        await Sql.ExecuteAsync(host.Database, "drop trigger fail on tracker.mt_events");

        Assert.Equal(until, (string?)(await FinalAsync("/api/competitions/cup", host))["at"]);
    }

    private async Task<string> OpenAsync(string cup, double seconds, TrackerHost? host = null)
    {
        var until = In(seconds);
        await PostAsync(cup, new { until }, host);
        return until;
    }

    private async Task<Answer> PostAsync(string cup, object body, TrackerHost? host = null)
    {
        var answer = await (host ?? Host).PostAsync($"{cup}/rounds/first/objections", body);
        Assert.Equal(200, answer.Status);
        return answer;
    }

    private static string In(double seconds) =>
        DateTimeOffset
            .UtcNow.AddSeconds(seconds)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    // The one event that made the first round of a cup final.
    private async Task<JsonNode> FinalAsync(string cup, TrackerHost? on = null)
    {
        var host = on ?? Host;
        var path = $"{cup}/history?type=RoundFinalized";
        Assert.True(await Eventually.IsTrueAsync(async () => (await host.GetAsync(path)).Text("events") != "[]"));
        return Assert.Single((await host.GetAsync(path)).Json["events"]!.AsArray())!;
    }

    private async Task<int> WaitingAsync(string competition) =>
        (
            await Sql.ListAsync(
                Host.Database,
                $"""
                select id::text from tracker_messages.wolverine_incoming_envelopes
                where status <> 'Handled' and encode(body, 'escape') like '%"{competition}"%'
                """
            )
        ).Count;
}
