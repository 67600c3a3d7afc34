using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Teams;

/// <summary>Gives a team another name.</summary>
public sealed record RenameTeam(TeamId Team, Names Name) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Teams.TryGetValue(Team, out var team) && team.Name == Name
            ? Decision.Nothing
            : new TeamRenamed(Team, Name);

    internal static Refusal? Check(Competition competition, TeamRenamed renamed) =>
        competition.CheckKnown(renamed.Team);
}
