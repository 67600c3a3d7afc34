using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Teams;

/// <summary>
/// Makes one team of several: a new one with a name, or one of the field that takes the others in and may take a new name.
/// </summary>
public sealed record MergeTeams(TeamId Into, Names? Name, ValueList<TeamId> From) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        IsSo(competition) ? Decision.Nothing : new TeamsMerged(Into, Name, From);

    internal static Refusal? Check(Competition competition, TeamsMerged merged)
    {
        if (merged.From.Distinct().Count() != merged.From.Count)
            return Refusal.Rule("team-repeated", "A team is named twice.", "each team once");
        var others = merged.From.Where(team => team != merged.Into).ToList();
        var isNew = !competition.Teams.ContainsKey(merged.Into);
        if (others.Count < (isNew ? 2 : 1))
            return Refusal.Rule(
                "merger-too-small",
                "A merger makes one team of at least two.",
                "two teams for a new one, or one beside the team that takes it in"
            );
        if (isNew && merged.Name is null)
            return Refusal.Rule(
                "name-required",
                $"The team '{merged.Into}' is new to the competition and has no name.",
                "its name, such as {\"en\": \"…\"}"
            );
        return others
            .Concat(isNew ? [] : [merged.Into])
            .Select(team => competition.CheckIn(team, merged.At))
            .FirstOrDefault(refusal => refusal is not null);
    }

    private bool IsSo(Competition competition) =>
        competition.Teams.TryGetValue(Into, out var team)
        && (Name is null || team.Name == Name)
        && From.Any(each => each != Into)
        && From.Where(each => each != Into).All(each => competition.IsOut(each, Departure.Merged, null, Into.Value));
}
