using Tracker.Api.Tests.Support;
using static Tracker.Api.Tests.Competitions.FifteenTeams;

namespace Tracker.Api.Tests.Competitions;

public sealed class WholeProgrammeTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private TrackerHost Host => service.Host;

    [Fact]
    public async Task Fifteen_become_two_by_rank_by_name_by_gate_and_by_call()
    {
        var programme = await BeginAsync(Host, "whole");
        await programme.EvaluateAsync("one", "2026-04-01", All);
        await programme.CutAsync("one", "2026-04-02");
        await programme.EvaluateAsync("two", "2026-05-01", All.Take(10));
        await programme.PostAsync(
            $"{programme.Path}/rounds/two/decision",
            new
            {
                at = "2026-05-02",
                selected = new object[] { "t01", "t02", "t03", "t04", new { team = "t06", tier = "alternate" } },
                eliminated = new[] { "t05", "t07", "t08", "t09", "t10" }.Select(team => new { team, reason = "other" }),
            }
        );
        await programme.EvaluateAsync("three", "2026-06-01", ["t01", "t02", "t03", "t04", "t06"]);
        await programme.CutAsync("three", "2026-06-02");
        await programme.EvaluateAsync(
            "four",
            "2026-07-01",
            [Result("t01", 90, true), Result("t02", 85, false), Result("t03", 80, true), Result("t04", 70, true)]
        );
        await programme.CutAsync("four", "2026-07-02");
        Assert.Equal("[15,10,5,4,1]", await programme.ActualAsync());

        await programme.PostAsync(
            $"{programme.Path}/vacancies",
            new
            {
                call = "second-chance",
                seats = 1,
                reason = "The gate left one seat empty.",
                at = "2026-07-03",
            }
        );
        await programme.PostAsync(
            $"{programme.Path}/teams/t06/admission",
            new { via = "second-chance", at = "2026-07-04" }
        );
        await programme.PostAsync($"{programme.Path}/vacancies/second-chance/closing", new { at = "2026-07-05" });
        await programme.PostAsync(
            $"{programme.Path}/conclusion",
            new { winners = new[] { "t01", "t06" }, at = "2026-08-01" }
        );

        var summary = await Host.GetAsync(programme.Path);
        Assert.Equal("[15,10,5,4,2]", summary.Text("planned"));
        Assert.Equal("[15,10,5,4,1,2]", summary.Text("actual"));
        Assert.Equal(("concluded", """["t01","t06"]"""), ((string?)summary.Json["status"], summary.Text("winners")));
        Assert.Equal(["t01", "t02", "t03", "t04", "t06"], await programme.FieldAsync("2026-05-31"));
        Assert.Equal(["t01"], await programme.FieldAsync("2026-07-02"));
        Assert.Equal(["t01", "t06"], await programme.FieldAsync());
        await AssertRankedInAndGatedOutAsync(programme);
    }

    [Fact]
    public async Task A_decision_records_one_fact_for_each_team_and_again_none()
    {
        var programme = await BeginAsync(Host, "one-fact-each");
        await programme.EvaluateAsync("one", "2026-04-01", All);

        var decision = await programme.CutAsync("one", "2026-04-02");
        var again = await programme.CutAsync("one", "2026-04-02");

        Assert.Equal(
            [.. All.Take(10).Select(team => $"TeamSelected {team}"), .. Out.Select(team => $"TeamEliminated {team}")],
            decision.Json["events"]!.AsArray().Select(each => $"{each!["type"]} {each["team"]}")
        );
        Assert.Equal("[]", again.Text("events"));
    }

    [Fact]
    public async Task A_tie_across_the_cut_is_refused_until_a_person_decides()
    {
        var programme = await BeginAsync(Host, "tie");
        var tied = All.Select((team, i) => (object)new { team, total = 100 - (i == 10 ? 9 : i) });
        await programme.EvaluateAsync("one", "2026-04-01", [.. tied]);

        var byRank = await programme.TryAsync("rounds/one/decision", new { by = "rank" });
        Problem.Is(422, "tie-across-cut", byRank);
        Assert.Contains("t10, t11", (string?)byRank.Json["detail"]);

        var named = new
        {
            selected = All.Take(9).Append("t11"),
            eliminated = Out.Except(["t11"]).Append("t10").Select(team => new { team, reason = "rank" }),
        };
        Assert.Equal(200, (await programme.TryAsync("rounds/one/decision", named)).Status);
        Assert.Equal([.. All.Take(9), "t11"], await programme.FieldAsync());
    }

    private static IEnumerable<string> Out => All.Skip(10);

    private static object Result(string team, int total, bool safe) =>
        new
        {
            team,
            total,
            gates = new { safety = safe },
        };

    private async Task AssertRankedInAndGatedOutAsync(FifteenTeams programme)
    {
        var standings = await Host.GetAsync($"{programme.Path}/standings?round=four");
        Assert.Equal(
            ["1 t01 selected ", "2 t02 eliminated gate", "3 t03 eliminated rank", "4 t04 eliminated rank"],
            standings.Json["rows"]!
                .AsArray()
                .Select(row => $"{row!["rank"]} {row["team"]} {row["outcome"]} {row["reason"]}")
        );
        Json.Equal("""{ "planned": 2, "actual": 1, "margin": 10 }""", standings.Json["cut"]);
    }
}
