using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Teams;

/// <summary>A team is put out for breaking the rules.</summary>
public sealed record DisqualifyTeam(TeamId Team, StepId? Round, string Reason) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.IsOut(Team, Departure.Disqualified, Round, Reason)
            ? Decision.Nothing
            : new TeamDisqualified(Team, Round, Reason);

    internal static Refusal? Check(Competition competition, TeamDisqualified disqualified) =>
        ReasonRule.Check(disqualified.Reason)
        ?? competition.CheckIn(disqualified.Team, disqualified.At)
        ?? competition.CheckStep(disqualified.Round);
}
