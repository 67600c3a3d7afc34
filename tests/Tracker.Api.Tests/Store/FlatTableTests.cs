using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;
using Tracker.Store.Projections;

namespace Tracker.Api.Tests.Store;

/// <summary>The tables for analysts say what the standings say to who sees all of them.</summary>
public sealed class FlatTableTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Cup = "/api/competitions/cup";
    private static readonly string[] Tables = ["outcomes", "scores", "gates"];

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private TrackerHost host = null!;

    public async ValueTask InitializeAsync() => host = await TrackerHost.StartAsync(databases, clock: clock);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task After_any_history_they_are_the_standings_of_every_round_also_when_made_anew()
    {
        var stories = Enumerable.Range(1, 12).ToDictionary(seed => $"story-{seed}", seed => TellStories.Number(seed));
        foreach (var (id, story) in stories)
            await host.TellAsync(clock, id, story);
        clock.Advance(TimeSpan.FromDays(3650));

        foreach (var id in stories.Keys)
            Assert.Equal(await StandingsAsync(id), await RowsAsync(id));
        var kept = await EverythingAsync();
        Assert.All(kept, table => Assert.NotEmpty(table));

        await Sql.ExecuteAsync(
            host.Database,
            """
            delete from tracker.outcomes where competition = 'story-1';
            update tracker.outcomes set total = 0.1, at = now() where competition = 'story-2';
            update tracker.scores set points = 99 where competition <> 'story-3';
            insert into tracker.gates values ('story-4', 'a', 'b', 'c', true), ('nowhere', 'a', 'b', 'c', true);
            """
        );
        Assert.NotEqual(kept, await EverythingAsync());
        await foreach (var _ in host.Services.GetRequiredService<Rebuilding>().AllAsync()) { }
        Assert.Equal(kept, await EverythingAsync());
    }

    [Fact]
    public async Task A_correction_a_reopened_decision_and_an_undoing_are_in_them()
    {
        await BeginAsync();
        Assert.Equal(["ann 1 9.50 selected", "bob 2 8.0 selected", "cat 3 7 eliminated rank"], await OutcomesAsync());
        Assert.Equal(["ann speed 9.50 10", "bob speed 8.0 10", "cat speed 7 10"], await ScoresAsync());

        await PostAsync(
            "rounds/race/correction",
            """
            { "reason": "The clock was slow.", "policy": "decision-reopened",
              "results": [{ "team": "cat", "scores": { "speed": 10 }, "total": 10.0 }] }
            """
        );
        Assert.Equal(["ann 2 9.50 pending", "bob 3 8.0 pending", "cat 1 10.0 pending"], await OutcomesAsync());
        Assert.Equal(["ann speed 9.50 10", "bob speed 8.0 10", "cat speed 10 10"], await ScoresAsync());

        await PostAsync("undo", """{ "events": [10], "reason": "The clock was right." }""");
        Assert.Equal(["ann 1 9.50 selected", "bob 2 8.0 selected", "cat 3 7 eliminated rank"], await OutcomesAsync());

        await PostAsync("undo", """{ "events": [7, 8, 9], "reason": "The wrong minutes." }""");
        await PostAsync("undo", """{ "events": [6], "reason": "Another race." }""");
        Assert.Equal(["ann   pending", "bob   pending", "cat   pending"], await OutcomesAsync());
        Assert.Empty(await ScoresAsync());
    }

    [Fact]
    public async Task They_say_when_it_was_and_by_which_events_and_hold_what_is_under_embargo()
    {
        await BeginAsync(
            """
            { "disclosure": { "scores": "none", "totals": false, "ranks": false, "order": "name" }, "embargoUntil": "2040-01-01" }
            """
        );

        Assert.Equal(
            "cat 2026-04-10 2026-04-10T14:59:59.999999 7 10",
            (
                await AskAsync(
                    """
                    select concat_ws(' ', team, day, to_json(at at time zone 'utc') #>> '{}', evaluated_by, decided_by)
                    from tracker.outcomes where team = 'cat'
                    """
                )
            ).Single()
        );
        Assert.Equal(
            ["true"],
            await AskAsync(
                """
                select distinct (recorded_at = timestamp)::text from tracker.outcomes
                join tracker.mt_events on stream_id = competition and version = decided_by
                """
            )
        );
        Assert.DoesNotContain("eliminated", (await host.GetAsync($"{Cup}/standings?round=race")).Body);
    }

    [Fact]
    public async Task Scorecards_and_notes_write_no_row()
    {
        await BeginAsync();
        await PostAsync(
            "rounds",
            """
            { "round": "final", "name": { "en": "Final" }, "at": "2026-05-01",
              "rubric": { "criteria": [{ "id": "style", "name": { "en": "Style" }, "max": 10 }] } }
            """
        );
        var before = await VersionsAsync();

        await PostAsync("rounds/final/scorecards", """{ "team": "ann", "judge": "x", "scores": { "style": 5 } }""");
        await PostAsync("notes", """{ "text": "Rain." }""");
        Assert.Equal(before, await VersionsAsync());
        Assert.Equal(12, await Sql.CountEventsAsync(host.Database));

        await PostAsync("teams/ann/name", """{ "name": { "en": "Anne" } }""");
        var after = await VersionsAsync();
        Assert.Equal(2, after.Except(before).Count());
        Assert.Equal(before.Count, after.Count);
    }

    private async Task BeginAsync(string? publication = null)
    {
        Assert.Equal(
            201,
            (
                await host.PostAsync(
                    "/api/competitions",
                    """
                    { "competition": "cup", "name": { "en": "Cup" }, "timeZone": "Asia/Seoul", "plan": [3, 2], "at": "2026-01-01" }
                    """
                )
            ).Status
        );
        await PostAsync(
            "teams",
            """
            { "at": "2026-01-02", "teams": [{ "team": "ann", "name": { "en": "Ann" } }, { "team": "bob", "name": { "ko": "밥" } },
                                            { "team": "cat", "name": { "en": "Cat" } }] }
            """
        );
        await PostAsync(
            "rounds",
            """
            { "at": "2026-01-03", "round": "race", "name": { "en": "Race" },
              "rubric": { "criteria": [{ "id": "speed", "name": { "en": "Speed" }, "max": 10 }] } }
            """
        );
        if (publication is not null)
            await PostAsync("rounds/race/publication", publication);
        await PostAsync(
            "rounds/race/evaluation",
            """
            { "at": "2026-04-09", "results": [
              { "team": "ann", "scores": { "speed": 9.50 }, "total": 9.50 },
              { "team": "bob", "scores": { "speed": 8.0 }, "total": 8.0 },
              { "team": "cat", "scores": { "speed": 7 }, "total": 7 }] }
            """
        );
        await PostAsync("rounds/race/decision", """{ "by": "rank", "at": "2026-04-10" }""");
    }

    private async Task PostAsync(string what, string body)
    {
        var answer = await host.PostAsync($"{Cup}/{what}", body);
        Assert.True(answer.Status == 200, answer.Body);
    }

    private Task<List<string>> OutcomesAsync() =>
        AskAsync(
            """
            select concat_ws(' ', team, coalesce(rank::text, ''), coalesce(total::text, ''), outcome, reason)
            from tracker.outcomes where round = 'race' order by team
            """
        );

    private Task<List<string>> ScoresAsync() =>
        AskAsync("select concat_ws(' ', team, criterion, points, max) from tracker.scores order by team");

    // A row that is written anew has another version.
    private Task<List<string>> VersionsAsync() =>
        AskAsync(
            """
            select 'o ' || ctid || xmin from tracker.outcomes union all select 's ' || ctid || xmin from tracker.scores
            union all select 'g ' || ctid || xmin from tracker.gates order by 1
            """
        );

    private Task<List<string>> AskAsync(string sql) => Sql.ListAsync(host.Database, sql);

    private async Task<List<List<string>>> EverythingAsync()
    {
        var all = new List<List<string>>();
        foreach (var table in Tables)
            all.Add(await AskAsync($"select kept::text from tracker.{table} as kept order by 1"));
        return all;
    }

    // As the API tells it to an operator.
    private async Task<List<string>> StandingsAsync(string id)
    {
        var said = new List<string>();
        var summary = await host.GetAsync($"/api/competitions/{id}", asOperator: true);
        foreach (var round in summary.Each("rounds", "id"))
        {
            var standings = await host.GetAsync($"/api/competitions/{id}/standings?round={round}", asOperator: true);
            foreach (var row in standings.Json["rows"]!.AsArray().Select(each => each!))
            {
                said.Add(
                    $"{round} {row["team"]} {row["name"]!["en"]} {row["rank"]} {row["total"]} {row["outcome"]} {row["tier"]} {row["reason"]}"
                );
                said.AddRange(Members(row, "scores").Select(each => $"{round} {row["team"]} score {each}"));
                said.AddRange(Members(row, "gates").Select(each => $"{round} {row["team"]} gate {each}"));
            }
        }
        return [.. said.Order(StringComparer.Ordinal)];
    }

    private async Task<List<string>> RowsAsync(string id) =>
        [
            .. (
                await AskAsync(
                    $"""
                    select concat(round, ' ', team, ' ', name_en, ' ', rank, ' ', total, ' ', outcome, ' ', tier, ' ', reason)
                    from tracker.outcomes where competition = '{id}'
                    union all select concat(round, ' ', team, ' score ', criterion, ' ', points) from tracker.scores
                    where competition = '{id}'
                    union all select concat(round, ' ', team, ' gate ', gate, ' ', case when passed then 'true' else 'false' end)
                    from tracker.gates where competition = '{id}'
                    """
                )
            ).Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<string> Members(JsonNode row, string name) =>
        row[name]!.AsObject().Select(each => $"{each.Key} {each.Value!.ToJsonString()}");
}
