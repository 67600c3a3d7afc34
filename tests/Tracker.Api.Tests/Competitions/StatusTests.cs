using Tracker.Api.Tests.Support;
using static Tracker.Api.Tests.Competitions.FifteenTeams;

namespace Tracker.Api.Tests.Competitions;

/// <summary>How a team's and a competition's status changes outside the rounds.</summary>
public sealed class StatusTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private TrackerHost Host => service.Host;

    [Fact]
    public async Task Who_leaves_between_two_rounds_leaves_the_funnel_right()
    {
        var programme = await BeginAsync(Host, "leaving");
        await programme.EvaluateAsync("one", "2026-04-01", All);
        await programme.CutAsync("one", "2026-04-02");
        await programme.PostAsync(
            $"{programme.Path}/teams/t01/withdrawal",
            new { reason = "Merged.", at = "2026-04-10" }
        );
        await programme.PostAsync(
            $"{programme.Path}/teams/t02/disqualification",
            new { reason = "It cheated.", at = "2026-04-11" }
        );
        await programme.PostAsync(
            $"{programme.Path}/teams/t02/reinstatement",
            new { reason = "It did not.", at = "2026-04-12" }
        );
        Assert.Equal(9, (await programme.FieldAsync()).Count());

        await programme.EvaluateAsync("two", "2026-05-01", All.Skip(1).Take(9));
        await programme.CutAsync("two", "2026-05-02");

        var funnel = await Host.GetAsync($"{programme.Path}/funnel");
        Assert.Equal("[15,10,5]", funnel.Text("actual"));
        Json.Equal("""["t01", "t02"]""", funnel.Json["steps"]![1]!["left"]);
        Json.Equal("""["t02"]""", funnel.Json["steps"]![1]!["reinstated"]);
    }

    [Fact]
    public async Task The_field_says_who_is_out_and_how()
    {
        var programme = await BeginAsync(Host, "out");
        await programme.PostAsync($"{programme.Path}/teams/t01/withdrawal", new { at = "2026-04-10" });
        await programme.PostAsync(
            $"{programme.Path}/teams/t02/disqualification",
            new
            {
                round = "one",
                reason = "It cheated.",
                at = "2026-04-11",
            }
        );

        var field = await Host.GetAsync($"{programme.Path}/field");

        Json.Equal(
            """
            [{ "id": "t01", "name": { "en": "Team 01" }, "status": "withdrawn", "round": null, "at": "2026-04-10",
               "reason": null },
             { "id": "t02", "name": { "en": "Team 02" }, "status": "disqualified", "round": "one", "at": "2026-04-11",
               "reason": "It cheated." }]
            """,
            field.Json["out"]
        );
    }

    [Fact]
    public async Task A_call_admits_no_more_teams_than_it_has_seats_and_none_once_closed()
    {
        var programme = await BeginAsync(Host, "seats");
        await programme.PostAsync(
            $"{programme.Path}/vacancies",
            new
            {
                call = "late",
                seats = 1,
                reason = "Room.",
                at = "2026-04-01",
            }
        );
        var newcomer = new
        {
            via = "late",
            name = new { en = "Newcomer" },
            at = "2026-04-02",
        };
        await programme.PostAsync($"{programme.Path}/teams/new-1/admission", newcomer);

        Problem.Is(409, "call-full", await programme.TryAsync("teams/new-2/admission", newcomer));
        await programme.PostAsync($"{programme.Path}/vacancies/late/closing", new { at = "2026-04-03" });
        var late = newcomer with { at = "2026-04-04" };
        Problem.Is(409, "call-closed", await programme.TryAsync("teams/new-2/admission", late));
        Assert.Equal("[15,16]", await programme.ActualAsync());
    }

    [Fact]
    public async Task What_is_cancelled_takes_notes_and_nothing_else()
    {
        var programme = await BeginAsync(Host, "cancelled");
        await programme.PostAsync($"{programme.Path}/cancellation", new { reason = "No money.", at = "2026-04-01" });

        Problem.Is(
            409,
            "competition-over",
            await programme.TryAsync("teams/t01/withdrawal", new { at = "2026-04-02" })
        );
        Problem.Is(
            409,
            "competition-over",
            await programme.TryAsync("conclusion", new { winners = new[] { "t01" }, at = "2026-04-02" })
        );
        Assert.Equal(200, (await programme.TryAsync("notes", new { text = "A pity." })).Status);
        Assert.Equal("cancelled", (string?)(await Host.GetAsync(programme.Path)).Json["status"]);
    }

    [Fact]
    public async Task A_team_keeps_its_former_names_and_says_who_is_in_it()
    {
        var programme = await BeginAsync(Host, "names");
        var team = $"{programme.Path}/teams/t01";
        await programme.PostAsync(
            $"{team}/name",
            new { name = new { en = "Renamed", ko = "새 이름" }, at = "2026-04-01" }
        );
        await programme.PostAsync(
            $"{team}/members",
            new { joined = new[] { "A club", "A school" }, at = "2026-04-02" }
        );
        await programme.PostAsync($"{team}/members", new { left = new[] { "A club" }, at = "2026-04-03" });
        await programme.PostAsync(
            $"{team}/entry",
            new
            {
                entry = "boat",
                name = new { en = "Boat" },
                attributes = new { hull = "wood" },
                claims = new[]
                {
                    new
                    {
                        metric = "speed",
                        value = "12",
                        unit = "kn",
                    },
                },
                at = "2026-04-04",
            }
        );

        var view = (await Host.GetAsync(team)).Json;

        Json.Equal("""{ "en": "Renamed", "ko": "새 이름" }""", view["name"]);
        Json.Equal("""[{ "en": "Team 01" }]""", view["formerNames"]);
        Json.Equal("""["A school"]""", view["members"]);
        Json.Equal(
            """
            [{ "id": "boat", "name": { "en": "Boat" }, "at": "2026-04-04", "attributes": { "hull": "wood" },
               "claims": [{ "metric": "speed", "value": "12", "unit": "kn" }] }]
            """,
            view["entries"]
        );
    }
}
