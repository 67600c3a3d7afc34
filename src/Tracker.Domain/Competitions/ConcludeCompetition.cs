using Tracker.Domain.Deciding;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Competitions;

/// <summary>Ends a programme with its winners.</summary>
public sealed record ConcludeCompetition(ValueList<TeamId> Winners) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Phase is Phase.Concluded { Winners: var winners } && winners == Winners
            ? Decision.Nothing
            : new CompetitionConcluded(Winners);

    internal static Refusal? Check(Competition competition, CompetitionConcluded concluded) =>
        concluded.Winners.Count != concluded.Winners.Distinct().Count()
            ? Refusal.Rule("team-repeated", "A winner is named twice.", "each winner once")
            : concluded
                .Winners.Select(winner => competition.CheckIn(winner, concluded.At))
                .FirstOrDefault(refusal => refusal is not null);
}
