using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Seeds;

[Collection(SeededTracker.Collection)]
public sealed class SovereignFunnelTests(SeededTracker seeded)
{
    private const string Funnel = "/api/competitions/sovereign-ai/funnel";

    [Fact]
    public async Task Plan_and_actual_stand_side_by_side_step_by_step()
    {
        var funnel = await seeded.Host.GetAsync(Funnel);

        Assert.Equal("[15,10,5,4,2]", funnel.Text("planned"));
        Assert.Equal("[15,10,5,3,4,3]", funnel.Text("actual"));
        Assert.Equal(
            [
                "written 2025-07-25: 15 → 10, planned 10",
                "presentation 2025-08-04: 10 → 5, planned 5",
                "stage-1 2026-01-15: 5 → 3, planned 4",
                "additional-call 2026-02-20: 3 → 4, planned 4",
                "stage-2 2026-08-18: 4 → 3, planned 3",
            ],
            funnel.Json["steps"]!
                .AsArray()
                .Select(step =>
                    $"{step!["round"]} {step["at"]}: {step["in"]} → {step["size"]}, planned {step["planned"]}"
                )
        );
    }

    [Fact]
    public async Task A_step_says_who_went_on_and_who_did_not_and_why()
    {
        var funnel = await seeded.Host.GetAsync(Funnel);

        Json.Equal(
            """
            { "round": "stage-1", "at": "2026-01-15", "planned": 4, "in": 5, "size": 3,
              "selected": ["lg-ai-research", "sk-telecom", "upstage"],
              "eliminated": [{ "team": "naver-cloud", "reason": "gate" }, { "team": "nc-ai", "reason": "rank" }],
              "admitted": [], "left": [], "reinstated": [], "formed": [], "tiers": {} }
            """,
            funnel.Json["steps"]![2]
        );
    }

    [Fact]
    public async Task A_call_is_a_step_that_let_a_team_in()
    {
        var funnel = await seeded.Host.GetAsync(Funnel);

        Json.Equal(
            """
            { "round": "additional-call", "at": "2026-02-20", "planned": 4, "in": 3, "size": 4, "selected": [],
              "eliminated": [], "admitted": ["motif-technologies"], "left": [], "reinstated": [], "formed": [], "tiers": {} }
            """,
            funnel.Json["steps"]![3]
        );
    }

    [Theory]
    [InlineData("2025-07-22", "[15]")]
    [InlineData("2025-12-31", "[15,10,5]")]
    [InlineData("2026-01-16", "[15,10,5,3]")]
    public async Task Of_an_earlier_date_it_ends_there(string asOf, string actual)
    {
        var funnel = await seeded.Host.GetAsync($"{Funnel}?asOf={asOf}");

        Assert.Equal(actual, funnel.Text("actual"));
    }
}
