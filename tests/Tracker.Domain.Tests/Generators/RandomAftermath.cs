using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Generators;

/// <summary>What follows a result: corrections of it, objections to it, and that it is final.</summary>
public static class RandomAftermath
{
    /// <summary>Something on a round that was evaluated, decided or not, final or not; mostly on the last.</summary>
    public static Command Of(Dice dice, Competition competition, DateTimeOffset now)
    {
        var evaluated = competition
            .Schedule.Select(id => competition.Rounds[id])
            .Where(round => round.Evaluation is not null)
            .ToList();
        if (evaluated.Count == 0)
            return new FinalizeRound(RandomValues.Step(dice));
        var round = dice.Chance(70) ? evaluated[^1] : dice.Of(evaluated);
        return dice.Below(24) switch
        {
            < 9 => Correct(dice, round),
            > 19 => Publish(dice, round.Id, now),
            17 or 18 => new FinalizeRound(round.Id),
            19 => new OpenObjections(round.Id, Moment.Of(now.AddMinutes(dice.Below(5000) - 300))),
            _ => Object(dice, round, now),
        };
    }

    /// <summary>Something of who may see a round's results, now or later.</summary>
    public static PublishResults Publish(Dice dice, StepId round, DateTimeOffset now) =>
        new(
            round,
            new(
                (ScoreDisclosure)dice.Below(4),
                dice.Chance(40),
                dice.Chance(40),
                dice.Chance(50) ? RowOrder.Rank : RowOrder.Name
            ),
            dice.Chance(40) ? Moment.Of(now.AddMinutes(dice.Below(9000) - 300)) : null
        );

    // First the window, then objections, then their ends.
    private static Command Object(Dice dice, Round round, DateTimeOffset now) =>
        round switch
        {
            { ObjectionsUntil: null } when dice.Chance(90) => new OpenObjections(
                round.Id,
                Moment.Of(now.AddMinutes(dice.Below(40_000)))
            ),
            { HasOpenObjections: true } when dice.Chance(60) => new DecideObjection(
                round.Id,
                Objecting(dice, round),
                dice.Chance(50)
            ),
            _ => new FileObjection(round.Id, Evaluated(dice, round), RandomValues.Reason(dice)),
        };

    private static CorrectRound Correct(Dice dice, Round round) =>
        new(
            round.Id,
            dice.Chance(20) ? Another(dice, round)
                : dice.Chance(50) ? Swapped(dice, round)
                : Changed(dice, round),
            RandomValues.Reason(dice),
            dice.Chance(60) ? CorrectionPolicy.DecisionReopened : CorrectionPolicy.DecisionStands
        );

    // Of nobody; of someone who may have no result; of anyone what is known already.
    private static ValueList<Result> Another(Dice dice, Round round) =>
        dice.Below(3) switch
        {
            0 => [],
            1 => [new(RandomValues.Team(dice), default, 50m, null, default, null)],
            _ => [.. dice.Some(Results(round))],
        };

    // Ranks stay those of a ranking when two teams change places.
    private static ValueList<Result> Swapped(Dice dice, Round round)
    {
        var (one, other) = (dice.Of(Results(round)), dice.Of(Results(round)));
        return one.Team == other.Team
            ? [one]
            :
            [
                new(one.Team, default, other.Total, other.Rank, default, null),
                new(other.Team, default, one.Total, one.Rank, default, "They had been mixed up"),
            ];
    }

    private static ValueList<Result> Changed(Dice dice, Round round) =>
        [
            .. dice.Some(Results(round), 40)
                .Select(known => new Result(
                    known.Team,
                    dice.Some(known.Scores.Keys)
                        .Select(id => KeyValuePair.Create(id, dice.Below(100) / 10m))
                        .ToValueMap(),
                    known.Total is { } total && dice.Chance(60) ? total + dice.Between(-40, 40) / 10m : null,
                    null,
                    dice.Some(known.Gates.Keys, 30).Select(id => KeyValuePair.Create(id, dice.Chance(50))).ToValueMap(),
                    null
                )),
        ];

    private static TeamId Evaluated(Dice dice, Round round) =>
        dice.Chance(80) ? dice.Of(Results(round)).Team : RandomValues.Team(dice);

    private static TeamId Objecting(Dice dice, Round round)
    {
        var open = round
            .Objections.Where(pair => pair.Value.Upheld is null)
            .Select(pair => pair.Key)
            .Order(RandomCommand.ById)
            .ToList();
        return open.Count > 0 ? dice.Of(open) : Evaluated(dice, round);
    }

    private static List<Result> Results(Round round) =>
        [.. round.Evaluation!.Results.Values.OrderBy(result => result.Team, RandomCommand.ById)];
}
