using System.Collections.Immutable;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Scoring;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>
/// Records the results of a round as they are given. Results that are not partial name every team of the field; partial
/// ones add what became known, and never change what is there: that is a correction.
/// </summary>
public sealed record EvaluateRound(StepId Round, ValueList<Result> Results, bool Partial) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        IsSo(competition) ? Decision.Nothing : new RoundEvaluated(Round, Results, Partial);

    internal static Refusal? Check(Competition competition, RoundEvaluated evaluated)
    {
        if (competition.CheckHeld(evaluated.Round) is { } refusal)
            return refusal;
        var round = competition.Rounds[evaluated.Round];
        if (evaluated.Results.Count == 0)
            return Refusal.Rule("results-empty", "There are no results.", "a result for each team");
        if (evaluated.Results.Select(result => result.Team).Distinct().Count() != evaluated.Results.Count)
            return Refusal.Rule("team-repeated", "A team has two results.", "one result for each team");
        if (TallyRound.Check(round, evaluated) is { } other)
            return other;
        return evaluated
                .Results.Select(result => competition.CheckKnown(result.Team) ?? ResultRule.Check(round.Rubric, result))
                .FirstOrDefault(each => each is not null)
            ?? (evaluated.Official ? CheckOfficial(competition, round, evaluated) : null);
    }

    private static Refusal? CheckOfficial(Competition competition, Round round, RoundEvaluated evaluated)
    {
        if (!evaluated.Partial && round.Evaluation is { Complete: true })
            return Refusal.Contradicts(
                "round-already-evaluated",
                $"The round '{round.Id}' was evaluated at {round.Evaluation.At}.",
                "partial: true with what became known since; a correction for what was wrong"
            );
        return evaluated
                .Results.Select(result => CheckTeam(competition, round, evaluated, result))
                .FirstOrDefault(each => each is not null)
            ?? CheckComplete(competition, evaluated)
            ?? CheckRanksStay(round, evaluated)
            ?? ResultRule.CheckRanks((round.Evaluation ?? Evaluation.None).Add(evaluated, 0));
    }

    private static Refusal? CheckTeam(Competition competition, Round round, RoundEvaluated evaluated, Result result)
    {
        var known = round.Evaluation?.Results.GetValueOrDefault(result.Team);
        if (known is null && !competition.Teams[result.Team].Outcomes.ContainsKey(round.Id))
            return competition.CheckIn(result.Team, evaluated.At);
        return known is not null && ResultRule.Changes(known, result) is { } changed
            ? Refusal.Contradicts(
                "result-already-recorded",
                $"The {changed} of {result.Team} in '{round.Id}' is recorded with another value.",
                "what is not recorded yet; a correction for what was wrong"
            )
            : null;
    }

    private static Refusal? CheckComplete(Competition competition, RoundEvaluated evaluated)
    {
        if (evaluated.Partial)
            return null;
        var missing = competition.Field.Select(team => team.Id).Except(evaluated.Results.Select(result => result.Team));
        return missing.Any()
            ? Refusal.Rule(
                "evaluation-incomplete",
                $"There is no result for {Words.List(missing)}.",
                "a result for every team of the field, if need be with nothing but the team; or partial: true"
            )
            : null;
    }

    // What became known later may give ranks where there were none; it moves none that there was.
    private static Refusal? CheckRanksStay(Round round, RoundEvaluated evaluated)
    {
        if (round.Evaluation is not { } evaluation)
            return null;
        var after = Ranking.Of(evaluation.Add(evaluated, 0));
        var moved = Ranking.Of(evaluation).Where(pair => after.GetValueOrDefault(pair.Key) != pair.Value).ToList();
        return moved.Count == 0
            ? null
            : Refusal.Contradicts(
                "result-already-recorded",
                $"The ranks of {Words.List(moved.Select(pair => pair.Key))} in '{round.Id}' follow from what is recorded, "
                    + "and would be others.",
                "what is not recorded yet; a correction for what was wrong"
            );
    }

    private bool IsSo(Competition competition)
    {
        if (!competition.Rounds.TryGetValue(Round, out var round))
            return false;
        var known = Circumstances.Official ? round.Evaluation : round.Unofficial;
        return known is not null
            && (Partial || known.Complete)
            && Results.All(result =>
                known.Results.TryGetValue(result.Team, out var there) && there.With(result) == there
            );
    }
}
