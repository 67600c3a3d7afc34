using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Generators;

/// <summary>What judges might hand in and take back.</summary>
public static class RandomScorecards
{
    /// <summary>Some scorecards for some of the field, or one taken back.</summary>
    public static Command Of(Dice dice, Competition competition, Round round)
    {
        if (dice.Chance(15))
            return Withdraw(dice, round);
        var field = competition.Field.Select(team => team.Id).Order(RandomCommand.ById).ToList();
        return new SubmitScorecards(
            round.Id,
            [
                .. dice.Some(field, 85)
                    .Select(team => new Scorecard(team, Judge(dice), Scores(dice, round.Rubric)))
                    .Where(card => card.Scores.Count > 0 || dice.Chance(3)),
            ]
        );
    }

    /// <summary>One of a few judges.</summary>
    public static JudgeId Judge(Dice dice) => new(dice.Chance(5) ? "guest" : $"judge-{dice.Below(4)}");

    /// <summary>The tally of what was handed in, with gates for some.</summary>
    public static TallyRound Tally(Dice dice, Competition competition, Round round) =>
        new(
            round.Id,
            dice.Some(competition.Field.Select(team => team.Id).Order(RandomCommand.ById), 80)
                .Select(team =>
                    KeyValuePair.Create(
                        team,
                        (round.Rubric?.Gates ?? [])
                            .Select(gate => KeyValuePair.Create(gate.Id, !dice.Chance(15)))
                            .ToValueMap()
                    )
                )
                .ToValueMap()
        );

    private static WithdrawScorecard Withdraw(Dice dice, Round round)
    {
        var keys = round
            .Scorecards.Keys.OrderBy(key => key.Team, RandomCommand.ById)
            .ThenBy(key => key.Judge.Value, StringComparer.Ordinal)
            .ToList();
        return keys.Count > 0 && dice.Chance(90)
            ? new(round.Id, dice.Of(keys).Team, dice.Of(keys).Judge)
            : new(round.Id, RandomValues.Team(dice), Judge(dice));
    }

    private static ValueMap<CriterionId, decimal?> Scores(Dice dice, Rubric? rubric) =>
        (rubric is null ? [] : rubric.AllCriteria.Concat(rubric.OnCards).Distinct())
            .Where(criterion => criterion.IsScoredDirectly || dice.Chance(3))
            .Where(_ => dice.Chance(90))
            .Select(criterion => KeyValuePair.Create(criterion.Id, Score(dice, criterion)))
            .ToValueMap();

    private static decimal? Score(Dice dice, Criterion criterion) =>
        dice.Chance(10) ? null
        : criterion.Max == 1 ? (dice.Chance(80) ? 1 : 0)
        : dice.Below((int)criterion.Max * 10) / 10m;
}
