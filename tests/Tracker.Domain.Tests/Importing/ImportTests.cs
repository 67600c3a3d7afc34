using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Importing;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Importing;

public class ImportTests
{
    private static readonly CompetitionEvent Visit = new NoteRecorded([], "A visit.").On("2025-09-01");

    [Fact]
    public void A_file_is_taken_over_whole() => When(History.Empty, FiveTeams).ThenAdded(FiveTeams);

    [Fact]
    public void What_is_recorded_already_is_not_taken_over_again() =>
        When(Given(FiveTeams).History, [.. FiveTeams, Visit]).ThenAdded(Visit);

    [Fact]
    public void What_was_exported_is_what_is_recorded()
    {
        var history = Given(FiveTeams).History;
        When(history, [.. ImportHistory.Exported(history.InSequence(), history.Zone)]).ThenAdded();
    }

    [Fact]
    public void The_same_fact_twice_is_two_facts() =>
        When(Given(Announced).History, [Visit, Visit]).ThenAdded(Visit, Visit);

    [Fact]
    public void A_fault_keeps_all_of_it_out() =>
        When(History.Empty, [.. FiveTeams, new TeamWithdrew(Team("nobody"), null, null).On("2025-09-01")])
            .ThenRefused("team-unknown", FiveTeams.Length);

    [Fact]
    public void Nothing_is_known_only_from_tomorrow() =>
        When(Given(Announced).History, [Visit with { KnownAt = Moment.Parse("2026-03-02") }])
            .ThenRefused("known-in-future", 0);

    [Fact]
    public void What_is_recorded_must_stay_possible() =>
        When(
                Given(FiveTeams).And(new TeamWithdrew(Team("lg"), null, null).On("2025-09-05")).History,
                [new TeamWithdrew(Team("lg"), null, null).On("2025-09-01")]
            )
            .ThenRefused("contradicts-later-event", 0);

    private static Answer When(History history, CompetitionEvent[] file) =>
        new(ImportHistory.Decide(history, file.ToValueList(), Now));

    private sealed record Answer(ImportDecision Decision)
    {
        public void ThenAdded(params CompetitionEvent[] events)
        {
            Assert.Empty(Decision.Faults);
            Assert.Equal(events, Decision.Added);
        }

        public void ThenRefused(string code, int? place)
        {
            Assert.Empty(Decision.Added);
            Assert.Contains((code, place), Decision.Faults.Select(fault => (fault.Refusal.Code, fault.Place)));
        }
    }
}
