using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Rounds;

/// <summary>A programme of three, decided on numbers of which one was wrong.</summary>
public sealed class CorrectionTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Cup = "/api/competitions/cup";
    private const string First = $"{Cup}/rounds/first";

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private TrackerHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TrackerHost.StartAsync(databases, clock: clock);
        await SmallCup.ImportAsync(host);
        await host.PostAsync($"{First}/decision", new { by = "rank", at = "2026-01-05" });
        clock.Advance(TimeSpan.FromDays(10));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_dry_run_says_what_would_flip_and_stores_nothing()
    {
        var before = await host.GetAsync($"{Cup}/history");

        var answer = await host.PostAsync($"{First}/correction?dryRun=true", Right("decision-stands"));

        Json.Equal(
            """
            { "round": "first",
              "changes": [
                { "team": "bob", "rank": { "before": 2, "after": 3 }, "total": { "before": 8, "after": 8 },
                  "scores": [] },
                { "team": "cat", "rank": { "before": 3, "after": 2 }, "total": { "before": 7, "after": 8.5 },
                  "scores": [] } ],
              "flips": [
                { "team": "bob", "recorded": "selected", "byNumbersBefore": "selected", "byNumbersAfter": "eliminated by rank" },
                { "team": "cat", "recorded": "eliminated by rank", "byNumbersBefore": "eliminated by rank", "byNumbersAfter": "selected" } ],
              "margin": { "before": 1, "after": 0.5 },
              "undecided": { "before": null, "after": null } }
            """,
            answer.Json["consequences"]!
        );
        Assert.Equal(before.Body, (await host.GetAsync($"{Cup}/history")).Body);
    }

    [Fact]
    public async Task A_correction_changes_the_numbers_and_not_who_went_on()
    {
        await host.PostAsync($"{First}/correction", Right("decision-stands"));

        var now = await host.GetAsync($"{Cup}/standings?round=first");
        Assert.Equal(["ann", "cat", "bob"], now.Each("rows", "team"));
        Assert.Equal(["selected", "eliminated", "selected"], now.Each("rows", "outcome"));
        Assert.Equal(10, (int)now.Json["rows"]![1]!["supersedes"]!);
        Assert.Equal(["ann", "bob"], (await host.GetAsync($"{Cup}/field")).Each("teams", "id"));
    }

    [Fact]
    public async Task The_old_answer_stays_reachable_by_what_was_known()
    {
        await host.PostAsync($"{First}/correction", Right("decision-stands"));

        var then = await host.GetAsync($"{Cup}/standings?round=first&asOf=2026-01-06&knownAt=2026-03-05");
        var now = await host.GetAsync($"{Cup}/standings?round=first&asOf=2026-01-06");

        Assert.Equal(["ann", "bob", "cat"], then.Each("rows", "team"));
        Assert.Equal(["ann", "cat", "bob"], now.Each("rows", "team"));
    }

    [Fact]
    public async Task A_reopened_decision_is_taken_anew()
    {
        await host.PostAsync($"{First}/correction", Right("decision-reopened"));
        Assert.Equal(["ann", "bob", "cat"], (await host.GetAsync($"{Cup}/field")).Each("teams", "id"));

        await host.PostAsync($"{First}/decision", new { by = "rank", at = "2026-03-11" });

        Assert.Equal(["ann", "cat"], (await host.GetAsync($"{Cup}/field")).Each("teams", "id"));
        Assert.Equal("[4,2]", (await host.GetAsync($"{Cup}/funnel")).Text("actual"));
    }

    [Fact]
    public async Task What_later_history_stands_on_cannot_be_reopened()
    {
        var results = new[] { new { team = "ann", rank = 1 }, new { team = "bob", rank = 2 } };
        await host.PostAsync($"{Cup}/rounds/second/evaluation", new { at = "2026-02-01", results });

        var answer = await host.PostAsync($"{First}/correction", Right("decision-reopened"));

        Problem.Is(409, "contradicts-later-event", answer);
        Assert.Contains("Event 15", (string?)answer.Json["detail"]);
    }

    [Fact]
    public async Task A_result_is_final_when_its_window_is_over_or_when_it_is_said_to_be()
    {
        await host.PostAsync($"{First}/objections", new { at = "2026-01-05", until = "2026-01-15" });
        await host.PostAsync(
            $"{First}/objections",
            new
            {
                at = "2026-01-06",
                team = "cat",
                grounds = "A page was not counted.",
            }
        );
        Assert.Equal("provisional", await StatusAsync("2026-01-20"));
        await host.PostAsync(
            $"{First}/objections",
            new
            {
                at = "2026-01-12",
                team = "cat",
                upheld = false,
            }
        );

        Assert.Equal("provisional", await StatusAsync("2026-01-14"));
        Assert.Equal("final", await StatusAsync("2026-01-20"));
        await host.PostAsync($"{First}/finalization", new { at = "2026-01-13" });
        Assert.Equal("final", await StatusAsync("2026-01-14"));
    }

    private static object Right(string policy) =>
        new
        {
            results = new[] { new { team = "cat", total = 8.5 } },
            reason = "A page was not counted.",
            policy,
        };

    private async Task<string?> StatusAsync(string asOf) =>
        (string?)(await host.GetAsync($"{Cup}/standings?round=first&asOf={asOf}")).Json["result"]!["status"];
}
