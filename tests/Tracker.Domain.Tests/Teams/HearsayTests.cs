using Tracker.Domain.Competitions;

namespace Tracker.Domain.Tests.Teams;

/// <summary>What others than the organiser say of a team is kept, apart, and replaces nothing that the organiser said.</summary>
public class HearsayTests
{
    private static readonly EntryPresented Model = new(
        Team("lg"),
        Tracker.Domain.Values.EntryId.Of("model"),
        Name("Model"),
        new([new("size", "1")]),
        []
    );

    [Fact]
    public void A_rumoured_entry_replaces_no_entry()
    {
        var team = Given(FiveTeams)
            .And(
                Model.On("2025-09-01"),
                (Model with { Attributes = new([new("size", "999")]), Official = false }).On("2025-09-02")
            )
            .Competition.Teams[Team("lg")];
        Assert.Equal("1", team.Entries[Model.Entry].Attributes["size"]);
        Assert.Equal("999", team.Unofficial.Entries[Model.Entry].Attributes["size"]);
    }

    [Fact]
    public void A_rumoured_member_is_no_member()
    {
        var team = Given(FiveTeams)
            .And((new TeamMembersChanged(Team("lg"), ["Elice"], []) { Official = false }).On("2025-09-01"))
            .Competition.Teams[Team("lg")];
        Assert.DoesNotContain("Elice", team.Members);
        Assert.Equal(["Elice"], team.Unofficial.Members);
    }

    [Fact]
    public void A_name_is_the_organisers_to_say() =>
        Given(FiveTeams)
            .WhenImported((new TeamRenamed(Team("lg"), Name("Rumour")) { Official = false }).On("2025-09-01"))
            .ThenRefused("unofficial-without-effect");
}
