using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Clocks;

/// <summary>What was true, what was known and what was public, at which time (the cup is in Seoul, nine hours ahead).</summary>
public sealed class ClockTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Cup = "/api/competitions/cup";

    // Two in the afternoon in Seoul.
    private readonly FakeTimeProvider clock = new(new(2026, 3, 10, 5, 0, 0, TimeSpan.Zero));
    private TrackerHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TrackerHost.StartAsync(databases, clock: clock);
        await SmallCup.ImportAsync(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_instant_may_be_given_with_an_unescaped_plus()
    {
        await WithdrawAsync("ann", at: "2026-03-09T12:00:00+09:00");

        await AssertSizesAsync(
            ("2026-03-08T23:59:59+09:00", 3),
            ("2026-03-09T11:59:59.9999999+09:00", 3),
            ("2026-03-09T12:00:00+09:00", 2),
            ("2026-03-09T03:00:00Z", 2),
            ("2026-03-09T02:59:59Z", 3),
            ("2026-03-08", 3),
            ("2026-03-09", 2)
        );
    }

    [Fact]
    public async Task A_date_ends_with_the_day_where_the_competition_is()
    {
        await WithdrawAsync("ann", at: "2026-03-09");

        // What is dated is in effect at the last instant of its day, and not a second before.
        await AssertSizesAsync(
            ("2026-03-09T23:59:59+09:00", 3),
            ("2026-03-09T14:59:59Z", 3),
            ("2026-03-09T15:00:00Z", 2),
            ("2026-03-09", 2)
        );
    }

    [Fact]
    public async Task Now_counts_what_is_dated_today()
    {
        await WithdrawAsync("ann", at: "2026-03-10");

        var field = await host.GetAsync($"{Cup}/field");

        Assert.Equal((2, "2026-03-10"), (field.Number("size"), (string?)field.Json["asOf"]));
    }

    [Fact]
    public async Task What_is_of_an_instant_later_today_counts_from_then()
    {
        await WithdrawAsync("ann", at: "2026-03-10T20:00:00+09:00");
        await WithdrawAsync("bob", at: "2026-03-10");

        Assert.Equal(2, (await host.GetAsync($"{Cup}/field")).Number("size"));
        Assert.Equal(1, (await host.GetAsync($"{Cup}/field?asOf=2026-03-10")).Number("size"));
        clock.Advance(TimeSpan.FromHours(6));
        Assert.Equal(1, (await host.GetAsync($"{Cup}/field")).Number("size"));
    }

    [Fact]
    public async Task A_result_is_not_final_while_its_window_is_open_today()
    {
        await host.PostAsync($"{Cup}/rounds/first/objections", new { until = "2026-03-10T20:00:00+09:00" });

        Assert.Equal("provisional", await StatusAsync(""));
        Assert.Equal("provisional", await StatusAsync("&asOf=2026-03-10"));
        clock.Advance(TimeSpan.FromHours(6) + TimeSpan.FromTicks(1));
        Assert.Equal("final", await StatusAsync(""));

        async Task<string?> StatusAsync(string query) =>
            (string?)(await host.GetAsync($"{Cup}/standings?round=first{query}")).Json["result"]!["status"];
    }

    [Fact]
    public async Task What_ends_on_the_last_day_of_all_can_be_read()
    {
        await host.PostAsync($"{Cup}/rounds/first/objections", new { until = "2999-12-31" });

        foreach (var path in new[] { "", "/field", "/funnel", "/standings" })
        foreach (var asOperator in new[] { true, false })
            Assert.Equal(200, (await host.GetAsync(Cup + path, asOperator)).Status);
    }

    [Fact]
    public async Task What_is_dated_tomorrow_counts_from_tomorrow()
    {
        await WithdrawAsync("ann", at: "2026-03-11");
        Assert.Equal(3, await SizeAsync());
        Assert.Equal(2, await SizeAsync("asOf=2026-03-11"));

        clock.Advance(TimeSpan.FromHours(9.9));
        Assert.Equal(3, await SizeAsync());
        clock.Advance(TimeSpan.FromHours(0.2));
        Assert.Equal(2, await SizeAsync());
    }

    [Fact]
    public async Task A_write_that_says_no_time_takes_effect_now()
    {
        await host.PostAsync($"{Cup}/teams/ann/withdrawal", new { });

        var team = await host.GetAsync($"{Cup}/teams/ann");

        Assert.Equal("2026-03-10T05:00:00Z", (string?)team.Json["since"]);
        Assert.Equal(3, await SizeAsync("asOf=2026-03-10T13:59:59%2B09:00"));
        Assert.Equal(2, await SizeAsync("asOf=2026-03-10T14:00:00%2B09:00"));
    }

    [Fact]
    public async Task The_public_sees_a_fact_when_it_is_public_and_the_operator_before()
    {
        await WithdrawAsync("ann", at: "2026-03-10T14:00:00+09:00", publicAt: "2026-03-10T15:00:00+09:00");

        foreach (var (minutes, ofPublic) in new[] { (0, 3), (59, 3), (1, 2) })
        {
            clock.Advance(TimeSpan.FromMinutes(minutes));
            Assert.Equal((ofPublic, 2), (await SizeAsync(), await SizeAsync(asOperator: true)));
        }
        Assert.Equal(3, await SizeAsync("knownAt=2026-03-10T14:59:59%2B09:00"));
        Assert.Equal(2, await SizeAsync("knownAt=2026-03-10T14:59:59%2B09:00", asOperator: true));
    }

    [Fact]
    public async Task No_answer_to_the_public_changes_by_what_is_under_embargo()
    {
        var paths = EveryRead
            .OfOne.Select(each => EveryRead.In(each.Data, "cup").Replace("limit=3", "limit=1000"))
            .ToList();
        paths.AddRange(
            paths
                .Where(path => !path.Contains('?'))
                .Select(path => path + "?asOf=2030-01-01&knownAt=2030-01-01")
                .ToList()
        );
        var before = await AnswersAsync(paths, asOperator: false);
        var beforeToOperator = await AnswersAsync(paths, asOperator: true);

        await WithdrawAsync("ann", at: "2026-03-10", publicAt: "2026-03-12");

        Assert.Equal(before, await AnswersAsync(paths, asOperator: false));
        Assert.All(
            // A calendar has rounds and their dates, whoever is in.
            beforeToOperator
                .Zip(await AnswersAsync(paths, asOperator: true))
                .Where(pair => !pair.First.Contains("BEGIN:VCALENDAR", StringComparison.Ordinal)),
            pair => Assert.NotEqual(pair.First, pair.Second)
        );
    }

    [Fact]
    public async Task A_competition_under_embargo_is_not_there_for_the_public()
    {
        await host.PostAsync(
            "/api/competitions",
            EveryWrite.In("POST /api/competitions", "secret").Body[..^1] + """, "publicAt": "2026-03-12" }"""
        );

        foreach (
            var read in EveryRead
                .OfOne.Select(each => each.Data)
                .Where(read => !read.Contains("team") && !read.Contains("explanation"))
        )
        {
            Problem.Is(
                404,
                "competition-unknown",
                await host.GetAsync(EveryRead.In(read, "secret-new").Replace("?round=first", ""))
            );
            Assert.Equal(
                200,
                (await host.GetAsync(EveryRead.In(read, "secret-new").Replace("?round=first", ""), true)).Status
            );
        }
        Assert.Equal(["cup"], (await host.GetAsync("/api/competitions")).Each("competitions", "competition"));
        Assert.Equal(2, (await host.GetAsync("/api/competitions", true)).Json["competitions"]!.AsArray().Count);

        clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(200, (await host.GetAsync("/api/competitions/secret-new")).Status);
    }

    [Fact]
    public async Task What_is_learned_later_of_the_past_changes_the_past_only_for_who_knows_it()
    {
        clock.Advance(TimeSpan.FromDays(10));
        await WithdrawAsync("ann", at: "2026-03-05");

        Assert.Equal(2, await SizeAsync("asOf=2026-03-06"));
        Assert.Equal(3, await SizeAsync("asOf=2026-03-04"));
        Assert.Equal(3, await SizeAsync("asOf=2026-03-06&knownAt=2026-03-19"));
        Assert.Equal(2, await SizeAsync("asOf=2026-03-06&knownAt=2026-03-20"));
        Assert.Equal(3, await SizeAsync("knownAt=2026-03-19"));
    }

    [Fact]
    public async Task A_caller_cannot_say_since_when_something_is_known_or_recorded()
    {
        foreach (var member in new[] { "knownAt", "recordedAt" })
            Problem.Is(
                400,
                "malformed",
                await host.PostAsync(
                    $"{Cup}/teams/ann/withdrawal",
                    new Dictionary<string, string> { [member] = "2026-01-01" }
                )
            );
    }

    [Fact]
    public async Task A_time_is_given_back_as_it_was_given()
    {
        foreach (
            var at in new[]
            {
                "2026-03-10",
                "2026-03-10T14:00+09:00",
                "2026-03-10T05:00:00.5Z",
                "2026-03-10T05:00:00.1234567-03:30",
            }
        )
        {
            var written = await host.PostAsync($"{Cup}/notes", new { text = at, at });
            var history = await host.GetAsync($"{Cup}/history?type=NoteRecorded&asOf=2026-03-12", true);

            Assert.Equal([at], written.Each("events", "at"));
            Assert.Equal(at, history.Each("events", "at").Last());
        }
    }

    private async Task AssertSizesAsync(params (string AsOf, int Size)[] expected)
    {
        foreach (var (asOf, size) in expected)
        {
            var field = await host.GetAsync($"{Cup}/field?asOf={asOf}");
            Assert.Equal((asOf, size), ((string?)field.Json["asOf"], field.Number("size")));
        }
    }

    // But for the version, which is that of the whole record.
    private async Task<List<string>> AnswersAsync(IEnumerable<string> paths, bool asOperator)
    {
        var answers = new List<string>();
        foreach (var path in paths)
        {
            var answer = await host.GetAsync(path, asOperator);
            Assert.Equal((path, 200), (path, answer.Status));
            answers.Add($"{path} {(answer.MediaType == "application/json" ? WithoutVersion(answer) : answer.Body)}");
        }
        return answers;
    }

    private static string WithoutVersion(Answer answer)
    {
        var json = answer.Json.AsObject();
        json.Remove("version");
        return json.ToJsonString();
    }

    private Task<Answer> WithdrawAsync(string team, string at, string? publicAt = null) =>
        host.PostAsync($"{Cup}/teams/{team}/withdrawal", new { at, publicAt });

    private async Task<int> SizeAsync(string query = "lang=en", bool asOperator = false) =>
        (await host.GetAsync($"{Cup}/field?{query}", asOperator)).Number("size");
}
