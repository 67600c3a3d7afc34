using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Teams;

/// <summary>What most facts about a team need: that it is known, that it is in.</summary>
internal static class KnownTeams
{
    public static Refusal? CheckKnown(this Competition competition, TeamId team) =>
        competition.Teams.ContainsKey(team)
            ? null
            : Refusal.Unknown(
                "team-unknown",
                team.Value,
                $"The competition has no team '{team}' at that time.",
                "the id of a team that had entered by then"
            );

    public static Refusal? CheckIn(this Competition competition, TeamId team, Moment at) =>
        competition.CheckKnown(team)
        ?? (
            competition.Teams[team].Status is TeamStatus.Out left
                ? Refusal.Contradicts(
                    "team-not-in-field",
                    $"At {at} {team} is not in the field: it was {Words.Of(left.How)} at {left.At}.",
                    "a team of the field, or a time before it left"
                )
                : null
        );

    /// <summary>The team is out in the same way already, so that saying it again changes nothing.</summary>
    public static bool IsOut(this Competition competition, TeamId team, Departure how, StepId? round, string? reason) =>
        competition.Teams.TryGetValue(team, out var known)
        && known.Status is TeamStatus.Out left
        && (left.How, left.Round, left.Reason) == (how, round, reason);
}
