using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>Decides a team's objection.</summary>
public sealed record DecideObjection(StepId Round, TeamId Team, bool Upheld) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Rounds.TryGetValue(Round, out var round)
        && round.Objections.TryGetValue(Team, out var filed)
        && filed.Upheld == Upheld
            ? Decision.Nothing
            : new ObjectionDecided(Round, Team, Upheld);

    internal static Refusal? Check(Competition competition, ObjectionDecided decided)
    {
        if (competition.CheckProvisional(decided.Round) is { } refusal)
            return refusal;
        var round = competition.Rounds[decided.Round];
        if (!round.Objections.TryGetValue(decided.Team, out var objection))
            return Refusal.Contradicts(
                "objection-unknown",
                $"{decided.Team} has not objected to '{round.Id}'.",
                "a team that has"
            );
        return objection.Upheld is { } upheld
            ? Refusal.Contradicts(
                "objection-decided",
                $"The objection of {decided.Team} to '{round.Id}' was {(upheld ? "upheld" : "not upheld")} already.",
                "an objection that is not decided"
            )
            : null;
    }
}
