using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Generators;

/// <summary>Evaluations and decisions as they might be taken.</summary>
public static class RandomResults
{
    /// <summary>The results of the field, or of some of it.</summary>
    public static Command Evaluate(Dice dice, Competition competition, Round round, bool partial)
    {
        var field = Field(competition);
        var teams = dice.Shuffled(partial ? dice.Some(field) : field);
        var byTotal = dice.Chance(30);
        var tied = dice.Chance(30);
        // Two that are tied share a rank, and the next is left out.
        var results = teams.Select(
            (team, place) =>
                new Result(
                    team,
                    Scores(dice, round),
                    byTotal ? 34m - (tied ? place / 2 : place) * 1.5m : null,
                    byTotal || (partial && dice.Chance(50)) ? null : 1 + (tied ? place / 2 * 2 : place),
                    Gates(dice, round),
                    null
                )
        );
        return new EvaluateRound(round.Id, Known(round, results), partial);
    }

    /// <summary>A decision by rank; or by name, of everyone.</summary>
    public static Command Decide(Dice dice, Competition competition, Round round)
    {
        var reason = dice.Chance(80) ? "The panel said so" : null;
        if (dice.Chance(50))
            return new DecideRound(round.Id, new RoundChoice.ByRank(), reason);
        var field = Field(competition)
            .Where(team => round.Evaluation is not { Complete: true } all || all.Results.ContainsKey(team))
            .ToList();
        var selected = dice.Some(field, 70);
        return new DecideRound(
            round.Id,
            new RoundChoice.Named(
                [.. selected.Select(team => new Selection(team, dice.Chance(20) ? "finalist" : null))],
                [.. field.Except(selected).Select(team => new Elimination(team, dice.Of(Reasons)))]
            ),
            reason
        );
    }

    /// <summary>Something on a round that is over: more scores, or a place given up.</summary>
    public static Command Again(Dice dice, Competition competition)
    {
        if (competition.Schedule.IsEmpty)
            return new RecordNote([], "Nothing yet");
        var round = competition.Rounds[dice.Of(competition.Schedule)];
        if (dice.Chance(50))
            return Evaluate(dice, competition, round, partial: true);
        return dice.Chance(50)
            ? new DecideRound(round.Id, new RoundChoice.ByRank(), null)
            : new DecideRound(
                round.Id,
                new RoundChoice.Named([], [new Elimination(RandomValues.Team(dice), EliminationReason.Conceded)]),
                null
            );
    }

    private static readonly EliminationReason[] Reasons =
    [
        EliminationReason.Rank,
        EliminationReason.Gate,
        EliminationReason.Conceded,
        EliminationReason.Broken,
        EliminationReason.Other,
    ];

    private static List<TeamId> Field(Competition competition) =>
        [.. competition.Field.Select(team => team.Id).Order(RandomCommand.ById)];

    // What is known already is said again, or the record would be contradicted.
    private static ValueList<Result> Known(Round round, IEnumerable<Result> results) =>
        [
            .. results.Select(result =>
                round.Evaluation?.Results.TryGetValue(result.Team, out var known) == true ? result.With(known) : result
            ),
        ];

    private static ValueMap<CriterionId, decimal> Scores(Dice dice, Round round) =>
        dice.Some(round.Rubric?.AllCriteria ?? [], 40)
            .Select(criterion => KeyValuePair.Create(criterion.Id, dice.Below((int)criterion.Max * 10) / 10m))
            .ToValueMap();

    private static ValueMap<GateId, bool> Gates(Dice dice, Round round) =>
        (round.Rubric?.Gates ?? []).Select(gate => KeyValuePair.Create(gate.Id, !dice.Chance(15))).ToValueMap();
}
