using System.Text;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Rounds;

/// <summary>The table to fill in, and the cards that stand, for those who may see them.</summary>
public sealed class ScorecardTableTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private TrackerHost Host => service.Host;

    [Fact]
    public async Task The_table_to_fill_in_has_the_teams_of_the_field_and_what_the_judge_scores()
    {
        var round = await Tasting.OpenAsync(Host);

        var all = await Host.GetAsync($"{round}/scorecards/template", language: "ko");
        var bakers = await Host.GetAsync($"{round}/scorecards/template?judge=baker-1");

        Assert.Equal((200, "text/csv"), (all.Status, all.MediaType));
        Assert.Equal(
            "team,name,judge,crust,liked,scores.name\r\noat,\"'=oat\",,,,\r\nrye,호밀빵,,,,\r\nspelt,Spelt,,,,\r\n",
            all.Body.TrimStart('\ufeff')
        );
        Assert.Equal(
            "team,name,judge,crust,scores.name\r\noat,\"'=oat\",baker-1,,\r\nrye,Rye,baker-1,,\r\nspelt,Spelt,baker-1,,\r\n",
            bakers.Body.TrimStart('\ufeff')
        );
        Assert.Equal(
            304,
            (
                await Host.SendAsync(
                    HttpMethod.Get,
                    $"{round}/scorecards/template?judge=baker-1",
                    null,
                    null,
                    ("If-None-Match", bakers.Tag)
                )
            ).Status
        );
    }

    [Fact]
    public async Task It_begins_with_the_mark_by_which_spreadsheets_know_UTF8()
    {
        var round = await Tasting.OpenAsync(Host);

        var bytes = await Host.Client.GetByteArrayAsync(
            new Uri($"{round}/scorecards/template", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.Equal("team", Encoding.UTF8.GetString(bytes[3..7]));
    }

    [Fact]
    public async Task Filled_in_it_is_taken_and_what_stands_comes_back_as_it_was_given()
    {
        var round = await Tasting.OpenAsync(Host);
        var blank = (await Host.GetAsync($"{round}/scorecards/template?judge=baker-1")).Body;

        var filled = blank
            .Replace("Rye,baker-1,,", "Rye,baker-1,51.50,-")
            .Replace("Spelt,baker-1,,", "Spelt,baker-1,0,");
        var taken = await Host.HandInTableAsync(round, filled);
        var table = await GetTableAsync($"{round}/scorecards");

        Assert.Equal((200, 2, 1), (taken.Status, taken.Number("added"), taken.Number("unscored")));
        Assert.Equal(
            "team,name,judge,crust,liked,scores.name\r\nrye,Rye,baker-1,51.50,,abstain\r\nspelt,Spelt,baker-1,0,,\r\n",
            table.Body.TrimStart('\ufeff')
        );
        Assert.Equal(2, (await Host.HandInTableAsync(round, table.Body)).Number("unchanged"));
    }

    [Fact]
    public async Task Cards_are_read_a_page_at_a_time_by_team_and_by_judge_as_they_stood_then()
    {
        var round = await Tasting.OpenAsync(Host);
        await Host.HandInTableAsync(
            round,
            "team,judge,crust\nspelt,baker-1,1\nrye,baker-2,2\nrye,baker-1,3\noat,baker-1,4\n",
            "?at=2026-03-03"
        );
        await Host.PostAsync(
            $"{round}/scorecards/withdrawal",
            new
            {
                team = "oat",
                judge = "baker-1",
                at = "2026-03-05",
            }
        );

        Assert.Equal(["rye baker-1", "rye baker-2"], await PageAsync("?limit=2"));
        var next = (string)(await GetAsync("?limit=2")).Json["next"]!;
        Assert.Equal(["spelt baker-1"], Keys(await Host.GetAsync(next, asOperator: true)));
        Assert.Equal(["rye baker-1", "rye baker-2"], await PageAsync("?team=rye"));
        Assert.Equal(["rye baker-1", "spelt baker-1"], await PageAsync("?judge=baker-1"));
        Assert.Equal(["oat baker-1"], await PageAsync("?asOf=2026-03-04&limit=1"));
        Assert.Empty(await PageAsync("?asOf=2026-03-02"));

        Task<Answer> GetAsync(string query) => Host.GetAsync($"{round}/scorecards{query}", asOperator: true);
        async Task<IEnumerable<string>> PageAsync(string query) => Keys(await GetAsync(query));
    }

    [Fact]
    public async Task Whoever_has_no_token_does_not_learn_whether_there_are_any()
    {
        var (round, empty) = (await Tasting.OpenAsync(Host), await Tasting.OpenAsync(Host));
        await Host.HandInTableAsync(round, "team,judge,crust\nrye,baker-1,1\n");

        var answers = new[]
        {
            await Host.GetAsync($"{round}/scorecards"),
            await Host.GetAsync($"{round}/scorecards?format=csv"),
            await Host.GetAsync($"{empty}/scorecards"),
            await Host.GetAsync("/api/competitions/nowhere/rounds/tasting/scorecards"),
        };

        Assert.All(answers, answer => Problem.Is(401, "token-required", answer));
        Assert.Single(answers.Select(answer => answer.Body).Distinct());
    }

    [Theory]
    [InlineData("scorecards?format=xml", 400, "malformed")]
    [InlineData("scorecards?after=rye", 400, "malformed")]
    [InlineData("scorecards?limit=0", 400, "malformed")]
    [InlineData("scorecards?team=Rye", 400, "malformed")]
    [InlineData("scorecards?judge=", 400, "malformed")]
    [InlineData("scorecards?asOf=soon", 400, "malformed")]
    [InlineData("scorecards/template?judge=Baker", 400, "malformed")]
    [InlineData("scorecards/template?judge=stranger", 200, null)]
    public async Task What_is_asked_must_be_readable(string query, int status, string? code)
    {
        var answer = await Host.GetAsync($"{await Tasting.OpenAsync(Host)}/{query}", asOperator: true);

        Assert.Equal(status, answer.Status);
        if (code is not null)
            Problem.Is(status, code, answer);
    }

    [Theory]
    [InlineData("/rounds/tasting/scorecards", "/rounds/other/scorecards")]
    [InlineData("/rounds/tasting/scorecards/template", "/rounds/other/scorecards/template")]
    public async Task Of_a_round_that_is_not_there_there_is_nothing(string there, string other)
    {
        var competition = (await Tasting.OpenAsync(Host))[..^"/rounds/tasting".Length];

        Assert.Equal(200, (await Host.GetAsync(competition + there, asOperator: true)).Status);
        Problem.Is(404, "round-unknown", await Host.GetAsync(competition + other, asOperator: true));
        Problem.Is(
            404,
            "competition-unknown",
            await Host.GetAsync("/api/competitions/nowhere" + there, asOperator: true)
        );
    }

    private Task<Answer> GetTableAsync(string path) =>
        Host.SendAsync(HttpMethod.Get, path, null, TrackerHost.Token, ("Accept", "text/csv"));

    private static IEnumerable<string> Keys(Answer answer) =>
        answer.Json["scorecards"]!.AsArray().Select(card => $"{card!["team"]} {card["judge"]}");
}
