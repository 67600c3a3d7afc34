using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Scoring;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>Decides a round: who goes on and who does not, for every team that was evaluated, in one transaction.</summary>
public sealed record DecideRound(StepId Round, RoundChoice Choice, string? Reason) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition)
    {
        if (competition.CheckHeld(Round) is { } refusal)
            return refusal;
        if (Choice is RoundChoice.Named { IsMidRound: true } leaving)
            return Outcomes([], leaving.Eliminated.Where(each => !IsSo(competition, each)), null, SaidReason);
        var round = competition.Rounds[Round];
        if (round.Evaluation is not { } evaluation)
            return NotEvaluated(Round);
        var candidates = Candidates(competition, round, evaluation);
        return Choice switch
        {
            RoundChoice.ByRank when candidates.Count == 0 => Decision.Nothing,
            RoundChoice.ByRank when round.Decided => DecidedWithout(round, candidates),
            RoundChoice.ByRank => DecideByRank(competition, round, candidates),
            RoundChoice.Named named => DecideNamed(competition, round, named, candidates),
            _ => Decision.Nothing,
        };
    }

    internal static Refusal? Check(Competition competition, TeamSelected selected) =>
        CheckOutcome(competition, selected.Team, selected.Round, selected);

    internal static Refusal? Check(Competition competition, TeamEliminated eliminated) =>
        eliminated.IsByEvaluation
            ? CheckOutcome(competition, eliminated.Team, eliminated.Round, eliminated)
                ?? CheckGate(competition, eliminated)
            : competition.CheckHeld(eliminated.Round) ?? competition.CheckIn(eliminated.Team, eliminated.At);

    private static Refusal? CheckGate(Competition competition, TeamEliminated eliminated)
    {
        var round = competition.Rounds[eliminated.Round];
        var gates = round.Evaluation!.Results.GetValueOrDefault(eliminated.Team)?.Gates ?? default;
        return
            eliminated.Reason == EliminationReason.Gate
            && gates.Count > 0
            && gates.Count == round.Rubric?.Gates.Count
            && !gates.Values.Contains(false)
            ? Refusal.Contradicts(
                "gates-passed",
                $"By the record {eliminated.Team} passed every gate of '{round.Id}'.",
                "another reason; or a correction if the record is wrong"
            )
            : null;
    }

    private static Refusal? CheckOutcome(Competition competition, TeamId team, StepId id, CompetitionEvent happened)
    {
        if ((competition.CheckHeld(id) ?? competition.CheckKnown(team)) is { } refusal)
            return refusal;
        var round = competition.Rounds[id];
        if (round.Evaluation is not { } evaluation)
            return NotEvaluated(id);
        if (competition.Teams[team].Outcomes.TryGetValue(id, out var outcome))
            return Refusal.Contradicts(
                "round-already-decided",
                $"The round '{id}' was decided for {team} at {outcome.At}.",
                "the same decision, or a team for which the round is not decided"
            );
        if (evaluation.Complete && !evaluation.Results.ContainsKey(team))
            return Refusal.Contradicts(
                "team-not-evaluated",
                $"{team} was not evaluated in '{id}'.",
                "teams that have a result in the round"
            );
        return competition.CheckIn(team, happened.At);
    }

    // Every team that is still in, was evaluated as far as is known, and has no outcome in the round.
    private static HashSet<TeamId> Candidates(Competition competition, Round round, Evaluation evaluation) =>
        [
            .. competition
                .Field.Where(team => !team.Outcomes.ContainsKey(round.Id))
                .Where(team => evaluation.Results.ContainsKey(team.Id) || !evaluation.Complete)
                .Select(team => team.Id),
        ];

    private Decision DecideByRank(Competition competition, Round round, HashSet<TeamId> candidates)
    {
        if (competition.PlannedSurvivors(round) is not { } planned)
            return Refusal.Rule(
                "survivors-unknown",
                $"Neither the round '{round.Id}' nor the plan says how many teams survive it.",
                "a round with planned survivors, a longer plan, or the teams by name"
            );
        return Cut.Draw(round, candidates, planned) switch
        {
            Cut.Refused refused => refused.Refusal,
            Cut.Drawn drawn => Outcomes(drawn.Selected, drawn.Eliminated, null, SaidReason ?? drawn.Reason(planned)),
            _ => Decision.Nothing,
        };
    }

    private Decision DecideNamed(
        Competition competition,
        Round round,
        RoundChoice.Named named,
        HashSet<TeamId> candidates
    )
    {
        var teams = named
            .Selected.Select(pick => pick.Team)
            .Concat(named.Eliminated.Select(pick => pick.Team))
            .ToList();
        if (teams.Count != teams.Distinct().Count())
            return Refusal.Rule("team-repeated", "A team is named twice.", "each team once, selected or eliminated");
        var selected = named.Selected.Where(pick =>
            !IsSo(competition, pick.Team, new Outcome.Selected(default, 0, Nowhere, pick.Tier))
        );
        var eliminated = named.Eliminated.Where(each => !IsSo(competition, each));
        var undecided = candidates.Except(teams);
        if (undecided.Any())
            return Refusal.Rule(
                "decision-incomplete",
                $"Nothing is said of {Words.List(undecided)}.",
                "every team that is in and was evaluated, selected or eliminated"
            );
        if (
            SaidReason is null
            && candidates.Count > 0
            && competition.PlannedSurvivors(round) is { } planned
            && CountSelected(competition, named) is var count
            && planned != count
        )
            return Refusal.Rule(
                "reason-required",
                $"{count} teams would go on where {planned} were planned.",
                "the same with a reason"
            );
        var gatedOut = selected
            .Select(pick => pick.Team)
            .Where(team => round.Evaluation!.Results.GetValueOrDefault(team)?.Gates.Values.Contains(false) == true)
            .ToList();
        if (SaidReason is null && gatedOut.Count > 0)
            return Refusal.Rule(
                "reason-required",
                $"{Words.List(gatedOut)} would go on without having passed every gate.",
                "the same with a reason"
            );
        return Outcomes(
            selected.Select(pick => pick.Team),
            eliminated,
            named.Selected.ToDictionary(pick => pick.Team, pick => pick.Tier),
            SaidReason
        );
    }

    private string? SaidReason => string.IsNullOrWhiteSpace(Reason) ? null : Reason;

    // Who is selected now, and who was when the round was decided for others.
    private int CountSelected(Competition competition, RoundChoice.Named named) =>
        competition
            .Teams.Values.Where(team => team.Outcomes.GetValueOrDefault(Round) is Outcome.Selected)
            .Select(team => team.Id)
            .Union(named.Selected.Select(pick => pick.Team))
            .Except(named.Eliminated.Select(each => each.Team))
            .Count();

    // The cut was drawn without them, and their ranks among themselves do not say on which side of it they are.
    private static Refusal DecidedWithout(Round round, HashSet<TeamId> candidates) =>
        Refusal.Contradicts(
            "round-already-decided",
            $"The round '{round.Id}' was decided when {Words.List(candidates)} had left or had no result.",
            "a decision by name on the teams that are left"
        );

    // In the order of ids, as everyone sees in which order it was recorded: the ranks may be nobody's affair.
    private Decision.Accepted Outcomes(
        IEnumerable<TeamId> selected,
        IEnumerable<Elimination> eliminated,
        Dictionary<TeamId, string?>? tiers,
        string? reason
    ) =>
        new([
            .. selected
                .OrderBy(team => team.Value, StringComparer.Ordinal)
                .Select(
                    CompetitionEvent (team) =>
                        new TeamSelected(team, Round, tiers?.GetValueOrDefault(team)) { Note = reason }
                ),
            .. eliminated
                .OrderBy(each => each.Team.Value, StringComparer.Ordinal)
                .Select(CompetitionEvent (each) => new TeamEliminated(each.Team, Round, each.Reason) { Note = reason }),
        ]);

    private bool IsSo(Competition competition, Elimination elimination) =>
        IsSo(competition, elimination.Team, new Outcome.Eliminated(default, 0, Nowhere, elimination.Reason));

    // A team that was reinstated was eliminated once, but is not now.
    private bool IsSo(Competition competition, TeamId id, Outcome outcome) =>
        competition.Teams.TryGetValue(id, out var team)
        && !(team.IsIn && outcome is Outcome.Eliminated)
        && team.Outcomes.TryGetValue(Round, out var known)
        && known with { At = default, Sequence = 0, Before = Nowhere } == outcome;

    // Outcomes are compared by what they say, not by when and from where.
    private static readonly TeamStatus Nowhere = new TeamStatus.In(default, null, null);

    internal static Refusal NotEvaluated(StepId round) =>
        Refusal.Contradicts(
            "round-not-evaluated",
            $"The round '{round}' has not been evaluated at that time.",
            "the evaluation first, or a time after it"
        );
}

/// <summary>How a round is decided.</summary>
public abstract record RoundChoice
{
    private RoundChoice() { }

    /// <summary>By rank against the planned number of survivors, by the rubric's gates and tie rule.</summary>
    public sealed record ByRank : RoundChoice;

    /// <summary>By name.</summary>
    /// <param name="Selected">Who goes on.</param>
    /// <param name="Eliminated">Who does not, and why.</param>
    public sealed record Named(ValueList<Selection> Selected, ValueList<Elimination> Eliminated) : RoundChoice
    {
        /// <summary>
        /// Whether it only says who broke or conceded, which happens before the evaluation and after the decision too, and
        /// says nothing of the others.
        /// </summary>
        public bool IsMidRound =>
            Selected.Count == 0
            && Eliminated.Count > 0
            && Eliminated.All(each => each.Reason is EliminationReason.Conceded or EliminationReason.Broken);
    }
}

/// <summary>A team that goes on, in a tier where the round has tiers.</summary>
public sealed record Selection(TeamId Team, string? Tier);
