using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Teams;

/// <summary>A team comes in after the entry, via a round or a call; one that was out may come back.</summary>
public sealed record AdmitTeam(TeamId Team, Names? Name, ValueList<string> Members, StepId Via, string? Reason)
    : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Passage.Steps.Any(step => step.Id == Via && step.Admitted.Contains(Team))
        && competition.Teams[Team].IsIn
            ? Decision.Nothing
            : new TeamAdmitted(Team, Name, Members, Via, Reason);

    internal static Refusal? Check(Competition competition, TeamAdmitted admitted)
    {
        if ((MemberRule.Check(admitted.Members) ?? competition.CheckStep(admitted.Via)) is { } refusal)
            return refusal;
        if (!competition.Teams.TryGetValue(admitted.Team, out var team))
            return admitted.Name is null
                ? Refusal.Rule(
                    "name-required",
                    $"The team '{admitted.Team}' is new to the competition and has no name.",
                    "its name, such as {\"en\": \"…\"}"
                )
                : CheckSeats(competition, admitted);
        return team.IsIn
            ? Refusal.Contradicts(
                "team-in-field",
                $"At {admitted.At} {admitted.Team} is in the field.",
                "a team that is not in the field"
            )
            : CheckSeats(competition, admitted);
    }

    private static Refusal? CheckSeats(Competition competition, TeamAdmitted admitted)
    {
        if (!competition.Calls.TryGetValue(admitted.Via, out var call))
            return null;
        if (call.Closed is { } closing)
            return Refusal.Contradicts(
                "call-closed",
                $"At {admitted.At} the call '{call.Id}' was closed: it closed at {closing.At}.",
                "a time before it was closed, or another call"
            );
        var taken = competition.Passage.Steps.Where(step => step.Id == call.Id).Sum(step => step.Admitted.Count);
        return taken < call.Seats
            ? null
            : Refusal.Contradicts(
                "call-full",
                $"The call '{call.Id}' has {call.Seats} seats, and all are taken.",
                "another call"
            );
    }
}
