using Tracker.Domain.Calls;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Erasing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Generators;

/// <summary>What someone might want recorded next: mostly what a history leads to, now and then anything at all.</summary>
public static class RandomCommand
{
    private static readonly TimeZoneId[] Zones =
    [
        .. new[] { "Asia/Seoul", "America/Sao_Paulo", "Africa/Cairo", "America/New_York", "Etc/UTC" }.Select(
            TimeZoneId.Parse
        ),
    ];

    /// <summary>A command for the competition as it is.</summary>
    public static Command Of(Dice dice, History history, DateTimeOffset now)
    {
        var competition = history.Current;
        var command = competition.Phase switch
        {
            Phase.Unannounced => Announce(dice),
            _ => dice.Below(100) switch
            {
                > 94 => Undo(dice, history),
                94 => Erase(dice, history),
                _ => Next(dice, competition, now),
            },
        };
        return command with
        {
            Circumstances = command switch
            {
                AnnounceCompetition => Circumstances.None,
                // It says itself when it takes effect; now and then the caller does too.
                CorrectRound or UndoEvents when dice.Chance(90) => Around(dice, history, now) with { At = null },
                _ => Around(dice, history, now),
            },
        };
    }

    private static AnnounceCompetition Announce(Dice dice) =>
        new AnnounceCompetition(RandomValues.Name(dice), "MSIT", dice.Of(Zones), RandomValues.Plans[0]);

    private static Command Next(Dice dice, Competition competition, DateTimeOffset now) =>
        competition switch
        {
            { Teams.Count: < 6 } when competition.Passage.Steps.IsEmpty => Enter(dice),
            { Rounds.Count: 0 } => Schedule(dice),
            _ when dice.Chance(35) && competition.Field.Any() => OfRounds(dice, competition),
            _ when dice.Chance(25) => RandomAftermath.Of(dice, competition, now),
            _ => Any(dice, competition, now),
        };

    // Mostly what was recorded last; now and then anything, or what there is not.
    private static UndoEvents Undo(Dice dice, History history)
    {
        var last = (int)history.Version;
        var from = dice.Chance(75) ? last - dice.Below(Math.Min(last, 6)) : dice.Between(1, last + 1);
        return new(
            [.. Enumerable.Range(from, dice.Between(0, 4)).Select(each => (long)each)],
            RandomValues.Reason(dice)
        );
    }

    // Mostly texts that there are.
    private static EraseTexts Erase(Dice dice, History history) =>
        new(
            [
                .. Enumerable
                    .Range(0, dice.Between(0, 3))
                    .Select(_ => dice.Between(1, (int)history.Version))
                    .Select(each => new TextPlace(each, Text(history.Find(each)!.Event))),
            ],
            RandomValues.Reason(dice),
            $"{dice.Below(0x10000):x4}"
        );

    private static string Text(CompetitionEvent happened) => EventTexts.Of(happened).Keys.FirstOrDefault("/reason");

    // The round that is open goes on: it is evaluated, then decided; then there is another.
    private static Command OfRounds(Dice dice, Competition competition)
    {
        var open = competition
            .Schedule.Select(id => competition.Rounds[id])
            .FirstOrDefault(round => round.Cancelled is null && !round.Decided);
        return open switch
        {
            null => Schedule(dice),
            { Scorecards.IsEmpty: false } when dice.Chance(open.Evaluation is null ? 35 : 3) => RandomScorecards.Tally(
                dice,
                competition,
                open
            ),
            { Evaluation: null } when dice.Chance(25) => RandomScorecards.Of(dice, competition, open),
            { Evaluation: null } => RandomResults.Evaluate(dice, competition, open, partial: dice.Chance(25)),
            { Evaluation.Complete: false } when dice.Chance(60) => RandomResults.Evaluate(
                dice,
                competition,
                open,
                false
            ),
            _ => RandomResults.Decide(dice, competition, open),
        };
    }

