using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>What an evaluation says of one team. Whatever was not made known is absent, never zero.</summary>
/// <param name="Team">The team.</param>
/// <param name="Scores">Points by criterion, for any of the rubric's criteria at any depth.</param>
/// <param name="Total">Points in all.</param>
/// <param name="Rank">The place, 1 being the best; tied teams share one (1, 2, 2, 4).</param>
/// <param name="Gates">Whether the team passed each gate.</param>
/// <param name="Note">A remark on this team's result.</param>
public sealed record Result(
    TeamId Team,
    ValueMap<CriterionId, decimal> Scores,
    decimal? Total,
    int? Rank,
    ValueMap<GateId, bool> Gates,
    string? Note
)
{
    /// <summary>The same result with what another adds; what both say, the addition says last.</summary>
    public Result With(Result addition) =>
        new(
            Team,
            Scores.Concat(addition.Scores).ToValueMap(),
            addition.Total ?? Total,
            addition.Rank ?? Rank,
            Gates.Concat(addition.Gates).ToValueMap(),
            addition.Note ?? Note
        );
}
