using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Teams;

/// <summary>A team that is out is in again, because its leaving was undone.</summary>
public sealed record ReinstateTeam(TeamId Team, StepId? Round, string Reason) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Teams.TryGetValue(Team, out var team) && team.IsIn
            ? Decision.Nothing
            : new TeamReinstated(Team, Round, Reason);

    internal static Refusal? Check(Competition competition, TeamReinstated reinstated) =>
        ReasonRule.Check(reinstated.Reason)
        ?? competition.CheckKnown(reinstated.Team)
        ?? competition.CheckStep(reinstated.Round)
        ?? (
            competition.Teams[reinstated.Team].IsIn
                ? Refusal.Contradicts(
                    "team-in-field",
                    $"At {reinstated.At} {reinstated.Team} is in the field.",
                    "a team that is out, or a time at which it was"
                )
                : null
        );
}
