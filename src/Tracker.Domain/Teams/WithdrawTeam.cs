using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Teams;

/// <summary>A team leaves of its own will.</summary>
public sealed record WithdrawTeam(TeamId Team, StepId? Round, string? Reason) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.IsOut(Team, Departure.Withdrawn, Round, Reason)
            ? Decision.Nothing
            : new TeamWithdrew(Team, Round, Reason);

    internal static Refusal? Check(Competition competition, TeamWithdrew withdrew) =>
        competition.CheckIn(withdrew.Team, withdrew.At) ?? competition.CheckStep(withdrew.Round);
}
