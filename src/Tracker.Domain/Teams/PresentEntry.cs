using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Teams;

/// <summary>A team shows what it made, or says more of what it showed.</summary>
public sealed record PresentEntry(
    TeamId Team,
    EntryId Entry,
    Names Name,
    ValueMap<string, string> Attributes,
    ValueList<Claim> Claims
) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        IsSo(competition) ? Decision.Nothing : new EntryPresented(Team, Entry, Name, Attributes, Claims);

    internal static Refusal? Check(Competition competition, EntryPresented presented) =>
        competition.CheckKnown(presented.Team);

    private bool IsSo(Competition competition) =>
        competition.Teams.TryGetValue(Team, out var team)
        && (Circumstances.Official ? team.Entries : team.Unofficial.Entries).TryGetValue(Entry, out var entry)
        && entry.Name == Name
        && entry.Attributes == Attributes
        && entry.Claims == Claims;
}
