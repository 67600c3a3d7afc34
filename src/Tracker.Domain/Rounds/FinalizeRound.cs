using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>Makes a round's result final.</summary>
public sealed record FinalizeRound(StepId Round) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Rounds.TryGetValue(Round, out var round) && round.FinalizedAt is not null
            ? Decision.Nothing
            : new RoundFinalized(Round);

    internal static Refusal? Check(Competition competition, RoundFinalized finalized)
    {
        if (competition.CheckProvisional(finalized.Round) is { } refusal)
            return refusal;
        var open = competition
            .Rounds[finalized.Round]
            .Objections.Where(pair => pair.Value.Upheld is null)
            .Select(pair => pair.Key)
            .ToList();
        return open.Count > 0
            ? Refusal.Contradicts(
                "objections-undecided",
                $"The objection of {Words.List(open)} to '{finalized.Round}' is not decided.",
                "the decision on each objection first"
            )
            : null;
    }
}
