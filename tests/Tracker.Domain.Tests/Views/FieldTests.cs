using Tracker.Domain.Competitions;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Views;

public class FieldTests
{
    private static FieldView Field(Scenario world, string language = "en") =>
        FieldView.Of(Headings.Now, world.Competition, language);

    [Fact]
    public void Who_is_in_and_since_when()
    {
        var field = Field(Given(StageOneDecided));
        Assert.Equal(4, field.Size);
        Assert.Equal(new FieldTeam(Team("lg"), Name("LG"), Date("2026-01-15"), Step("stage-1"), null), field.Teams[0]);
    }

    [Fact]
    public void Who_is_out_and_why() =>
        Assert.Equal(
            [
                new OutTeam(
                    Team("upstage"),
                    Name("UPSTAGE"),
                    Departure.Eliminated,
                    Step("stage-1"),
                    Date("2026-01-15"),
                    "rank"
                ),
            ],
            Field(Given(StageOneDecided)).Out
        );

    [Fact]
    public void The_order_is_by_name_in_the_readers_language()
    {
        var world = Given(Announced)
            .And(
                new TeamEntered(Team("z"), Name("Beta", "가"), []).On("2025-07-21"),
                new TeamEntered(Team("y"), Name("alpha", "나"), []).On("2025-07-21"),
                new TeamEntered(Team("b"), Name("Gamma"), []).On("2025-07-21"),
                new TeamEntered(Team("a"), Name("Gamma"), []).On("2025-07-21")
            );
        Assert.Equal(Ids("y", "z", "a", "b"), Field(world).Teams.Select(team => team.Id).ToValueList());
        Assert.Equal(["z", "y"], Field(world, "ko").Teams.Select(team => team.Id.Value).Where(id => id is "y" or "z"));
    }

    [Fact]
    public void A_team_that_came_back_is_in_and_not_out()
    {
        var field = Field(
            Given(StageOneDecided).And(new TeamReinstated(Team("upstage"), null, "Upheld").On("2026-02-01"))
        );
        Assert.Equal((5, 0), (field.Size, field.Out.Count));
    }
}
