using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Teams;

/// <summary>Enters teams at the beginning of a programme: all of them, or none.</summary>
public sealed record EnterTeams(ValueList<EnteringTeam> Teams) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        Teams.Select(team => team.Team).Distinct().Count() != Teams.Count
            ? Refusal.Rule("team-repeated", "A team is named twice.", "each team once")
            : new Decision.Accepted(
                Teams
                    .Where(team => !IsSo(competition, team))
                    .Select(CompetitionEvent (team) => new TeamEntered(team.Team, team.Name, team.Members))
                    .ToValueList()
            );

    private static bool IsSo(Competition competition, EnteringTeam entering) =>
        competition.Teams.TryGetValue(entering.Team, out var team)
        && team.Name == entering.Name
        && team.Members.SetEquals(entering.Members);
}

/// <summary>A team that enters.</summary>
public sealed record EnteringTeam(TeamId Team, Names Name, ValueList<string> Members);

/// <summary>When a team may enter.</summary>
public static class EnterTeam
{
    internal static Refusal? Check(Competition competition, TeamEntered entered)
    {
        if (MemberRule.Check(entered.Members) is { } refusal)
            return refusal;
        if (competition.Teams.ContainsKey(entered.Team))
            return Refusal.Contradicts(
                "team-already-entered",
                $"The team '{entered.Team}' has entered already, with another name or other members.",
                "another id; a new name or members for the team that is there; an admission if it is out"
            );
        return competition.Passage.Steps.Count == 0
            ? null
            : Refusal.Contradicts(
                "entry-closed",
                $"At {entered.At} the entry was over: '{competition.Passage.Steps[0].Id}' had been decided.",
                "an admission, via the round or call by which the team comes in"
            );
    }
}
