using Tracker.Domain.Competitions;
using Tracker.Domain.Teams;

namespace Tracker.Domain.Tests.Competitions;

public class NoteTests
{
    private static readonly RecordNote Accusation = new(Ids("upstage"), "Another firm says that it copied weights.");

    [Fact]
    public void An_accusation_is_noted_and_changes_no_status()
    {
        var after = Given(FiveTeams)
            .When(Accusation)
            .Then(new NoteRecorded(Ids("upstage"), "Another firm says that it copied weights."));
        Assert.Equal(
            new TeamStatus.In(Date("2025-07-21"), null, null),
            after.Competition.Teams[Team("upstage")].Status
        );
    }

    [Fact]
    public void Noted_again_it_is_noted_once() =>
        Given(FiveTeams)
            .And(new NoteRecorded(Accusation.Teams, Accusation.Text).On("2026-01-02"))
            .When(Accusation)
            .ThenNothing();

    [Fact]
    public void A_note_says_something() => Given(FiveTeams).When(new RecordNote([], " ")).ThenRefused("text-empty");

    [Fact]
    public void A_note_is_of_teams_that_are_known() =>
        Given(FiveTeams).When(new RecordNote(Ids("lg", "kaist"), "A showcase")).ThenRefused("team-unknown");
}
