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
    public Competition Evolve(CompetitionEvent happened)
    {
        var cited = happened.Sources.Count == 0 ? this : Cite(happened.Sources);
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
            TeamMembersChanged e => cited.Change(
                e.Team,
                team => team with { Members = team.Members.Except(e.Left).Union(e.Joined) }
            ),
            EntryPresented e => cited.Change(
                e.Team,
                team => team with { Entries = team.Entries.SetItem(e.Entry, Entry.Of(e)) }
            ),
            RoundScheduled e => cited.Add(Round.Of(e)),
            RoundRescheduled e => cited.Change(
                e.Round,
                round => round with { OpensAt = e.OpensAt, ClosesAt = e.ClosesAt }
            ),
            RubricRevised e => cited.Change(e.Round, round => round with { Rubric = e.Rubric }),
            RoundCancelled e => cited.Change(e.Round, round => round with { Cancelled = e.Reason }),
            RoundEvaluated e => cited.Change(e.Round, round => round.Evaluate(e)),
            TeamSelected e => cited.Select(e),
            TeamEliminated e => cited.Eliminate(e),
            TeamWithdrew e => cited.Leave(e.Team, Departure.Withdrawn, e.Round, e.At, e.Reason),
            TeamDisqualified e => cited.Leave(e.Team, Departure.Disqualified, e.Round, e.At, e.Reason),
            TeamReinstated e => cited.Reinstate(e),
            TeamAdmitted e => cited.Admit(e),
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

    private Competition Select(TeamSelected e)
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
                        Outcomes = team.Outcomes.SetItem(e.Round, new Outcome.Selected(e.At, e.Tier)),
                    }
            );
    }

    private Competition Eliminate(TeamEliminated e)
    {
        if (!IsIn(e.Team) || !Rounds.ContainsKey(e.Round))
            return this;
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
                        }
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
                        Outcomes = team.Outcomes.SetItem(e.Round, new Outcome.Eliminated(e.At, e.Reason)),
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
                team => team with { Status = new TeamStatus.In(e.At, e.Round, null) }
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

    private Competition Add(Round round) =>
        Rounds.ContainsKey(round.Id)
            ? this
            : this with
            {
                Rounds = Rounds.Add(round.Id, round),
                Schedule = Schedule.Add(round.Id),
            };

    private bool IsIn(TeamId id) => Teams.TryGetValue(id, out var team) && team.IsIn;

    private Competition Change(TeamId id, Func<Team, Team> change) =>
        Teams.TryGetValue(id, out var team) ? this with { Teams = Teams.SetItem(id, change(team)) } : this;

    private Competition Change(StepId id, Func<Round, Round> change) =>
        Rounds.TryGetValue(id, out var round) ? this with { Rounds = Rounds.SetItem(id, change(round)) } : this;
}
