using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>
/// Records as the results of a round what its scorecards come to by its rubric, and which scorecards those are.
/// </summary>
/// <param name="Round">The round.</param>
/// <param name="Gates">Whether the teams passed the gates, of which no judge's points say anything; of one on which judges
/// vote, what is said here counts and not the vote.</param>
public sealed record TallyRound(StepId Round, ValueMap<TeamId, ValueMap<GateId, bool>> Gates) : Command
{
    private const int MostTold = 10;

    /// <inheritdoc />
    public override Decision Decide(Competition competition)
    {
        if (competition.CheckHeld(Round) is { } refusal)
            return refusal;
        var round = competition.Rounds[Round];
        // Scorecards stay as they were when the round was evaluated, and so does who was.
        var known = round.Evaluation is { Complete: true } evaluation ? evaluation.Results : null;
        var teams = (known?.Keys ?? competition.Field.Select(team => team.Id)).ToHashSet();
        if (Gates.Keys.Where(team => !teams.Contains(team)).ToList() is { Count: > 0 } others)
            return Refusal.Contradicts(
                "team-not-evaluated",
                $"{Words.List(others)} would have gates, and no result in '{Round}'.",
                "gates of teams of the field"
            );
        if (Tally.Of(round, teams) is not { } tally)
            return Refusal.Rule(
                "rubric-incomplete",
                $"By the rubric of '{Round}' scorecards cannot be tallied. {Tally.Fault(round.Rubric)}",
                "a rubric that says how; or results as they are given"
            );
        var blocking = tally.Blocking.Where(each => SaidOf(each.Team, new(each.Criterion.Value)) is null).ToValueList();
        if (round.Scorecards.IsEmpty || blocking.Count > 0 || tally.Scores is not { } scores)
            return Missing(round, round.Scorecards.IsEmpty ? tally.Missing : blocking);
        var even = tally.Votes.Where(vote => vote.IsEven && SaidOf(vote.Team, vote.Gate) is null).ToList();
        if (even.Count > 0)
            return Even(even);
        var results = scores
            .Keys.OrderBy(team => team.Value, StringComparer.Ordinal)
            .Select(team => Of(team, round, scores[team], tally));
        return known is not null && results.All(each => known[each.Team].With(each) == known[each.Team])
            ? Decision.Nothing
            : new RoundEvaluated(Round, results.ToValueList()) { From = Used(round, teams) };
    }

    /// <summary>An evaluation that was tallied must be of the scorecards that there are.</summary>
    internal static Refusal? Check(Round round, RoundEvaluated evaluated) =>
        evaluated.From is { } from && from != Used(round, [.. evaluated.Results.Select(result => result.Team)])
            ? Refusal.Contradicts(
                "scorecards-differ",
                $"The evaluation of '{round.Id}' is the tally of other scorecards than there are at that time.",
                "the scorecards of the teams that are evaluated, all of them, by team and then by judge"
            )
            : null;

    private bool? SaidOf(TeamId team, GateId gate) =>
        Gates.TryGetValue(team, out var said) && said.TryGetValue(gate, out var passed) ? passed : null;

    private Result Of(TeamId team, Round round, ValueMap<CriterionId, decimal> scores, Tally tally) =>
        new(team, scores, Points.Total(round.Rubric!, scores), null, GatesOf(team, tally), null);

    private ValueMap<GateId, bool> GatesOf(TeamId team, Tally tally)
    {
        var said = Gates.TryGetValue(team, out var named) ? named : default;
        return tally
            .Votes.Where(vote => vote.Team == team && !said.ContainsKey(vote.Gate))
            .Select(vote => KeyValuePair.Create(vote.Gate, vote.Passed!.Value))
            .Concat(said)
            .ToValueMap();
    }

    private Refusal Missing(Round round, ValueList<MissingScore> missing)
    {
        var told = missing.Select(each =>
            each.Judges.Count == 0
                ? $"{each.Team} in {each.Criterion}"
                : $"{each.Team} in {each.Criterion} (by {Words.List(each.Judges)})"
        );
        var more = missing.Count > MostTold ? $", and {missing.Count - MostTold} more" : "";
        return Refusal.Contradicts(
            "scores-missing",
            $"In '{Round}' scores are missing: {string.Join(", ", told.Take(MostTold))}{more}.",
            round.Rubric!.Missing == MissingScores.Exclude
                ? "a score of at least one judge for each of them; a rubric that takes missing scores for zero"
                : "those scores, or null where a judge abstains; a rubric that leaves missing scores out or takes them for zero"
        );
    }

    private Refusal Even(List<GateVote> even)
    {
        var told = even.Take(MostTold).Select(vote => $"{vote.Team} on {vote.Gate} ({vote.For} to {vote.Against})");
        var more = even.Count > MostTold ? $", and {even.Count - MostTold} more" : "";
        return Refusal.Contradicts(
            "gate-vote-even",
            $"In '{Round}' the votes are even: {string.Join(", ", told)}{more}.",
            "in gates what the panel says of these teams; or another vote"
        );
    }

    private static ValueList<ScorecardKey> Used(Round round, HashSet<TeamId> teams) =>
        round
            .Scorecards.Keys.Where(key => teams.Contains(key.Team))
            .OrderBy(key => key.Team.Value, StringComparer.Ordinal)
            .ThenBy(key => key.Judge.Value, StringComparer.Ordinal)
            .ToValueList();
}
