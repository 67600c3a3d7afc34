using Tracker.Domain.Deciding;
using Tracker.Domain.Values;
using static System.FormattableString;

namespace Tracker.Domain.Scoring;

/// <summary>What a rubric must be.</summary>
internal static class RubricRule
{
    private const int MostCriteria = 500;

    // JSON is read and written to a certain depth, and a rubric lies deep in some of it.
    private const int MostLevels = 8;
    private const decimal MostPoints = 1_000_000_000m;
    private const decimal MostWeighted = 1_000_000_000_000_000m;

    public static Refusal? Check(Rubric rubric) =>
        Fault(rubric) is var (message, instead) ? Refusal.Rule("rubric-invalid", message, instead) : null;

    private static (string Message, string Instead)? Fault(Rubric rubric)
    {
        var criteria = rubric.AllCriteria.Take(MostCriteria + 1).ToList();
        if (criteria.Count > MostCriteria)
            return ($"The rubric has more than {MostCriteria} criteria.", "fewer criteria");
        if (Levels(rubric.Criteria) > MostLevels)
            return ($"The rubric has criteria at more than {MostLevels} levels.", "fewer levels");
        if (Repeated(criteria.Select(criterion => criterion.Id)) is { } criterion)
            return ($"The criterion '{criterion}' is there twice.", "each criterion once, at whatever depth");
        if (Repeated(rubric.Gates.Select(gate => gate.Id)) is { } gate)
            return ($"The gate '{gate}' is there twice.", "each gate once");
        if (rubric.Votes.FirstOrDefault(each => criteria.Exists(other => other.Id == each.Ballot.Id)) is { } twice)
            return (
                $"Judges vote on the gate '{twice.Id}', which has the id of a criterion.",
                "ids by which a scorecard tells gates from criteria"
            );
        if (rubric.Votes.FirstOrDefault(each => Repeated(each.Judges) is not null) is { } crowded)
            return ($"The gate '{crowded.Id}' names a judge twice.", "each judge or group once");
        if (criteria.FirstOrDefault(each => each.Max is <= 0 or > MostPoints) is { } pointless)
            return (
                Invariant($"The criterion '{pointless.Id}' has a maximum of {pointless.Max}."),
                "a maximum above zero"
            );
        if (criteria.FirstOrDefault(each => each.Weight is < 0 or > MostPoints) is { } weightless)
            return (
                Invariant($"The criterion '{weightless.Id}' has a weight of {weightless.Weight}."),
                "a weight of zero or more"
            );
        if (rubric.Criteria.Any(each => Most(each) > (double)MostWeighted))
            return (
                Invariant($"By their weights the criteria give more than {MostWeighted} points."),
                "lower weights or maxima"
            );
        if (criteria.Select(FaultOfScoring).FirstOrDefault(each => each is not null) is { } fault)
            return fault;
        if (rubric.Rounding is { Places: < 0 or > 10 } rounding)
            return ($"Points cannot be rounded to {rounding.Places} places.", "0 to 10 decimal places");
        return FaultOfTies(rubric.Ties, [.. criteria.Select(each => each.Id)]);
    }

    // A bound that no product of weights reaches unseen; nothing is reckoned with what this gives.
    private static double Most(Criterion criterion) =>
        Math.Max((double)criterion.Max, criterion.Criteria.Sum(Most)) * (double)(criterion.Weight ?? 1);

    private static (string, string)? FaultOfScoring(Criterion criterion) =>
        criterion switch
        {
            // A method may be published without its target; scorecards are not tallied by it then.
            { Target: <= 0 or > MostPoints } => (
                $"The criterion '{criterion.Id}' has a target of {criterion.Target}.",
                "a target above zero"
            ),
            { Normalisation: not Normalisation.ToTarget, Target: not null } => (
                $"The criterion '{criterion.Id}' has a target, and is not normalised to it.",
                "\"normalisation\": \"to-target\", or no target"
            ),
            { IsScoredDirectly: false, Judges.Count: > 0 } or { IsScoredDirectly: false, Aggregation: not null } => (
                $"The criterion '{criterion.Id}' is what its parts add up to: no judge scores it.",
                "judges and aggregation at its parts"
            ),
            _ when Repeated(criterion.Judges) is { } judge => (
                $"The criterion '{criterion.Id}' names '{judge}' twice among its judges.",
                "each judge or group once"
            ),
            _ => null,
        };

    private static int Levels(ValueList<Criterion> criteria) =>
        criteria.Count == 0 ? 0 : 1 + criteria.Max(criterion => Levels(criterion.Criteria));

    private static (string, string)? FaultOfTies(TieRule? ties, HashSet<CriterionId> criteria) =>
        ties switch
        {
            { Rule: TieResolution.ByCriteria, Criteria.Count: 0 } => (
                "Ties are to be decided by criteria, but none is named.",
                "the criteria that decide, the first first"
            ),
            { } rule when rule.Criteria.FirstOrDefault(id => !criteria.Contains(id)) is { Value: not null } unknown => (
                $"Ties are to be decided by '{unknown}', which is no criterion of the rubric.",
                "criteria of the rubric"
            ),
            _ => null,
        };

    private static TId? Repeated<TId>(IEnumerable<TId> ids)
        where TId : struct
    {
        var seen = new HashSet<TId>();
        foreach (var id in ids)
            if (!seen.Add(id))
                return id;
        return null;
    }
}
