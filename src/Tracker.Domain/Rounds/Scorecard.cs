using System.Text.Json.Serialization;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>One judge's scores for one team in one round.</summary>
/// <param name="Team">The team.</param>
/// <param name="Judge">The judge.</param>
/// <param name="Scores">Points by criterion; null where the judge abstained.</param>
public sealed record Scorecard(TeamId Team, JudgeId Judge, ValueMap<CriterionId, decimal?> Scores)
{
    /// <summary>Which one it is among those of its round.</summary>
    [JsonIgnore]
    public ScorecardKey Key => new(Team, Judge);
}

/// <summary>Which of a round's scorecards: a judge has one for each team.</summary>
/// <param name="Team">The team.</param>
/// <param name="Judge">The judge.</param>
[method: JsonConstructor]
public readonly record struct ScorecardKey(TeamId Team, JudgeId Judge);
