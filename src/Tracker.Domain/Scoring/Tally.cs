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
        var missing = inOrder.SelectMany(team =>
            sheets
                .Where(sheet => sheet.Of[team].IsIncomplete)
                .Select(sheet => new MissingScore(team, sheet.Criterion.Id, sheet.Of[team].Missing))
        );
        var columns = sheets.Select(sheet => Column.Of(rubric, sheet.Criterion, sheet.Of)).ToList();
        return new(
            columns.TrueForAll(column => column.Points is not null) && inOrder.Count > 0
                ? inOrder.ToDictionary(team => team, team => Row(columns, column => column.Points![team]))
                : null,
            missing.ToValueList(),
            inOrder
                .Select(team => new PointsRange(
                    team,
                    Points.Total(rubric, Row(columns, column => column.Worst(team))),
                    Points.Total(rubric, Row(columns, column => column.Best(team)))
                ))
                .ToValueList()
        );
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
/// <param name="Criterion">In which criterion.</param>
/// <param name="Judges">Which judges, or groups of them, have not scored it; none where nobody has or all abstained.</param>
public sealed record MissingScore(TeamId Team, CriterionId Criterion, ValueList<JudgeId> Judges);

/// <summary>How few and how many points a team can still come to, as if all that is missing were nothing or the most.</summary>
/// <param name="Team">The team.</param>
/// <param name="Worst">Its total if its missing scores are zero, and those of the others the most.</param>
/// <param name="Best">Its total if its missing scores are the most, and those of the others zero.</param>
public sealed record PointsRange(TeamId Team, decimal? Worst, decimal? Best);
