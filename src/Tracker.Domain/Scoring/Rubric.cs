using System.Text.Json.Serialization;
using Tracker.Domain.Values;

namespace Tracker.Domain.Scoring;

/// <summary>How a round is judged.</summary>
/// <param name="Criteria">What is scored, nested: where a criterion has no score of its own, its parts add up to it.</param>
/// <param name="Gates">What must be passed apart from the points.</param>
/// <param name="Aggregation">How the judges' scores of one criterion become one.</param>
/// <param name="Rounding">To how many places points are rounded, and how; null when they are given as they are.</param>
/// <param name="Ties">What is done when a tie lies across the cut.</param>
/// <param name="Missing">What a missing score counts as.</param>
public sealed record Rubric(
    ValueList<Criterion> Criteria,
    ValueList<Gate> Gates,
    Aggregation Aggregation = Aggregation.Mean,
    Rounding? Rounding = null,
    TieRule? Ties = null,
    MissingScores Missing = MissingScores.Block
)
{
    /// <summary>Every criterion at every depth, parents before their parts.</summary>
    [JsonIgnore]
    public IEnumerable<Criterion> AllCriteria => Criteria.SelectMany(criterion => criterion.SelfAndParts());

    /// <summary>What judges fill in: the criteria that have no parts, and the gates on which they vote.</summary>
    [JsonIgnore]
    public IEnumerable<Criterion> OnCards =>
        AllCriteria.Where(criterion => criterion.IsScoredDirectly).Concat(Votes.Select(gate => gate.Ballot));

    /// <summary>The gates on which a panel votes.</summary>
    [JsonIgnore]
    public IEnumerable<Gate> Votes => Gates.Where(gate => gate.Judges.Count > 0);
}

/// <summary>One thing that is scored.</summary>
/// <param name="Id">Its id, unique within the rubric.</param>
/// <param name="Name">Its name.</param>
/// <param name="Max">The most points it can give.</param>
/// <param name="Weight">By how much its points count in its parent; 1 where absent.</param>
/// <param name="Normalisation">How raw points become points; as they are, where absent.</param>
/// <param name="Criteria">Its parts; none when it is scored directly.</param>
/// <param name="Judges">Who scores it: judges, or groups of them (<c>expert</c> is <c>expert-07</c> too); anyone, where
/// none is named.</param>
/// <param name="Aggregation">How its judges' scores become one; as the rubric says, where absent.</param>
/// <param name="Target">What gets the maximum, with <see cref="Scoring.Normalisation.ToTarget" />.</param>
public sealed record Criterion(
    CriterionId Id,
    Names Name,
    decimal Max,
    decimal? Weight,
    Normalisation? Normalisation,
    ValueList<Criterion> Criteria,
    ValueList<JudgeId> Judges,
    Aggregation? Aggregation = null,
    decimal? Target = null
)
{
    /// <summary>Whether judges score it, and not its parts.</summary>
    [JsonIgnore]
    public bool IsScoredDirectly => Criteria.Count == 0;

    /// <summary>The most that one judge can give: with a target as much as was measured, else the maximum.</summary>
    [JsonIgnore]
    public decimal MostOfOneJudge => Normalisation == Scoring.Normalisation.ToTarget ? MostMeasured : Max;

    private const decimal MostMeasured = 1_000_000_000m;

    /// <summary>Whether a judge may score it.</summary>
    public bool IsScoredBy(JudgeId judge) => Judges.Count == 0 || Judges.Any(judge.IsOf);

    /// <summary>This criterion and every part of it, at every depth.</summary>
    public IEnumerable<Criterion> SelfAndParts() => Criteria.SelectMany(part => part.SelfAndParts()).Prepend(this);
}

/// <summary>A pass/fail requirement outside the points.</summary>
/// <param name="Id">Its id, unique within the rubric.</param>
/// <param name="Name">Its name.</param>
/// <param name="Judges">The panel that votes on it: judges, or groups of them, who give it 1 or 0 on their scorecards; none
/// where whoever evaluates says whether it was passed.</param>
public sealed record Gate(GateId Id, Names Name, ValueList<JudgeId> Judges)
{
    /// <summary>How it stands on a scorecard, under its own id.</summary>
    [JsonIgnore]
    public Criterion Ballot => new(new(Id.Value), Name, 1, null, null, [], Judges);
}

/// <summary>How the scores of several judges become one.</summary>
public enum Aggregation
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>Their median.</summary>
    Median,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>The mean without one of the highest and one of the lowest; of fewer than three, the mean.</summary>
    TrimmedMean,
}

/// <summary>How raw points become points.</summary>
public enum Normalisation
{
    /// <summary>As they are.</summary>
    None,

    /// <summary>Scaled so that the leader gets the maximum.</summary>
    ToLeader,

    /// <summary>As the ratio to a target: reaching it gives the maximum, and going beyond it no more.</summary>
    ToTarget,
}

/// <summary>How points are rounded.</summary>
/// <param name="Places">Decimal places that are kept, 0 to 10.</param>
/// <param name="Mode">What is done with a half.</param>
/// <param name="On">Whether each item is rounded, or the total alone.</param>
public sealed record Rounding(int Places, RoundingMode Mode, RoundingScope On);

/// <summary>What is done with a half.</summary>
public enum RoundingMode
{
    /// <summary>Away from zero, as people are taught to.</summary>
    HalfUp,

    /// <summary>To the even neighbour.</summary>
    HalfEven,
}

/// <summary>What is rounded.</summary>
public enum RoundingScope
{
    /// <summary>Each item, before it is added.</summary>
    Item,

    /// <summary>The total alone.</summary>
    Total,
}

/// <summary>What is done when teams with one rank lie on both sides of the cut.</summary>
/// <param name="Rule">What is done.</param>
/// <param name="Criteria">With <see cref="TieResolution.ByCriteria" />, which criteria decide, the first first.</param>
public sealed record TieRule(TieResolution Rule, ValueList<CriterionId> Criteria);

/// <summary>What is done with a tie across the cut.</summary>
public enum TieResolution
{
    /// <summary>Nothing: the decision is refused until a person names the teams.</summary>
    Refuse,

    /// <summary>All tied teams go on.</summary>
    AllThrough,

    /// <summary>No tied team goes on.</summary>
    NoneThrough,

    /// <summary>The teams with more points in the named criteria go on.</summary>
    ByCriteria,
}

/// <summary>What a missing score counts as.</summary>
public enum MissingScores
{
    /// <summary>The result cannot be made until it is there.</summary>
    Block,

    /// <summary>It is left out, and what the other judges gave counts alone; where nobody scored, it is still missing.</summary>
    Exclude,

    /// <summary>Zero points.</summary>
    Zero,
}
