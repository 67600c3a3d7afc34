using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Tracker.Api.Tests.Support;
using Tracker.Store.Projections;
using Tracker.Store.Writing;

namespace Tracker.Api.Tests.Operations;

/// <summary>Each part of a service is really broken, and the service is to say so.</summary>
public sealed class HealthTests(TestDatabase databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_that_is_well_says_so_of_each_part()
    {
        await using var host = await StartAsync();

        var ready = await host.GetAsync("/health/ready");

        Assert.Equal((200, "application/json", "healthy"), (ready.Status, ready.MediaType, Status(ready)));
        Assert.Equal(
            ["database", "loops", "schedules", "stopping", "views"],
            ready.Json["checks"]!.AsObject().Select(each => each.Key)
        );
        Assert.All(
            ready.Json["checks"]!.AsObject(),
            each => Assert.Equal((each.Key, "healthy"), (each.Key, (string?)each.Value!["status"]))
        );
        var live = await host.GetAsync("/health/live");
        Assert.Equal((200, """{"status":"healthy","checks":{}}"""), (live.Status, live.Body));
    }

    [Theory]
    [InlineData(
        "update tracker.kept_views set basis = jsonb_set(basis, '{version}', '8') where competition = 'cup'",
        3
    )]
    [InlineData("delete from tracker.kept_views where competition = 'cup'", 11)]
    public async Task A_dead_projection_is_seen_until_the_views_are_made_anew(string death, long events)
    {
        await using var host = await StartAsync();
        await Sql.ExecuteAsync(host.Database, death);

        var dead = await host.GetAsync("/health/ready");

        Assert.Equal((503, "unhealthy", "unhealthy"), (dead.Status, Status(dead), Status(dead, "views")));
        Assert.StartsWith("Kept views are not of the latest version of their competition", Detail(dead, "views"));
        Assert.DoesNotContain("cup", dead.Body);
        var lag = await host.Services.GetRequiredService<ViewLag>().MeasureAsync(Cancellation);
        Assert.Equal(("cup", events), lag);
        Assert.Equal(200, (await host.GetAsync("/health/live")).Status);
        await foreach (var _ in host.Services.GetRequiredService<Rebuilding>().AllAsync()) { }
        Assert.Equal(200, (await host.GetAsync("/health/ready")).Status);
    }

    [Theory]
    [InlineData("LatestVersions")]
    [InlineData("ViewLag")]
    [InlineData("Sealing")]
    [InlineData("WebhookWatch")]
    public async Task A_loop_that_ended_is_seen(string name)
    {
        await using var host = await StartAsync();
        var loop = host.Services.GetServices<IHostedService>().Single(each => each.GetType().Name == name);

        await loop.StopAsync(Cancellation);

        var dead = await host.GetAsync("/health/ready");
        Assert.Equal((503, "unhealthy"), (dead.Status, Status(dead, "loops")));
        Assert.Equal($"The loop {name} has ended: restart the service.", Detail(dead, "loops"));
    }

    [Fact]
    public async Task A_loop_that_hangs_is_seen()
    {
        await using var host = await StartAsync();
        Assert.Equal(200, (await host.GetAsync("/api/competitions/cup/field")).Status);
        await using (await Held.ByAsync(host.Database, "lock table tracker.mt_streams in access exclusive mode"))
            Assert.True(
                await Eventually.IsTrueAsync(async () =>
                    Detail(await host.GetAsync("/health/ready"), "loops")!
                        .StartsWith("The latest versions were last looked for ", StringComparison.Ordinal)
                ),
                "The loop is not missed."
            );
        Assert.True(await Eventually.IsTrueAsync(async () => (await host.GetAsync("/health/ready")).Status == 200));
    }

    [Fact]
    public async Task Writes_that_nobody_takes_up_are_seen()
    {
        await using var host = await StartAsync();
        var writer = host.Services.GetRequiredService<CompetitionWriter>();
        Task<Answer> note;
        await using (await Held.CompetitionAsync(host.Database, "cup"))
        {
            note = host.PostAsync("/api/competitions/cup/notes", new { text = "Held." });

            Assert.True(await Eventually.IsTrueAsync(() => writer.StalledFor > TimeSpan.FromSeconds(0.5)));
            Assert.Null(writer.Death);
        }
        Assert.Equal(200, (await note).Status);
        Assert.Equal(TimeSpan.Zero, writer.StalledFor);
    }

    [Fact]
    public async Task A_schedule_that_nobody_keeps_is_told_and_takes_no_node_away_from_readers()
    {
        await using var host = await StartAsync();
        // What delivers messages is ended as if it had died.
        var wolverine = host
            .Services.GetServices<IHostedService>()
            .Single(each => each.GetType().Name == "WolverineRuntime");
        await wolverine.StopAsync(Cancellation);
        await Sql.ExecuteAsync(
            host.Database,
            """
            insert into tracker_messages.wolverine_incoming_envelopes
                (id, status, owner_id, execution_time, attempts, body, message_type, received_at)
            values (gen_random_uuid(), 'Scheduled', 0, now() - interval '2 minutes', 0, '', 'EmbargoEnded', 'local://schedules/')
            """
        );

        var late = await host.GetAsync("/health/ready");

        Assert.Equal((200, "degraded", "degraded"), (late.Status, Status(late), Status(late, "schedules")));
        Assert.Equal("1 are overdue by more than 90 s: nobody delivers them.", Detail(late, "schedules"));
    }

    [Fact]
    public async Task Tables_that_are_gone_are_named()
    {
        await using var host = await StartAsync();
        await Sql.ExecuteAsync(host.Database, "alter table tracker.kept_answers rename to lost");

        var broken = await host.GetAsync("/health/ready");

        Assert.Equal((503, "unhealthy"), (broken.Status, Status(broken, "database")));
        Assert.Contains("Missing: tracker.kept_answers.", Detail(broken, "database"));
    }

    [Fact]
    public async Task A_database_that_is_gone_is_told_without_a_secret()
    {
        await using var host = await StartAsync();
        var there = new NpgsqlConnectionStringBuilder(host.Database);
        var other = new NpgsqlConnectionStringBuilder(host.Database) { Database = "postgres", Pooling = false };
        var name = there.Database!;
        await Sql.ExecuteAsync(
            other.ConnectionString,
            $"alter database {name} allow_connections false; select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"
        );

        var gone = await host.GetAsync("/health/ready");

        Assert.Equal((503, "unhealthy"), (gone.Status, Status(gone, "database")));
        Assert.Equal("It does not answer.", Detail(gone, "database"));
        Assert.DoesNotContain(there.Password!, gone.Body);
        Assert.DoesNotContain(name, gone.Body);
        Assert.Equal(200, (await host.GetAsync("/health/live")).Status);
        await Sql.ExecuteAsync(other.ConnectionString, $"alter database {name} allow_connections true");
        Assert.True(await Eventually.IsTrueAsync(async () => (await host.GetAsync("/health/ready")).Status == 200));
    }

    private async Task<TrackerHost> StartAsync()
    {
        var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
        return host;
    }

    private static string? Status(Answer answer) => (string?)answer.Json["status"];

    private static string? Status(Answer answer, string check) => (string?)Check(answer, check)["status"];

    private static string? Detail(Answer answer, string check) => (string?)Check(answer, check)["detail"];

    private static JsonNode Check(Answer answer, string check) => answer.Json["checks"]![check]!;
}
