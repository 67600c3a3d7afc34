using System.Collections.Immutable;
using Tracker.Domain.Calls;
using Tracker.Domain.Clocks;
using Tracker.Domain.Rounds;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Competitions;

public sealed partial record Competition
{
    /// <summary>
    /// The competition after an event. Pure and humble: it validates nothing, never throws and reads no clock, and an event
    /// that makes no sense here (a perspective may admit an elimination but not yet the entry before it) changes nothing.
    /// The same fold serves writing, projections, replay and every look back.
    /// </summary>
    /// <param name="happened">The event.</param>
    /// <param name="sequence">Its place in the record; that of an event which is not recorded yet is after all others.</param>
    public Competition Evolve(CompetitionEvent happened, long sequence = long.MaxValue)
    {
        if (IsVoid(happened, sequence))
            return this;
        // What a scorecard cites is as confidential as the card: the record knows no source by it.
        var cited = happened.Sources.Count == 0 || happened.IsConfidential ? this : Cite(happened.Sources);
        return happened switch
        {
            CompetitionAnnounced e => cited with
            {
                Name = e.Name,
                Host = e.Host,
                TimeZone = e.TimeZone,
                Plan = e.Plan,
                Phase = new Phase.Running(),
            },
            PlanRevised e => cited with { Plan = e.Plan },
            TeamEntered e => cited.Enter(e),
            TeamRenamed e => cited.Change(e.Team, team => team.Rename(e.Name)),
            TeamMembersChanged e => cited.Change(e.Team, team => team.ChangeMembers(e)),
            EntryPresented e => cited.Change(e.Team, team => team.Present(e)),
            RoundScheduled e => cited.Add(Round.Of(e)),
            RoundRescheduled e => cited.Change(
                e.Round,
                round => round with { OpensAt = e.OpensAt, ClosesAt = e.ClosesAt, Cancelled = null }
            ),
            RubricRevised e => cited.Change(e.Round, round => round with { Rubric = e.Rubric }),
            RoundCancelled e => cited.Change(e.Round, round => round with { Cancelled = e.Reason }),
            ScorecardSubmitted e => cited.Change(e.Round, round => round.Submit(new(e.Team, e.Judge, e.Scores))),
            ScorecardWithdrawn e => cited.Change(e.Round, round => round.Withdraw(new(e.Team, e.Judge))),
            RoundEvaluated e => cited.Change(e.Round, round => round.Evaluate(e, sequence, Gone)),
            RoundCorrected e => cited.Correct(e, sequence),
            ResultsPublished e => cited.Change(e.Round, round => round.Publish(e, Gone)),
            ObjectionWindowOpened e => cited.Change(e.Round, round => round with { ObjectionsUntil = e.Until }),
            ObjectionFiled e => cited.Change(
                e.Round,
                round => round.Object(e.Team, new Objection(e.At, e.Grounds, null))
            ),
            ObjectionDecided e => cited.Change(e.Round, round => round.Answer(e)),
            RoundFinalized e => cited.Change(e.Round, round => round with { FinalizedAt = e.At }),
            TeamSelected e => cited.Select(e, sequence),
            TeamEliminated e => cited.Eliminate(e, sequence),
            TeamWithdrew e => cited.Leave(e.Team, Departure.Withdrawn, e.Round, e.At, e.Reason),
            TeamDisqualified e => cited.Leave(e.Team, Departure.Disqualified, e.Round, e.At, e.Reason),
            TeamReinstated e => cited.Reinstate(e),
            TeamAdmitted e => cited.Admit(e),
            TeamsMerged e => cited.Merge(e),
            VacancyOpened e => cited with
            {
                Calls = Calls.SetItem(e.Call, new Call(e.Call, e.Seats, e.Reason, e.At, null)),
            },
            VacancyClosed e when Calls.TryGetValue(e.Call, out var call) => cited with
            {
                Calls = Calls.SetItem(e.Call, call with { Closed = new Closing(e.At, e.Admitted) }),
            },
            NoteRecorded e => cited with { Notes = Notes.Add(new NotedText(e.Teams, e.Text)) },
            CompetitionConcluded e => cited with { Phase = new Phase.Concluded(e.Winners) },
            CompetitionCancelled e => cited with { Phase = new Phase.Cancelled(e.Reason) },
            _ => cited,
        };
    }

