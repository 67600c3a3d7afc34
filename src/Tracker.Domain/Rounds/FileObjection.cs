using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>A team objects to a round's result.</summary>
public sealed record FileObjection(StepId Round, TeamId Team, string Grounds) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Rounds.TryGetValue(Round, out var round)
        && round.Objections.TryGetValue(Team, out var filed)
        && filed.Grounds == Grounds
            ? Decision.Nothing
            : new ObjectionFiled(Round, Team, Grounds);

    internal static Refusal? Check(Competition competition, ObjectionFiled filed)
    {
        if (
            (
                ReasonRule.Check(filed.Grounds)
                ?? competition.CheckProvisional(filed.Round)
                ?? competition.CheckKnown(filed.Team)
            ) is
            { } refusal
        )
            return refusal;
        var round = competition.Rounds[filed.Round];
        if (round.ObjectionsUntil is not { } until)
            return Refusal.Contradicts(
                "objections-not-open",
                $"No window for objections was opened for '{round.Id}'.",
                "the window first"
            );
        if (until.IsOverBefore(filed.At, competition.TimeZone))
            return Refusal.Contradicts(
                "objections-closed",
                $"Objections to '{round.Id}' could be filed until {until}.",
                "a time before that"
            );
        return round.Objections.ContainsKey(filed.Team)
            ? Refusal.Contradicts(
                "objection-exists",
                $"{filed.Team} has objected to '{round.Id}' already.",
                "one objection for each team"
            )
            : null;
    }
}
