using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Benchmarks.Histories;

/// <summary>
/// The history of a competition of two years: 20 rounds, in each of which 250 judges score the teams and change their minds
/// again and again. Its state stays as small as that of any competition, however long it is.
/// </summary>
internal sealed class LongHistory
{
    /// <summary>How many events come before the first scorecard.</summary>
    public const int Shortest = 10;

    private const int Teams = 8;
    private const int Rounds = 20;
    private const int Judges = 250;
    private const int BetweenNotes = 500;
    private const int BetweenChanges = 5_000;
    private const int EliminatingEvery = 4;

    private static readonly string[] Criteria = ["quality", "reach", "cost"];

    private readonly Random dice = new(20260115);
    private readonly List<TeamId> field = [.. Enumerable.Range(1, Teams).Select(n => new TeamId($"team-{n}"))];

    private LongHistory() { }

    /// <summary>Its events, in the order in which they happen.</summary>
    /// <param name="count">How many.</param>
    /// <param name="from">When the first happened.</param>
    /// <param name="until">Before when the last did.</param>
    public static IEnumerable<CompetitionEvent> Events(int count, DateTimeOffset from, DateTimeOffset until)
    {
        var step = (until - from) / count;
        return new LongHistory()
            .Facts(count)
            .Take(count)
            .Select((fact, i) => fact with { At = Moment.Of(Whole(from + i * step)) });
    }

    private IEnumerable<CompetitionEvent> Facts(int count)
    {
        yield return new CompetitionAnnounced(Names.English("Long"), null, TimeZoneId.Parse("Asia/Seoul"), [Teams, 3]);
        foreach (var team in field)
            yield return new TeamEntered(team, Names.English(team.Value), [$"{team.Value} inc"]);
        var each = (count - Shortest) / Rounds + 1;
        for (var number = 1; number <= Rounds; number++)
            foreach (var fact in Round(number, number == Rounds ? int.MaxValue : each))
                yield return fact;
    }

    private IEnumerable<CompetitionEvent> Round(int number, int count)
    {
        var round = new StepId($"round-{number}");
        yield return new RoundScheduled(round, Names.English($"Round {number}"), null, Rubric(), null, null);
        for (var i = 1; i < count - field.Count - 1; i++)
            yield return (i % BetweenChanges, i % BetweenNotes) switch
            {
                (0, _) => new TeamRenamed(AnyTeam(), Names.English($"Name {number}.{i}")),
                (BetweenChanges / 2, _) => new TeamMembersChanged(AnyTeam(), [$"member {number}.{i}"], []),
                (_, 0) => new NoteRecorded([AnyTeam()], $"Note {i} of round {number}."),
                _ => Card(round),
            };
        var ranked = field.OrderBy(_ => dice.Next()).ToList();
        yield return new RoundEvaluated(round, ranked.Select(Result).ToValueList());
        foreach (var team in ranked.SkipLast(number % EliminatingEvery == 0 ? 1 : 0))
            yield return new TeamSelected(team, round, null);
        if (number % EliminatingEvery != 0)
            yield break;
        yield return new TeamEliminated(ranked[^1], round, EliminationReason.Rank);
        field.Remove(ranked[^1]);
    }

    private ScorecardSubmitted Card(StepId round) =>
        new(
            round,
            AnyTeam(),
            new JudgeId($"judge-{dice.Next(Judges) + 1}"),
            Criteria
                .Select(id => KeyValuePair.Create(new CriterionId(id), (decimal?)(dice.Next(100) / 4m)))
                .ToValueMap()
        );

    private Result Result(TeamId team, int place)
    {
        var scores = Criteria.Select(id => KeyValuePair.Create(new CriterionId(id), 25m - place)).ToValueMap();
        return new(team, scores, scores.Sum(score => score.Value), place + 1, default, null);
    }

    private TeamId AnyTeam() => field[dice.Next(field.Count)];

    private static Rubric Rubric() =>
        new(
            [.. Criteria.Select(id => new Criterion(new CriterionId(id), Names.English(id), 25, null, null, [], []))],
            []
        );

    private static DateTimeOffset Whole(DateTimeOffset time) =>
        new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
