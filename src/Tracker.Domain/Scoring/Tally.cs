using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Scoring;

/// <summary>
/// What a round's scorecards come to by its rubric. Everything is reckoned in decimal: sums are exact, and where there is a
/// division (a mean, the ratio to a target or to the leader) its 28 digits are kept until the rubric rounds.
/// </summary>
/// <param name="Scores">Points of each team in each criterion that is scored directly; null while scores are missing that
/// the rubric wants.</param>
/// <param name="Missing">What is not handed in yet.</param>
/// <param name="Ranges">How few and how many points each team can still come to.</param>
public sealed record Tally(
    IReadOnlyDictionary<TeamId, ValueMap<CriterionId, decimal>>? Scores,
    ValueList<MissingScore> Missing,
    ValueList<PointsRange> Ranges
)
{
    /// <summary>What of that keeps the result from being made.</summary>
    public ValueList<MissingScore> Blocking { get; private init; }

    /// <summary>How the panels voted on gates, by team.</summary>
    public ValueList<GateVote> Votes { get; private init; }

    /// <summary>The tally of a round; null when its rubric does not say how its scorecards would be tallied.</summary>
    public static Tally? Of(Round round, IEnumerable<TeamId> teams)
    {
        if (Fault(round.Rubric) is not null)
            return null;
        var (rubric, inOrder) = (round.Rubric!, teams.OrderBy(team => team.Value, StringComparer.Ordinal).ToList());
        var cards = round.Scorecards.Values.ToList();
        var sheets = rubric
            .AllCriteria.Where(criterion => criterion.IsScoredDirectly)
            .Select(criterion => (Criterion: criterion, Of: Sheet.Of(criterion, inOrder, cards)))
            .ToList();
        var ballots = rubric
            .Votes.Select(gate => (Gate: gate, Criterion: gate.Ballot, Of: Sheet.Of(gate.Ballot, inOrder, cards)))
            .ToList();
        var all = sheets.Concat(ballots.Select(ballot => (ballot.Criterion, ballot.Of))).ToList();
        var columns = sheets.Select(sheet => Column.Of(rubric, sheet.Criterion, sheet.Of)).ToList();
        return new(
            columns.TrueForAll(column => column.Points is not null) && inOrder.Count > 0
                ? inOrder.ToDictionary(team => team, team => Row(columns, column => column.Points![team]))
                : null,
            Incomplete(sheet => sheet.IsIncomplete),
            inOrder
                .Select(team => new PointsRange(
                    team,
                    Points.Total(rubric, Row(columns, column => column.Worst(team))),
                    Points.Total(rubric, Row(columns, column => column.Best(team)))
                ))
                .ToValueList()
        )
        {
            Blocking = Incomplete(sheet => sheet.IsOpen(rubric.Missing)),
            Votes = inOrder
                .SelectMany(team =>
                    ballots.Select(ballot => GateVote.Of(team, ballot.Gate.Id, ballot.Of[team], rubric.Missing))
                )
                .ToValueList(),
        };

        ValueList<MissingScore> Incomplete(Func<Sheet, bool> isIncomplete) =>
            inOrder
                .SelectMany(team =>
                    all.Where(each => isIncomplete(each.Of[team]))
                        .Select(each => new MissingScore(team, each.Criterion.Id, each.Of[team].Missing))
                )
                .ToValueList();
    }

    /// <summary>Why scorecards cannot be tallied by a rubric; null when they can.</summary>
    public static string? Fault(Rubric? rubric) =>
        rubric switch
        {
            null or { Criteria.Count: 0 } => "It has no criteria.",
            _ => rubric.AllCriteria.Select(FaultOf).FirstOrDefault(each => each is not null),
        };

    private static string? FaultOf(Criterion criterion) =>
        criterion switch
        {
            { Normalisation: Normalisation.ToTarget, Target: null } =>
                $"The criterion '{criterion.Id}' is the ratio to a target that is not given.",
            { IsScoredDirectly: false, Normalisation: Normalisation.ToTarget or Normalisation.ToLeader } =>
                $"The criterion '{criterion.Id}' is what its parts add up to; it is those that can be normalised.",
            _ => null,
        };

    private static ValueMap<CriterionId, decimal> Row(List<Column> columns, Func<Column, decimal> points) =>
        columns.Select(column => KeyValuePair.Create(column.Criterion.Id, points(column))).ToValueMap();
}

/// <summary>A score that is missing.</summary>
/// <param name="Team">Whose.</param>
/// <param name="Criterion">In which criterion, or on which gate.</param>
/// <param name="Judges">Which judges, or groups of them, have not scored it; none where nobody has or all abstained.</param>
public sealed record MissingScore(TeamId Team, CriterionId Criterion, ValueList<JudgeId> Judges);

/// <summary>How a panel voted on a gate of a team.</summary>
/// <param name="Team">The team.</param>
/// <param name="Gate">The gate.</param>
/// <param name="For">How many say that it was passed.</param>
/// <param name="Against">How many say that it was not.</param>
/// <param name="IsOpen">Whether votes are missing that the rubric wants.</param>
public sealed record GateVote(TeamId Team, GateId Gate, int For, int Against, bool IsOpen)
{
    /// <summary>Whether as many are for it as against it: a person decides then.</summary>
    public bool IsEven => !IsOpen && For == Against;

    /// <summary>Whether the gate was passed: more are for it than against; null while that is open, or even.</summary>
    public bool? Passed => IsOpen || IsEven ? null : For > Against;

    internal static GateVote Of(TeamId team, GateId gate, Sheet sheet, MissingScores missing)
    {
        var given = missing == MissingScores.Zero ? sheet.FilledWith(0) : sheet.Given;
        return new(team, gate, given.Count(vote => vote > 0), given.Count(vote => vote == 0), sheet.IsOpen(missing));
    }
}

/// <summary>How few and how many points a team can still come to, as if all that is missing were nothing or the most.</summary>
/// <param name="Team">The team.</param>
/// <param name="Worst">Its total if its missing scores are zero, and those of the others the most.</param>
/// <param name="Best">Its total if its missing scores are the most, and those of the others zero.</param>
public sealed record PointsRange(TeamId Team, decimal? Worst, decimal? Best);
