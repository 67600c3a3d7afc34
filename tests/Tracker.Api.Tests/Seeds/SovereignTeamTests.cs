using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Seeds;

[Collection(SeededTracker.Collection)]
public sealed class SovereignTeamTests(SeededTracker seeded)
{
    private const string Motif = "/api/competitions/sovereign-ai/teams/motif-technologies";

    [Fact]
    public async Task A_team_that_came_back_has_two_stints_on_its_path()
    {
        var team = await seeded.Host.GetAsync(Motif);

        Assert.Equal(
            [
                "TeamEntered 2025-07-21",
                "TeamSelected 2025-07-25 written",
                "TeamEliminated 2025-08-04 presentation",
                "TeamAdmitted 2026-02-20",
                "VacancyClosed 2026-02-20",
                "TeamEliminated 2026-08-18 stage-2",
            ],
            team.Json["path"]!
                .AsArray()
                .Where(step => (string?)step!["type"] is not ("NoteRecorded" or "RoundEvaluated" or "EntryPresented"))
                .Select(step => $"{step!["type"]} {step["at"]} {step["round"]}".TrimEnd())
        );
        Assert.Equal(["written", "presentation", "stage-2"], team.Each("rounds", "round"));
        Assert.Equal(("eliminated", "2026-08-18"), ((string?)team.Json["status"], (string?)team.Json["since"]));
    }

    [Theory]
    [InlineData("2025-08-03", "in", "2025-07-25")]
    [InlineData("2025-12-31", "eliminated", "2025-08-04")]
    [InlineData("2026-03-01", "in", "2026-02-20")]
    [InlineData("2026-08-18", "eliminated", "2026-08-18")]
    public async Task Its_status_on_a_date_is_that_of_its_stint(string asOf, string status, string since)
    {
        var team = await seeded.Host.GetAsync($"{Motif}?asOf={asOf}");

        Assert.Equal((status, since), ((string?)team.Json["status"], (string?)team.Json["since"]));
    }

    [Fact]
    public async Task Every_step_of_the_path_says_where_it_was_read()
    {
        var team = await seeded.Host.GetAsync(Motif);

        Assert.All(
            team.Json["path"]!.AsArray(),
            step =>
            {
                var source = step!["sources"]![0]!;
                Assert.Matches("^[a-z0-9-]+ .+ .+", $"{source["id"]} {source["title"]} {source["publisher"]}");
            }
        );
    }
}