    private static Command Any(Dice dice, Competition competition, DateTimeOffset now)
    {
        var (team, step, call) = (Team(dice, competition), Step(dice, competition), Call(dice, competition));
        StepId? round = dice.Chance(50) ? step : null;
        return dice.Below(29) switch
        {
            0 => Announce(dice),
            1 => new RevisePlan(dice.Of(RandomValues.Plans), "Budget"),
            2 or 3 => Enter(dice),
            4 => new RenameTeam(team, RandomValues.Name(dice)),
            5 => new ChangeMembers(team, RandomValues.Members(dice), RandomValues.Members(dice)),
            6 => RandomValues.Presentation(dice, team),
            7 => Schedule(dice),
            8 => new RescheduleRound(step, RandomValues.Moment(dice), RandomValues.Moment(dice)),
            9 => new ReviseRubric(step, dice.Of(RandomValues.Rubrics)!),
            10 => new CancelRound(step, RandomValues.Reason(dice)),
            11 or 12 => new WithdrawTeam(team, round, RandomValues.Reason(dice)),
            13 => new DisqualifyTeam(team, round, RandomValues.Reason(dice)),
            14 or 15 => new ReinstateTeam(OutOr(dice, competition, team), round, RandomValues.Reason(dice)),
            16 or 17 or 19 => new AdmitTeam(
                OutOr(dice, competition, team),
                dice.Chance(70) ? RandomValues.Name(dice) : null,
                RandomValues.Members(dice),
                dice.Chance(70) ? call : step,
                null
            ),
            18 or 24 or 25 => new OpenVacancy(RandomValues.Call(dice), dice.Between(0, 4), RandomValues.Reason(dice)),
            23 when dice.Chance(50) => new CloseVacancy(call),
            20 => new RecordNote([team], RandomValues.Reason(dice)),
            26 => Merge(dice, competition),
            21 => RandomResults.Again(dice, competition),
            27 => RandomAftermath.Publish(dice, step, now),
            22 => dice.Chance(6) ? new ConcludeCompetition([team]) : new RecordNote([], "A showcase"),
            _ => dice.Chance(5) ? new CancelCompetition("No budget") : new RecordNote([team], "A showcase"),
        };
    }

    // Into a new team, or into one that is there and may take a new name.
    private static MergeTeams Merge(Dice dice, Competition competition)
    {
        var others = dice.Shuffled(competition.Field.Select(team => team.Id).Order(ById)).Take(dice.Between(1, 3));
        return new(
            dice.Chance(50) ? new TeamId($"merged-{dice.Below(4)}") : Team(dice, competition),
            dice.Chance(70) ? RandomValues.Name(dice) : null,
            [.. others]
        );
    }

    private static EnterTeams Enter(Dice dice) =>
        new([
            .. Enumerable
                .Range(0, dice.Between(1, 6))
                .Select(_ => new EnteringTeam(
                    RandomValues.Team(dice),
                    RandomValues.Name(dice),
                    RandomValues.Members(dice)
                ))
                .DistinctBy(entering => entering.Team),
        ]);

    private static ScheduleRound Schedule(Dice dice) =>
        new(
            RandomValues.Step(dice),
            RandomValues.Name(dice),
            dice.Chance(40) ? dice.Between(0, 5) : null,
            dice.Of(RandomValues.Rubrics),
            dice.Chance(30) ? RandomValues.Moment(dice) : null,
            dice.Chance(30) ? RandomValues.Moment(dice) : null
        );

    // Mostly one that is in, so that something comes of it.
    private static TeamId Team(Dice dice, Competition competition)
    {
        var field = competition.Field.Select(team => team.Id).Order(ById).ToList();
        return field.Count > 0 && dice.Chance(70) ? dice.Of(field) : RandomValues.Team(dice);
    }

    private static StepId Step(Dice dice, Competition competition) =>
        !competition.Schedule.IsEmpty && dice.Chance(70) ? dice.Of(competition.Schedule) : RandomValues.Step(dice);

    private static StepId Call(Dice dice, Competition competition)
    {
        var open = competition
            .Calls.Values.Where(call => call.Closed is null)
            .Select(call => call.Id)
            .OrderBy(id => id.Value, StringComparer.Ordinal)
            .ToList();
        return open.Count > 0 && dice.Chance(70) ? dice.Of(open) : RandomValues.Call(dice);
    }

    private static TeamId OutOr(Dice dice, Competition competition, TeamId other)
    {
        var outs = competition.Teams.Values.Where(team => !team.IsIn).Select(team => team.Id).Order(ById).ToList();
        return outs.Count > 0 && dice.Chance(80) ? dice.Of(outs) : other;
    }

    /// <summary>Ids in an order that is always the same.</summary>
    internal static IComparer<TeamId> ById { get; } =
        Comparer<TeamId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value));

    private static Circumstances Around(Dice dice, History history, DateTimeOffset now) =>
        new(
            At(dice, history, now),
            dice.Chance(15) ? Moment.Of(now.AddMinutes(dice.Below(20_000))) : null,
            dice.Chance(15) ? [RandomValues.Citation(dice)] : [],
            !dice.Chance(4),
            dice.Chance(10) ? "Heard at the showcase" : null
        );

    // Mostly now; else a date or an instant, of today, of long ago, of when something else happened, or to come.
    private static Moment? At(Dice dice, History history, DateTimeOffset now)
    {
        if (dice.Chance(65))
            return null;
        var instant = dice.Below(6) switch
        {
            0 or 1 => now,
            2 or 3 => now.AddMinutes(-dice.Below(30_000)),
            4 => dice.Of(history.InSequence().ToList()).Event.At.In(history.Zone),
            _ => now.AddMinutes(dice.Below(3000)),
        };
        return dice.Chance(50) ? Moment.Of(history.Zone.DayOf(instant)) : Moment.Of(instant);
    }
}
