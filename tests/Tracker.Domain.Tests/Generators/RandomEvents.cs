using FsCheck;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Generators;

/// <summary>Events of every type in any order, legal or not, with every member that they may have.</summary>
public sealed class RandomEvents
{
    private readonly Dice dice;

    private RandomEvents(Dice dice)
    {
        this.dice = dice;
        var events = new List<CompetitionEvent>();
        while (!dice.AreUsedUp)
            events.Add(Next());
        Events = events;
    }

    /// <summary>Up to a few dozen events.</summary>
    public static Arbitrary<RandomEvents> Arbitrary =>
        Dice.Arbitrary(10, 600, rolled => new RandomEvents(rolled), made => made.dice.All);

    /// <summary>The events.</summary>
    public IReadOnlyList<CompetitionEvent> Events { get; }

    /// <summary>What a failing property shows.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Events);

    private CompetitionEvent Next() =>
        Fact() with
        {
            At = RandomValues.Moment(dice),
            PublicAt = dice.Chance(30) ? RandomValues.Moment(dice) : null,
            KnownAt = dice.Chance(30) ? RandomValues.Moment(dice) : null,
            Sources = dice.Chance(30) ? [RandomValues.Source(dice)] : [],
            Official = !dice.Chance(20),
            Note = dice.Chance(30) ? RandomValues.Reason(dice) : null,
        };

    private CompetitionEvent Fact()
    {
        var (team, step) = (RandomValues.Team(dice), RandomValues.Step(dice));
        StepId? round = dice.Chance(50) ? step : null;
        return dice.Below(33) switch
        {
            0 => new CompetitionAnnounced(Name, dice.Chance(50) ? "MSIT" : null, TimeZoneId.Parse("Asia/Seoul"), Plan),
            1 => new PlanRevised(Plan, Reason),
            2 or 3 => new TeamEntered(team, Name, RandomValues.Members(dice)),
            4 => new TeamRenamed(team, Name),
            5 => new TeamMembersChanged(team, RandomValues.Members(dice), RandomValues.Members(dice)),
            6 => Presented(team),
            7 => new RoundScheduled(step, Name, MaybeNumber, dice.Of(RandomValues.Rubrics), MaybeMoment, MaybeMoment),
            8 => new RoundRescheduled(step, MaybeMoment, MaybeMoment),
            9 => new RubricRevised(step, dice.Of(RandomValues.Rubrics)!),
            10 => new RoundCancelled(step, Reason),
            11 => new RoundEvaluated(
                step,
                [.. Enumerable.Range(0, dice.Below(4)).Select(_ => Result())],
                dice.Chance(50)
            )
            {
                From = dice.Chance(20) ? [new(team, RandomScorecards.Judge(dice))] : null,
            },
            12 => new TeamSelected(team, step, dice.Chance(30) ? "finalist" : null),
            13 => new TeamEliminated(team, step, (EliminationReason)dice.Below(5)),
            14 => new TeamWithdrew(team, round, dice.Chance(50) ? Reason : null),
            15 => new TeamDisqualified(team, round, Reason),
            16 => new TeamReinstated(team, round, Reason),
            17 => new TeamAdmitted(team, dice.Chance(50) ? Name : null, RandomValues.Members(dice), step, null),
            18 => new VacancyOpened(RandomValues.Call(dice), dice.Below(4), Reason),
            19 => new VacancyClosed(RandomValues.Call(dice), dice.Chance(50) ? [team] : []),
            20 => new NoteRecorded([team], Reason),
            21 => new RoundCorrected(
                step,
                [.. Enumerable.Range(0, dice.Below(4)).Select(_ => Result())],
                Reason,
                dice.Chance(50) ? CorrectionPolicy.DecisionReopened : CorrectionPolicy.DecisionStands
            ),
            22 => new TeamsMerged(
                team,
                dice.Chance(50) ? Name : null,
                [.. Enumerable.Range(0, dice.Below(4)).Select(_ => RandomValues.Team(dice))]
            ),
            23 => new ObjectionWindowOpened(step, RandomValues.Moment(dice)),
            24 => new ObjectionFiled(step, team, Reason),
            25 => new ObjectionDecided(step, team, dice.Chance(50)),
            26 => new RoundFinalized(step),
            27 => RandomPublication(step),
            30 => new ScorecardSubmitted(step, team, RandomScorecards.Judge(dice), Scores),
            31 => new ScorecardWithdrawn(step, team, RandomScorecards.Judge(dice)),
            28 => new EventsUndone([dice.Between(1, 40)], Reason),
            32 => new TextsErased([dice.Between(1, 40)], Reason),
            _ => dice.Chance(50) ? new CompetitionConcluded([team]) : new CompetitionCancelled(Reason),
        };
    }

    private ResultsPublished RandomPublication(StepId step)
    {
        var published = RandomAftermath.Publish(dice, step, DateTimeOffset.UnixEpoch.AddYears(56));
        return new(step, published.Disclosure, published.EmbargoUntil);
    }

    private ValueMap<CriterionId, decimal?> Scores =>
        new([new(new("users"), dice.Chance(80) ? Points() : null), new(new("aaii"), Points())]);

    private Names Name => RandomValues.Name(dice);

    private string Reason => RandomValues.Reason(dice);

    private ValueList<int> Plan => dice.Of(RandomValues.Plans);

    private int? MaybeNumber => dice.Chance(50) ? dice.Below(9) : null;

    private Moment? MaybeMoment => dice.Chance(50) ? RandomValues.Moment(dice) : null;

    private EntryPresented Presented(TeamId team)
    {
        var shown = RandomValues.Presentation(dice, team);
        return new(team, shown.Entry, shown.Name, shown.Attributes, shown.Claims);
    }

    private Domain.Rounds.Result Result() =>
        new(
            RandomValues.Team(dice),
            dice.Chance(50) ? new ValueMap<CriterionId, decimal>([new(new("users"), Points())]) : default,
            dice.Chance(50) ? Points() : null,
            dice.Chance(50) ? dice.Between(1, 9) : null,
            dice.Chance(50) ? new ValueMap<GateId, bool>([new(new("originality"), dice.Chance(50))]) : default,
            dice.Chance(20) ? Reason : null
        );

    // With every number of places that a decimal has.
    private decimal Points() =>
        new(dice.Below(1_000_000_000), dice.Below(1000), 0, dice.Chance(10), (byte)dice.Below(29));
}
