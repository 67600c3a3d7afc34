using System.Text;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Rounds;

/// <summary>A panel votes on a gate on its scorecards, and the tally says by which cards it was passed.</summary>
public sealed class GateVoteTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private TrackerHost Host => service.Host;

    [Fact]
    public async Task A_gate_is_passed_by_the_votes_of_its_panel_and_explained_by_them()
    {
        const string Cup = "/api/competitions/voted";
        const string Round = $"{Cup}/rounds/final";
        foreach (
            var (path, body) in new[]
            {
                (
                    "/api/competitions",
                    """{ "competition": "voted", "name": { "en": "Voted" }, "timeZone": "Asia/Seoul", "plan": [2, 1] }"""
                ),
                (
                    $"{Cup}/teams",
                    """{ "teams": [{ "team": "rye", "name": { "en": "Rye" } }, { "team": "oat", "name": { "en": "Oat" } }] }"""
                ),
                (
                    $"{Cup}/rounds",
                    """
                    { "round": "final", "name": { "en": "Final" }, "rubric": {
                      "criteria": [{ "id": "crust", "name": { "en": "Crust" }, "max": 60 }],
                      "gates": [{ "id": "own", "name": { "en": "Own recipe", "ko": "독자 조리법" }, "judges": ["panel"] }] } }
                    """
                ),
            }
        )
            Assert.InRange((await Host.PostAsync(path, body)).Status, 200, 201);

        var template = await Host.GetAsync($"{Round}/scorecards/template", true);
        Assert.Contains("crust,own", template.Body, StringComparison.Ordinal);
        var half = await Host.HandInAsync(
            Round,
            "text/csv",
            Encoding.UTF8.GetBytes("team,judge,own\nrye,panel-1,0.5\n")
        );
        Assert.Equal(422, half.Status);
        Assert.Equal(["2:3 vote-invalid"], Tasting.FaultsOf(half));
        var table =
            "team,judge,crust,독자 조리법\nrye,panel-1,50,1\nrye,panel-2,40,1\nrye,panel-3,45,0\noat,panel-1,30,0\noat,panel-2,30,0\noat,panel-3,30,1\n";
        Assert.Equal(200, (await Host.HandInAsync(Round, "text/csv", Encoding.UTF8.GetBytes(table))).Status);
        Assert.Equal(200, (await Host.PostAsync($"{Round}/evaluation", """{ "from": "scorecards" }""")).Status);

        var rows = (await Host.GetAsync($"{Cup}/standings?round=final")).Json["rows"]!.AsArray();
        Assert.Equal(["rye True", "oat False"], rows.Select(row => $"{row!["team"]} {(bool)row["gates"]!["own"]!}"));
        var told = await Host.GetAsync($"{Round}/explanation?team=rye", true);
        Assert.Equal(
            ["panel-1 1", "panel-2 1", "panel-3 0"],
            told.Json["gates"]![0]!["cards"]!.AsArray().Select(card => $"{card!["judge"]} {card["score"]}")
        );
        Assert.Equal(
            ["panel-1 50 ScorecardSubmitted", "panel-2 40 ScorecardSubmitted", "panel-3 45 ScorecardSubmitted"],
            told.Json["criteria"]![0]!["cards"]!
                .AsArray()
                .Select(card => $"{card!["judge"]} {card["score"]} {card["said"]!["type"]}")
        );
        var everyone = await Host.GetAsync($"{Round}/explanation?team=rye");
        Assert.Equal(200, everyone.Status);
        Assert.DoesNotContain(
            "panel-",
            everyone.Body.Replace("\"panel\"", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }
}
