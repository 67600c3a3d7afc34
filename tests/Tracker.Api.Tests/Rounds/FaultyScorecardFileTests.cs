using System.Text;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Rounds;

/// <summary>What is wrong with a file is told with its place, and nothing of the file is stored.</summary>
public sealed class FaultyScorecardFileTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private const string Table = "team,judge,crust,scores.name\nrye,baker-1,51.50,abstain\nspelt,baker-1,,9\n";

    private TrackerHost Host => service.Host;

    [Fact]
    public async Task Every_fault_of_a_table_is_told_with_its_line_and_cell_and_nothing_is_stored()
    {
        var round = await Tasting.OpenAsync(Host);
        var table = """
            team,name,judge,crust,liked,scores.name,beauty,
            rye,,baker-1,"1,5",,,,
            Rye,,,51,,1e1,,
            cat,,baker-1,61,,,,
            spelt,,baker-1,51,1,0.00000000001,,
            oat,,baker-1,51,,,,stray
            oat,,baker-2,5"1,,,,
            oat,"a
            b",baker-3
            rye,,baker-4,51,,,,
            spelt,,baker-4,51,,,,
            rye,,baker-4,52,,,,
            """;
        string[] expected =
        [
            "1:7 criterion-unknown",
            "2:4 malformed",
            "3:1 malformed",
            "3:3 malformed",
            "3:6 malformed",
            "4:1 team-unknown",
            "4:4 score-out-of-range",
            "5:5 judge-not-asked",
            "5:6 score-out-of-range",
            "6:8 malformed",
            "7:4 malformed",
            "8:3 malformed",
            "12:3 scorecard-repeated",
        ];

        foreach (var query in new[] { "?dryRun=true", "" })
        {
            var answer = await Host.HandInTableAsync(round, table, query);

            Problem.Is(422, "scorecards-invalid", answer);
            Assert.Equal(expected, Tasting.FaultsOf(answer));
            Assert.Equal(13, answer.Number("faultCount"));
            Assert.Contains("line 1, column 7", (string?)answer.Json["detail"]);
        }
        Assert.Empty(await Host.CardsAsync(round));
    }

    [Fact]
    public async Task Every_fault_of_lines_is_told_with_its_line_and_character_and_nothing_is_stored()
    {
        var round = await Tasting.OpenAsync(Host);
        var lines = """
            {"team": "rye", "judge": "baker-1", "scores": {"crust": 51}}
            {"team": "rye", "judge": "baker-2", "scores": {"crust": 61, "liked": 1}}
            {"팀": 1, "team": "Rye", "judge": 5, "scores": {"crust": "51", "Crust": 1}}
            {"team": "rye", "judge": "baker-2"
            ["rye"]
            {"team": "rye", "team": "oat", "scores": []}
            {"team": "rye", "judge": "baker-3", "scores": {"crust": 1, "crust": 2}}
            {"team": "cat", "judge": "baker-3", "scores": {}} {}
            {"team": "cat", "judge": "baker-3", "scores": {}}
            {"team": "rye", "judge": "baker-1", "scores": {"crust": 12345678901234567890123456789.5}}
            {"team": "rye", "judge": "baker-1", "scores": {"crust": 50}}
            """;
        string[] expected =
        [
            "2:57 score-out-of-range",
            "2:70 judge-not-asked",
            "3:2 malformed",
            "3:18 malformed",
            "3:34 malformed",
            "3:57 malformed",
            "3:63 malformed",
            "4:35 malformed",
            "5:1 malformed",
            "6:1 malformed",
            "6:17 malformed",
            "6:42 malformed",
            "7:70 malformed",
            "8:51 malformed",
            "9:10 team-unknown",
            "9:47 scores-empty",
            "10:57 malformed",
            "11:26 scorecard-repeated",
        ];

        var answer = await Host.HandInLinesAsync(round, lines, "?dryRun=true");

        Problem.Is(422, "scorecards-invalid", answer);
        Assert.Equal(expected, Tasting.FaultsOf(answer));
        Assert.Equal(422, (await Host.HandInLinesAsync(round, lines)).Status);
        Assert.Empty(await Host.CardsAsync(round));
    }

    [Theory]
    [InlineData("team,crust\nrye,5\n", "1: malformed")]
    [InlineData("team,judge,crust,Crust\nrye,baker-1,5,5\n", "1:4 malformed")]
    [InlineData("team,judge,\"crust\nrye,baker-1,5,5\n", "1:3 malformed")]
    public async Task A_header_row_that_is_wrong_is_told(string table, string fault) =>
        Assert.Equal(
            [fault],
            Tasting.FaultsOf(await Host.HandInTableAsync(await Tasting.OpenAsync(Host), table)).Take(1)
        );

    [Fact]
    public async Task What_is_no_text_is_told_where_it_is()
    {
        var round = await Tasting.OpenAsync(Host);
        byte[] broken = [.. Encoding.UTF8.GetBytes("team,judge,crust\n호밀"), 0xff, 0xff];

        Assert.Equal(
            ["2:3 malformed"],
            Tasting.FaultsOf(await Host.HandInAsync(round, "text/csv; charset=utf-8", broken))
        );
        Assert.Equal(422, (await Host.HandInAsync(round, "text/csv", broken)).Status);
        Problem.Is(415, "media-type-unsupported", await Host.HandInAsync(round, "text/csv; charset=utf-16", broken));
    }

    [Theory]
    [InlineData("application/x-ndjson", "\n \r\n")]
    [InlineData("text/csv", "")]
    [InlineData("text/csv", "team,judge,crust\nrye,baker-1,\n")]
    [InlineData("application/json", "[]")]
    public async Task A_body_without_a_card_is_refused(string mediaType, string body) =>
        Problem.Is(
            400,
            "malformed",
            await Host.HandInAsync(await Tasting.OpenAsync(Host), mediaType, Encoding.UTF8.GetBytes(body))
        );

    [Fact]
    public async Task A_round_that_takes_no_cards_is_said_first()
    {
        var round = await Tasting.OpenAsync(Host);
        await Host.HandInTableAsync(round, "team,judge,scores.name\nrye,x,1\nspelt,x,1\noat,x,1\n");
        await Host.PostAsync(
            $"{round}/evaluation",
            """{ "results": [{ "team": "rye", "total": 1 }, { "team": "spelt", "total": 2 }, { "team": "oat", "total": 3 }] }"""
        );

        Problem.Is(409, "round-already-evaluated", await Host.HandInTableAsync(round, Table, "?dryRun=true"));
        Problem.Is(404, "round-unknown", await Host.HandInTableAsync(round.Replace("tasting", "other"), Table));
        Problem.Is(404, "competition-unknown", await Host.HandInTableAsync("/api/competitions/no/rounds/r", Table));
        var faulty = await Host.HandInTableAsync(round, Table.Replace("51.50", "x"));
        Problem.Is(409, "round-already-evaluated", faulty);
        Assert.Equal(["2:3 malformed"], Tasting.FaultsOf(faulty));
    }
}