    private Competition Cite(ValueList<Source> sources) =>
        this with
        {
            Sources = Sources.SetItems(sources.Select(source => KeyValuePair.Create(source.Id, source))),
        };

    private Competition Enter(TeamEntered e) =>
        Teams.ContainsKey(e.Team)
            ? this
            : this with
            {
                Teams = Teams.Add(e.Team, Team.Of(e.Team, e.Name, e.Members, new TeamStatus.In(e.At, null, null))),
                Passage = Passage with { Entered = Passage.Entered + 1 },
            };

    private Competition Select(TeamSelected e, long sequence)
    {
        if (!IsIn(e.Team) || !Rounds.ContainsKey(e.Round))
            return this;
        return (
            this with
            {
                Passage = Passage.At(e.Round, e.At, step => step with { Selected = step.Selected.Add(e.Team) }),
            }
        )
            .Change(e.Round, round => round with { Decided = true })
            .Change(
                e.Team,
                team =>
                    team with
                    {
                        Status = new TeamStatus.In(e.At, e.Round, e.Tier),
                        Outcomes = team.Outcomes.SetItem(
                            e.Round,
                            new Outcome.Selected(e.At, sequence, team.Status, e.Tier)
                        ),
                    }
            );
    }

    private Competition Eliminate(TeamEliminated e, long sequence)
    {
        if (!IsIn(e.Team) || !Rounds.TryGetValue(e.Round, out var decided))
            return this;
        // Who breaks or concedes on a later day than the decision does so after it: the size it left was true until then.
        var isLate = !e.IsByEvaluation && decided.Decided && Passage.Steps is [.., var last] && last.At != e.At;
        var elimination = new Elimination(e.Team, e.Reason);
        return (
            this with
            {
                Passage = Passage.At(
                    e.Round,
                    e.At,
                    step =>
                        step with
                        {
                            Selected = step.Selected.Remove(e.Team),
                            Eliminated = step.Eliminated.Add(elimination),
                        },
                    isLate
                ),
            }
        )
            .Change(e.Round, round => round with { Decided = round.Decided || e.IsByEvaluation })
            .Change(
                e.Team,
                team =>
                    team with
                    {
                        Status = new TeamStatus.Out(Departure.Eliminated, e.At, e.Round, Words.Of(e.Reason)),
                        ReinstatedIn = team.ReinstatedIn.Remove(e.Round),
                        Outcomes = team.Outcomes.SetItem(
                            e.Round,
                            new Outcome.Eliminated(e.At, sequence, team.Status, e.Reason)
                        ),
                    }
            );
    }

    private Competition Leave(TeamId id, Departure how, StepId? round, Moment at, string? reason) =>
        !IsIn(id)
            ? this
            : (this with { Passage = Passage with { Left = Passage.Left.Add(id) } }).Change(
                id,
                team => team with { Status = new TeamStatus.Out(how, at, round, reason) }
            );

    private Competition Reinstate(TeamReinstated e) =>
        !Teams.TryGetValue(e.Team, out var known) || known.IsIn
            ? this
            : (this with { Passage = Passage with { Reinstated = Passage.Reinstated.Add(e.Team) } }).Change(
                e.Team,
                team => team.Reinstate(e)
            );

    private Competition Admit(TeamAdmitted e)
    {
        if (IsIn(e.Team))
            return this;
        var status = new TeamStatus.In(e.At, e.Via, null);
        var team = Teams.TryGetValue(e.Team, out var known)
            ? (e.Name is { } name ? known.Rename(name) : known) with
            {
                Status = status,
                Members = e.Members.Count == 0 ? known.Members : Team.Of(e.Members),
            }
            : Team.Of(e.Team, e.Name ?? Names.English(e.Team.Value), e.Members, status);
        return this with
        {
            Teams = Teams.SetItem(e.Team, team),
            Passage = Passage.At(e.Via, e.At, step => step with { Admitted = step.Admitted.Add(e.Team) }),
        };
    }

