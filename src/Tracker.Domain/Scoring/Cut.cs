using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Scoring;

/// <summary>
/// The line between those who go on and those who do not, drawn by rank. Gates are apart from the points: a team that
/// ranks in and fails one is out, and nobody moves up for it. The order in which teams are given never decides.
/// </summary>
public abstract record Cut
{
    private Cut() { }

    /// <summary>The cut could be drawn.</summary>
    /// <param name="Selected">Who goes on, the best first.</param>
    /// <param name="Eliminated">Who does not, and why.</param>
    public sealed record Drawn(ValueList<TeamId> Selected, ValueList<Elimination> Eliminated) : Cut
    {
        /// <summary>Why the number that goes on is not the planned one; null when it is.</summary>
        public string? Reason(int planned)
        {
            if (Selected.Count == planned)
                return null;
            var gated = Eliminated.Where(each => each.Reason == EliminationReason.Gate).Select(each => each.Team);
            return gated.Any()
                ? $"{Selected.Count} selected where {planned} were planned: {Words.List(gated)} did not pass a gate."
                : $"{Selected.Count} selected where {planned} were planned, by rank.";
        }
    }

    /// <summary>It could not: a person must decide, or something is missing.</summary>
    public sealed record Refused(Refusal Refusal) : Cut;

    /// <summary>Draws the cut of a round.</summary>
    /// <param name="round">The round, evaluated.</param>
    /// <param name="candidates">The teams between which it is drawn.</param>
    /// <param name="planned">How many are to go on.</param>
    public static Cut Draw(Round round, IReadOnlySet<TeamId> candidates, int planned)
    {
        var results = round.Evaluation!.Results;
        var gates = round.Rubric?.Gates ?? [];
        var ranking = Ranking.Of(round.Evaluation);
        if (candidates.Any(team => !ranking.ContainsKey(team)))
            return new Refused(
                Refusal.Contradicts(
                    "ranks-missing",
                    $"Not every team of '{round.Id}' has a rank, or a total to rank it by.",
                    "results with ranks or totals for every team; or the teams by name"
                )
            );
        var open = candidates.Where(team => gates.Any(gate => !results[team].Gates.ContainsKey(gate.Id))).ToList();
        if (open.Count > 0)
            return new Refused(
                Refusal.Contradicts(
                    "gates-missing",
                    $"It is not recorded whether {Words.List(open)} passed every gate.",
                    "a correction of the results with every gate of the rubric; or the teams by name"
                )
            );
        return RankedIn(round, candidates, ranking, planned) switch
        {
            (_, { } refusal) => new Refused(refusal),
            var (ranked, _) => Split(results.Values, candidates, ranking, ranked),
        };
    }

    private static Drawn Split(
        IEnumerable<Result> results,
        IReadOnlySet<TeamId> candidates,
        IReadOnlyDictionary<TeamId, int> ranking,
        HashSet<TeamId> rankedIn
    )
    {
        var gatedOut = results
            .Where(result => result.Gates.Values.Contains(false))
            .Select(result => result.Team)
            .ToHashSet();
        var ordered = candidates
            .OrderBy(team => ranking[team])
            .ThenBy(team => team.Value, StringComparer.Ordinal)
            .ToList();
        return new Drawn(
            ordered.Where(team => rankedIn.Contains(team) && !gatedOut.Contains(team)).ToValueList(),
            ordered
                .Where(team => !rankedIn.Contains(team) || gatedOut.Contains(team))
                .Select(team => new Elimination(
                    team,
                    gatedOut.Contains(team) ? EliminationReason.Gate : EliminationReason.Rank
                ))
                .ToValueList()
        );
    }

    private static (HashSet<TeamId> Teams, Refusal? Refusal) RankedIn(
        Round round,
        IReadOnlySet<TeamId> candidates,
        IReadOnlyDictionary<TeamId, int> ranking,
        int planned
    )
    {
        var groups = candidates.GroupBy(team => ranking[team]).OrderBy(group => group.Key);
        var through = new HashSet<TeamId>();
        foreach (var group in groups)
        {
            var seats = planned - through.Count;
            if (seats <= 0)
                break;
            if (group.Count() <= seats)
                through.UnionWith(group);
            else
                return Tie(round, [.. group], through, seats);
        }
        return (through, null);
    }

    private static (HashSet<TeamId>, Refusal?) Tie(Round round, TeamId[] tied, HashSet<TeamId> through, int seats) =>
        round.Rubric?.Ties switch
        {
            { Rule: TieResolution.AllThrough } => ([.. through, .. tied], null),
            { Rule: TieResolution.NoneThrough } => (through, null),
            { Rule: TieResolution.ByCriteria } ties => ByCriteria(round, ties, tied, through, seats),
            _ => (through, TieRefusal(round, tied)),
        };

    private static (HashSet<TeamId>, Refusal?) ByCriteria(
        Round round,
        TieRule ties,
        TeamId[] tied,
        HashSet<TeamId> through,
        int seats
    )
    {
        var results = round.Evaluation!.Results;
        // A score that is missing decides nothing: the tie stays for a person.
        if (tied.Any(team => ties.Criteria.Any(id => !results[team].Scores.ContainsKey(id))))
            return (through, TieRefusal(round, tied));
        var ordered = tied.OrderByDescending(team => 0);
        foreach (var id in ties.Criteria)
            ordered = ordered.ThenByDescending(team => results[team].Scores[id]);
        var sorted = ordered.ToList();
        var stillTied = ties.Criteria.All(id =>
            results[sorted[seats - 1]].Scores[id] == results[sorted[seats]].Scores[id]
        );
        return stillTied ? (through, TieRefusal(round, tied)) : ([.. through, .. sorted.Take(seats)], null);
    }

    private static Refusal TieRefusal(Round round, TeamId[] tied) =>
        Refusal.Rule(
            "tie-across-cut",
            $"{Words.List(tied)} share a rank across the cut of '{round.Id}', and no rule decides between them.",
            "the teams by name, with a reason; or a rubric with another rule for ties"
        );
}
