using Tracker.Domain.Calls;
using Tracker.Domain.Competitions;
using Tracker.Domain.Erasing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Teams;

namespace Tracker.Domain.Deciding;

/// <summary>
/// Whether a fact may follow a history. One set of rules serves commands, imports, and the question whether a history
/// stays legal when a fact is recorded out of order.
/// </summary>
public static class Legality
{
    /// <summary>Why the fact may not follow the history that led to this competition; null when it may.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="happened">The fact.</param>
    /// <param name="sequence">Its place in the record; that of a fact which is not recorded yet is after all others.</param>
    public static Refusal? Check(Competition competition, CompetitionEvent happened, long sequence = long.MaxValue) =>
        competition.IsVoid(happened, sequence) ? null : CheckFact(competition, happened);

    private static Refusal? CheckFact(Competition competition, CompetitionEvent happened) =>
        CheckCommon(competition, happened)
        ?? happened switch
        {
            CompetitionAnnounced announced => AnnounceCompetition.Check(announced),
            PlanRevised revised => RevisePlan.Check(revised),
            TeamEntered entered => EnterTeam.Check(competition, entered),
            TeamRenamed renamed => RenameTeam.Check(competition, renamed),
            TeamMembersChanged changed => ChangeMembers.Check(competition, changed),
            EntryPresented presented => PresentEntry.Check(competition, presented),
            RoundScheduled scheduled => ScheduleRound.Check(competition, scheduled),
            RoundRescheduled rescheduled => RescheduleRound.Check(competition, rescheduled),
            RubricRevised revised => ReviseRubric.Check(competition, revised),
            RoundCancelled cancelled => CancelRound.Check(competition, cancelled),
            ScorecardSubmitted submitted => SubmitScorecards.Check(competition, submitted),
            ScorecardWithdrawn withdrawn => WithdrawScorecard.Check(competition, withdrawn),
            RoundEvaluated evaluated => EvaluateRound.Check(competition, evaluated),
            RoundCorrected corrected => CorrectRound.Check(competition, corrected),
            ResultsPublished published => PublishResults.Check(competition, published),
            ObjectionWindowOpened opened => OpenObjections.Check(competition, opened),
            ObjectionFiled filed => FileObjection.Check(competition, filed),
            ObjectionDecided decided => DecideObjection.Check(competition, decided),
            RoundFinalized finalized => FinalizeRound.Check(competition, finalized),
            TeamSelected selected => DecideRound.Check(competition, selected),
            TeamEliminated eliminated => DecideRound.Check(competition, eliminated),
            TeamWithdrew withdrew => WithdrawTeam.Check(competition, withdrew),
            TeamDisqualified disqualified => DisqualifyTeam.Check(competition, disqualified),
            TeamReinstated reinstated => ReinstateTeam.Check(competition, reinstated),
            TeamAdmitted admitted => AdmitTeam.Check(competition, admitted),
            TeamsMerged merged => MergeTeams.Check(competition, merged),
            VacancyOpened opened => OpenVacancy.Check(competition, opened),
            VacancyClosed closed => CloseVacancy.Check(competition, closed),
            NoteRecorded note => RecordNote.Check(competition, note),
            CompetitionConcluded concluded => ConcludeCompetition.Check(competition, concluded),
            CompetitionCancelled cancelled => CancelCompetition.Check(cancelled),
            EventsUndone undone => UndoEvents.Check(undone),
            TextsErased erased => EraseTexts.Check(erased),
            _ => null,
        };

    /// <summary>What is asked of every fact alike: that the competition runs, who said it, and where it was read.</summary>
    internal static Refusal? CheckCommon(Competition competition, CompetitionEvent happened) =>
        CheckPhase(competition, happened) ?? CheckOfficial(happened) ?? CheckSources(competition, happened);

    private static Refusal? CheckPhase(Competition competition, CompetitionEvent happened) =>
        (competition.Phase, happened) switch
        {
            (Phase.Unannounced, CompetitionAnnounced) => null,
            (Phase.Unannounced, _) => Refusal.Contradicts(
                "competition-not-announced",
                $"At {happened.At} the competition had not been announced.",
                "a time at or after its announcement"
            ),
            (_, CompetitionAnnounced) => Refusal.Contradicts(
                "competition-exists",
                "The competition has been announced already, with other particulars.",
                "another id, or a change to the plan, the teams or the rounds of the one that is there"
            ),
            (Phase.Running, _) => null,
            (_, NoteRecorded or TeamRenamed or TeamMembersChanged or EntryPresented) => null,
            (_, RoundEvaluated { Partial: true } or RoundCorrected { Policy: CorrectionPolicy.DecisionStands }) => null,
            (_, ObjectionWindowOpened or ObjectionFiled or ObjectionDecided or RoundFinalized) => null,
            (_, ResultsPublished or EventsUndone or TextsErased) => null,
            _ => Refusal.Contradicts(
                "competition-over",
                $"At {happened.At} the competition was over: it was {competition.Phase.Word}.",
                "a note, a name, an entry, a partial evaluation, a correction by which the decision stands, an objection or a "
                    + "publication, or a time before its end"
            ),
        };

    // What others than the organiser say is worth keeping, but must never move a team.
    private static Refusal? CheckOfficial(CompetitionEvent happened) =>
        happened
            is { Official: true }
                or RoundEvaluated { Partial: true }
                or EntryPresented
                or NoteRecorded
                or TeamMembersChanged
            ? null
            : Refusal.Rule(
                "unofficial-without-effect",
                "An unofficial fact cannot change the plan, the rounds, a name or who is in.",
                "a note, an entry, members or a partial evaluation; or official: true when the organiser said it"
            );

    private static Refusal? CheckSources(Competition competition, CompetitionEvent happened)
    {
        foreach (var source in happened.Sources)
        {
            if (SourceRule.Check(source) is { } refusal)
                return refusal;
            var known =
                competition.Sources.GetValueOrDefault(source.Id)
                ?? happened.Sources.First(each => each.Id == source.Id);
            if (known != source)
                return Refusal.Contradicts(
                    "source-conflict",
                    $"The source '{source.Id}' is known as \"{known.Title}\" by {known.Publisher}, with other particulars.",
                    "the same particulars, or another id for another source"
                );
        }
        return null;
    }
}
