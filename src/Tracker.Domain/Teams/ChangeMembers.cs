using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Teams;

/// <summary>Organisations join or leave a team.</summary>
public sealed record ChangeMembers(TeamId Team, ValueList<string> Joined, ValueList<string> Left) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Teams.TryGetValue(Team, out var team)
        && (Circumstances.Official ? team.Members : team.Unofficial.Members) is var members
        && Joined.All(members.Contains)
        && !Left.Any(members.Contains)
            ? Decision.Nothing
            : new TeamMembersChanged(Team, Joined, Left);

    internal static Refusal? Check(Competition competition, TeamMembersChanged changed)
    {
        if (competition.CheckKnown(changed.Team) is { } unknown)
            return unknown;
        if (changed.Joined.Intersect(changed.Left).FirstOrDefault() is { } both)
            return Refusal.Rule("member-repeated", $"'{both}' both joins and leaves.", "each organisation once");
        return MemberRule.Check(changed.Joined) ?? MemberRule.Check(changed.Left);
    }
}

/// <summary>What a member must be.</summary>
internal static class MemberRule
{
    public static Refusal? Check(ValueList<string> members) =>
        members.Any(string.IsNullOrWhiteSpace)
            ? Refusal.Rule("text-empty", "A member has no name.", "the name of each organisation")
            : null;
}
