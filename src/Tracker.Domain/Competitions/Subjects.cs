using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Competitions;

/// <summary>Of what an event speaks: how a history is filtered.</summary>
public static class Subjects
{
    /// <summary>The teams that an event names.</summary>
    public static IEnumerable<TeamId> TeamsOf(CompetitionEvent happened) =>
        happened switch
        {
            TeamEntered e => [e.Team],
            TeamRenamed e => [e.Team],
            TeamMembersChanged e => [e.Team],
            EntryPresented e => [e.Team],
            ScorecardSubmitted e => [e.Team],
            ScorecardWithdrawn e => [e.Team],
            RoundEvaluated e => e.Results.Select(result => result.Team),
            RoundCorrected e => e.Results.Select(result => result.Team),
            ObjectionFiled e => [e.Team],
            ObjectionDecided e => [e.Team],
            TeamSelected e => [e.Team],
            TeamEliminated e => [e.Team],
            TeamWithdrew e => [e.Team],
            TeamDisqualified e => [e.Team],
            TeamReinstated e => [e.Team],
            TeamAdmitted e => [e.Team],
            TeamsMerged e => [e.Into, .. e.From],
            VacancyClosed e => e.Admitted,
            NoteRecorded e => e.Teams,
            CompetitionConcluded e => e.Winners,
            _ => [],
        };

    /// <summary>The round or call that an event names; null when it names none.</summary>
    public static StepId? StepOf(CompetitionEvent happened) =>
        happened switch
        {
            RoundScheduled e => e.Round,
            RoundRescheduled e => e.Round,
            RubricRevised e => e.Round,
            RoundCancelled e => e.Round,
            ScorecardSubmitted e => e.Round,
            ScorecardWithdrawn e => e.Round,
            RoundEvaluated e => e.Round,
            RoundCorrected e => e.Round,
            ResultsPublished e => e.Round,
            ObjectionWindowOpened e => e.Round,
            ObjectionFiled e => e.Round,
            ObjectionDecided e => e.Round,
            RoundFinalized e => e.Round,
            TeamSelected e => e.Round,
            TeamEliminated e => e.Round,
            TeamWithdrew e => e.Round,
            TeamDisqualified e => e.Round,
            TeamReinstated e => e.Round,
            TeamAdmitted e => e.Via,
            VacancyOpened e => e.Call,
            VacancyClosed e => e.Call,
            _ => null,
        };

    /// <summary>What an event says of one of the teams that it names: of an evaluation, that team's result.</summary>
    public static CompetitionEvent For(CompetitionEvent happened, TeamId team) =>
        happened switch
        {
            RoundEvaluated evaluated => evaluated with { Results = Only(evaluated.Results, team) },
            RoundCorrected corrected => corrected with { Results = Only(corrected.Results, team) },
            _ => happened,
        };

    private static ValueList<Result> Only(ValueList<Result> results, TeamId team) =>
        results.Where(result => result.Team == team).ToValueList();
}
