using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>
/// Records as the results of a round what its scorecards come to by its rubric, and which scorecards those are.
/// </summary>
/// <param name="Round">The round.</param>
/// <param name="Gates">Whether the teams passed the gates, which no judge's points say.</param>
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
        if (round.Scorecards.IsEmpty || tally.Scores is not { } scores)
            return Missing(tally);
        var results = scores
            .Keys.OrderBy(team => team.Value, StringComparer.Ordinal)
            .Select(team => Of(team, round, scores[team]));
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

    private Result Of(TeamId team, Round round, ValueMap<CriterionId, decimal> scores) =>
        new(
            team,
            scores,
            Points.Total(round.Rubric!, scores),
            null,
            Gates.TryGetValue(team, out var gates) ? gates : default,
            null
        );

    private Refusal Missing(Tally tally)
    {
        var missing = tally.Missing.Select(each =>
            each.Judges.Count == 0
                ? $"{each.Team} in {each.Criterion}"
                : $"{each.Team} in {each.Criterion} (by {Words.List(each.Judges)})"
        );
        var more = tally.Missing.Count > MostTold ? $", and {tally.Missing.Count - MostTold} more" : "";
        return Refusal.Contradicts(
            "scores-missing",
            $"In '{Round}' scores are missing: {string.Join(", ", missing.Take(MostTold))}{more}.",
            "those scores, or null where a judge abstains; a rubric that leaves missing scores out or takes them for zero"
        );
    }

    private static ValueList<ScorecardKey> Used(Round round, HashSet<TeamId> teams) =>
        round
            .Scorecards.Keys.Where(key => teams.Contains(key.Team))
            .OrderBy(key => key.Team.Value, StringComparer.Ordinal)
            .ThenBy(key => key.Judge.Value, StringComparer.Ordinal)
            .ToValueList();
}
