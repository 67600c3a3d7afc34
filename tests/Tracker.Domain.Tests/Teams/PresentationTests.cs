using Tracker.Domain.Competitions;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Teams;

public class PresentationTests
{
    private static readonly PresentEntry Model = new(
        Team("skt"),
        new EntryId("a-x-k1"),
        Name("A.X K1"),
        Attributes(("parameters", "519B")),
        [new Claim("AIME25", "89.8", null, "DeepSeek-V3.1")]
    );

    private static readonly EntryPresented Presented = new(
        Model.Team,
        Model.Entry,
        Model.Name,
        Model.Attributes,
        Model.Claims
    );

    [Fact]
    public void A_team_shows_what_it_made() =>
        Given(FiveTeams)
            .When(new PresentEntry(Team("lg"), new EntryId("exaone"), Name("EXAONE"), default, []))
            .Then(new EntryPresented(Team("lg"), new EntryId("exaone"), Name("EXAONE"), default, []));

    [Fact]
    public void It_says_what_it_is_and_what_it_can_do() => Given(FiveTeams).When(Model).Then(Presented);

    [Fact]
    public void Shown_again_as_it_was_it_is_the_same() =>
        Given(FiveTeams).And(Presented.On("2025-12-30")).When(Model).ThenNothing();

    [Fact]
    public void What_is_said_later_replaces_what_was_said_before()
    {
        var corrected = Model with { Attributes = Attributes(("parameters", "688B")), Claims = [] };
        var team = Given(FiveTeams)
            .And(Presented.On("2025-12-30"))
            .When(corrected)
            .Then(Presented with { Attributes = corrected.Attributes, Claims = [] })
            .Competition.Teams[Team("skt")];
        Assert.Equal("688B", team.Entries[Model.Entry].Attributes["parameters"]);
        Assert.Empty(team.Entries[Model.Entry].Claims);
    }

    [Fact]
    public void Only_a_team_shows_anything() =>
        Given(FiveTeams).When(Model with { Team = Team("kt") }).ThenRefused("team-unknown");
}
