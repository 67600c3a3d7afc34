using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Disclosure;

/// <summary>What each kind of publication shows of three teams: 9.5, 8 and 7 points.</summary>
public sealed class PublicationTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Cup = "/api/competitions/cup";

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private TrackerHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TrackerHost.StartAsync(databases, clock: clock);
        await SmallCup.ImportAsync(host);
        await host.PutAsync($"{Cup}/rounds/second/rubric", Rubric);
        await EvaluateAsync();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Before_any_publication_everyone_sees_what_is_recorded() =>
        Assert.Equal(["1 bob 11 8 3", "2 ann 10.5 8 2.5", "3 cat 9 4 5"], await RowsAsync());

    [Theory]
    [InlineData("none", false, false, "name", "- ann - - -", "- bob - - -", "- cat - - -")]
    [InlineData("none", false, false, "rank", "- bob - - -", "- ann - - -", "- cat - - -")]
    [InlineData("none", false, true, "name", "2 ann - - -", "1 bob - - -", "3 cat - - -")]
    [InlineData("leaders", false, true, "name", "2 ann - 8 -", "1 bob - 8 -", "3 cat - - 5")]
    [InlineData("none", true, false, "name", "- ann 10.5 - -", "- bob 11 - -", "- cat 9 - -")]
    [InlineData("leaders", false, false, "name", "- ann - 8 -", "- bob - 8 -", "- cat - - 5")]
    [InlineData("mean", false, false, "name", "- ann - - -", "- bob - - -", "- cat - - -")]
    [InlineData("all", false, false, "name", "- ann - 8 2.5", "- bob - 8 3", "- cat - 4 5")]
    [InlineData("all", true, true, "rank", "1 bob 11 8 3", "2 ann 10.5 8 2.5", "3 cat 9 4 5")]
    public async Task A_publication_shows_what_it_says(
        string scores,
        bool totals,
        bool ranks,
        string order,
        params string[] rows
    )
    {
        await PublishAsync(scores, totals, ranks, order);
        Assert.Equal(rows, await RowsAsync());
        Assert.Equal(["1 bob 11 8 3", "2 ann 10.5 8 2.5", "3 cat 9 4 5"], await RowsAsync(asOperator: true));
    }

    [Fact]
    public async Task Means_are_to_two_decimals_half_up_and_over_the_same_teams_for_good()
    {
        await PublishAsync("mean");
        const string means = """{ "over": 3, "scores": { "speed": 3.5, "style": 6.67 } }""";
        Json.Equal(means, await MeansAsync());

        await host.PostAsync($"{Cup}/teams/cat/withdrawal", "{}");
        var again = await TryAsync("mean");

        Problem.Is(409, "mean-reveals-score", again);
        Assert.Contains("difference", (string?)again.Json["detail"]);
        Json.Equal(means, await MeansAsync());
    }

    [Fact]
    public async Task A_mean_and_leaders_that_give_away_the_last_number_are_not_both_published()
    {
        await PublishAsync("mean");
        // Of style two of three are the leaders.
        Problem.Is(409, "disclosure-reveals-score", await TryAsync("leaders"));
        Json.Equal("""{ "over": 3, "scores": { "speed": 3.5, "style": 6.67 } }""", await MeansAsync());
    }

    [Fact]
    public async Task Means_that_would_tell_of_hidden_numbers_are_not_shown()
    {
        // Said before there were results: nobody could know.
        var undone = await host.PostAsync($"{Cup}/undo", new { events = new[] { 13 }, reason = "Again." });
        Assert.Equal(200, undone.Status);
        await PublishAsync("mean");
        await PublishAsync("leaders");
        await EvaluateAsync();
        Assert.Null(await MeansAsync());
    }

    [Fact]
    public async Task Publications_add_up_and_say_in_the_standings_what_they_are()
    {
        await PublishAsync("none");
        clock.Advance(TimeSpan.FromDays(2));
        await PublishAsync("leaders");
        clock.Advance(TimeSpan.FromDays(7));
        await PublishAsync("none", ranks: true, order: "rank");

        Assert.Equal(["- ann - - -", "- bob - - -", "- cat - - -"], await RowsAsync("&knownAt=2026-03-02"));
        Assert.Equal(["- ann - 8 -", "- bob - 8 -", "- cat - - 5"], await RowsAsync("&knownAt=2026-03-04"));
        Assert.Equal(["1 bob - 8 -", "2 ann - 8 -", "3 cat - - 5"], await RowsAsync());
        var said = (await StandingsAsync()).Json["disclosure"]!["publications"]!.AsArray();
        Assert.Equal(["none", "leaders", "none"], said.Select(each => (string?)each!["scores"]));
    }

    [Fact]
    public async Task Where_something_is_held_back_nothing_is_supposed()
    {
        await PublishAsync("all");
        var asked = await host.SendAsync(
            HttpMethod.Post,
            $"{Cup}/rounds/second/what-if",
            TrackerHost.Json("""{ "survivors": 1 }"""),
            null
        );
        Problem.Is(409, "results-not-disclosed", asked);
        Assert.Equal(200, (await host.PostAsync($"{Cup}/rounds/second/what-if", """{ "survivors": 1 }""")).Status);
    }

    [Fact]
    public async Task The_sum_of_the_criteria_is_a_total()
    {
        await PublishAsync("all");
        var path = $"{Cup}/rounds/second/explanation?team=bob";
        Assert.Null((await host.GetAsync(path)).Json["total"]!["sum"]);
        Assert.Equal(11m, (decimal)(await host.GetAsync(path, true)).Json["total"]!["sum"]!);
    }

    [Fact]
    public async Task What_is_exported_to_the_public_is_what_it_sees_and_can_be_taken_over()
    {
        await PublishAsync("leaders");
        var exported = await host.GetAsync($"{Cup}/export");
        await using var elsewhere = await TrackerHost.StartAsync(databases, clock: clock);
        Assert.Equal(201, (await elsewhere.ImportAsync(exported.Body)).Status);
        Assert.Equal(
            (await StandingsAsync()).Text("rows"),
            (await elsewhere.GetAsync($"{Cup}/standings?round=second", true)).Text("rows")
        );
    }

    private const string Rubric = """
        { "rubric": { "criteria": [ { "id": "style", "name": { "en": "Style" }, "max": 10 },
                                    { "id": "speed", "name": { "en": "Speed" }, "max": 10 } ] } }
        """;

    private async Task EvaluateAsync()
    {
        var evaluated = await host.PostAsync(
            $"{Cup}/rounds/second/evaluation",
            """
            { "results": [
              { "team": "bob", "scores": { "style": 8, "speed": 3 }, "total": 11 },
              { "team": "cat", "scores": { "style": 4, "speed": 5 }, "total": 9 },
              { "team": "ann", "scores": { "style": 8, "speed": 2.5 }, "total": 10.5 } ] }
            """
        );
        Assert.True(evaluated.Status == 200, evaluated.Body);
    }

    private Task<Answer> TryAsync(string scores, bool totals = false, bool ranks = false, string order = "name") =>
        host.PostAsync(
            $"{Cup}/rounds/second/publication",
            new
            {
                disclosure = new
                {
                    scores,
                    totals,
                    ranks,
                    order,
                },
            }
        );

    private async Task PublishAsync(string scores, bool totals = false, bool ranks = false, string order = "name")
    {
        var answer = await TryAsync(scores, totals, ranks, order);
        Assert.True(answer.Status == 200, answer.Body);
    }

    private Task<Answer> StandingsAsync(string query = "", bool asOperator = false) =>
        host.GetAsync($"{Cup}/standings?round=second{query}", asOperator);

    private async Task<JsonNode?> MeansAsync() => (await StandingsAsync()).Json["disclosure"]!["means"];

    private async Task<IEnumerable<string>> RowsAsync(string query = "", bool asOperator = false) =>
        (await StandingsAsync(query, asOperator)).Json["rows"]!
            .AsArray()
            .Select(row =>
                $"{row!["rank"]?.ToString() ?? "-"} {row["team"]} {row["total"]?.ToString() ?? "-"} "
                + $"{row["scores"]!["style"]?.ToString() ?? "-"} {row["scores"]!["speed"]?.ToString() ?? "-"}"
            );
}