    private Competition Correct(RoundCorrected e, long sequence)
    {
        if (!Rounds.TryGetValue(e.Round, out var round) || round.Evaluation is not { } evaluation)
            return this;
        var corrected = Change(e.Round, each => each with { Evaluation = evaluation.Correct(e, sequence) });
        return e.Policy == CorrectionPolicy.DecisionReopened ? corrected.Reopen(e.Round, sequence) : corrected;
    }

    // What the round had decided before that in the record is undone: who still has the status that it gave goes back to
    // the one before. A place that was given up or lost otherwise was no decision, and a later decision counts.
    private Competition Reopen(StepId id, long sequence)
    {
        var undecided = Teams
            .Values.Where(team =>
                team.Outcomes.GetValueOrDefault(id) is { IsByDecision: true } outcome && outcome.Sequence < sequence
            )
            .Select(team => team.Reopen(id))
            .ToList();
        var reopened = this with
        {
            Teams = Teams.SetItems(undecided.Select(team => KeyValuePair.Create(team.Id, team))),
            Passage = Passage.Without(
                id,
                [.. undecided.Select(team => team.Id)],
                [.. undecided.Where(team => team.IsIn && !IsIn(team.Id)).Select(team => team.Id)]
            ),
        };
        var decided = reopened.Teams.Values.Any(team => team.Outcomes.GetValueOrDefault(id) is { IsByDecision: true });
        return reopened.Change(
            id,
            round =>
                round with
                {
                    Decided = decided,
                    ReopenedBy = Math.Max(round.ReopenedBy, sequence),
                    // What was objected to, and was final, was the old result.
                    ObjectionsUntil = null,
                    Objections = ImmutableDictionary<TeamId, Objection>.Empty,
                    FinalizedAt = null,
                }
        );
    }

    // A decision that a correction reopened counts no more, wherever it stands in time, nor do the objections to the old
    // result and that it was final.
    internal bool IsVoid(CompetitionEvent happened, long sequence) =>
        (
            happened is TeamSelected or ObjectionWindowOpened or ObjectionFiled or ObjectionDecided or RoundFinalized
            || (happened is TeamEliminated eliminated && eliminated.Reason.IsByDecision())
        )
        && Subjects.StepOf(happened) is { } id
        && Rounds.TryGetValue(id, out var round)
        && sequence < round.ReopenedBy;

    private Competition Merge(TeamsMerged e)
    {
        var merged = e
            .From.Where(team => team != e.Into)
            .Aggregate(this, (all, team) => all.Leave(team, Departure.Merged, null, e.At, e.Into.Value));
        var members = e
            .From.Select(team => merged.Teams.GetValueOrDefault(team))
            .SelectMany(team => team?.Members ?? []);
        if (merged.Teams.ContainsKey(e.Into))
            return merged.Change(
                e.Into,
                team => (e.Name is { } name ? team.Rename(name) : team) with { Members = team.Members.Union(members) }
            );
        var formed = Team.Of(
            e.Into,
            e.Name ?? Names.English(e.Into.Value),
            members.Distinct().ToValueList(),
            new TeamStatus.In(e.At, null, null)
        );
        return merged with
        {
            Teams = merged.Teams.Add(e.Into, formed),
            Passage = merged.Passage with { Formed = merged.Passage.Formed.Add(e.Into) },
        };
    }

    private Competition Add(Round round) =>
        Rounds.ContainsKey(round.Id)
            ? this
            : this with
            {
                Rounds = Rounds.Add(round.Id, round),
                Schedule = Schedule.Add(round.Id),
            };

    // The teams that gave up or were put out for breaking the rules.
    private IEnumerable<TeamId> Gone => Teams.Values.Where(team => team.HasGone).Select(team => team.Id);

    private bool IsIn(TeamId id) => Teams.TryGetValue(id, out var team) && team.IsIn;

    private Competition Change(TeamId id, Func<Team, Team> change) =>
        Teams.TryGetValue(id, out var team) ? this with { Teams = Teams.SetItem(id, change(team)) } : this;

    private Competition Change(StepId id, Func<Round, Round> change) =>
        Rounds.TryGetValue(id, out var round) ? this with { Rounds = Rounds.SetItem(id, change(round)) } : this;
}
