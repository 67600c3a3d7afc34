using System.Collections.Immutable;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Teams;

/// <summary>A participant.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name now.</param>
/// <param name="FormerNames">The names it had before, the first first.</param>
/// <param name="Members">The organisations in it.</param>
/// <param name="Entries">What it showed.</param>
/// <param name="Status">Whether it is in.</param>
/// <param name="Outcomes">What became of it in each round that was decided for it.</param>
public sealed record Team(
    TeamId Id,
    Names Name,
    ImmutableList<Names> FormerNames,
    ImmutableSortedSet<string> Members,
    ImmutableDictionary<EntryId, Entry> Entries,
    TeamStatus Status,
    ImmutableDictionary<StepId, Outcome> Outcomes
)
{
    /// <summary>Whether it is in the field.</summary>
    public bool IsIn => Status is TeamStatus.In;

    /// <summary>A team that has shown nothing yet.</summary>
    public static Team Of(TeamId id, Names name, ValueList<string> members, TeamStatus status) =>
        new(
            id,
            name,
            [],
            Of(members),
            ImmutableDictionary<EntryId, Entry>.Empty,
            status,
            ImmutableDictionary<StepId, Outcome>.Empty
        );

    /// <summary>Members as a set: by their letters, never by what the machine's language takes for the same.</summary>
    public static ImmutableSortedSet<string> Of(ValueList<string> members) =>
        members.ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>The team under another name; the old one is kept.</summary>
    public Team Rename(Names name) =>
        name == Name ? this : this with { Name = name, FormerNames = FormerNames.Add(Name) };
}

/// <summary>Whether a team is in. A team has one status, so it cannot be both in and out.</summary>
public abstract record TeamStatus
{
    private TeamStatus() { }

    /// <summary>It is in the field.</summary>
    /// <param name="Since">Since when: its entry, or the last step that kept or brought it in.</param>
    /// <param name="Step">That step; null since entry.</param>
    /// <param name="Tier">The tier in which that step put it.</param>
    public sealed record In(Moment Since, StepId? Step, string? Tier) : TeamStatus;

    /// <summary>It is out.</summary>
    /// <param name="How">How it left.</param>
    /// <param name="At">When it left.</param>
    /// <param name="Round">In which round, where in one.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Out(Departure How, Moment At, StepId? Round, string? Reason) : TeamStatus;
}

/// <summary>How a team left the field.</summary>
public enum Departure
{
    /// <summary>A round was decided against it.</summary>
    Eliminated,

    /// <summary>It left of its own will.</summary>
    Withdrawn,

    /// <summary>It broke the rules.</summary>
    Disqualified,
}

/// <summary>What became of a team in a round.</summary>
public abstract record Outcome(Moment At)
{
    /// <summary>It went on.</summary>
    public sealed record Selected(Moment At, string? Tier) : Outcome(At);

    /// <summary>It did not.</summary>
    public sealed record Eliminated(Moment At, EliminationReason Reason) : Outcome(At);
}

/// <summary>What a team showed.</summary>
/// <param name="Id">Its id within the team.</param>
/// <param name="Name">Its name.</param>
/// <param name="At">When it was shown, last.</param>
/// <param name="Attributes">What it is.</param>
/// <param name="Claims">What the team says of it.</param>
public sealed record Entry(
    EntryId Id,
    Names Name,
    Moment At,
    ValueMap<string, string> Attributes,
    ValueList<Claim> Claims
)
{
    /// <summary>The entry as it was presented.</summary>
    public static Entry Of(EntryPresented e) => new(e.Entry, e.Name, e.At, e.Attributes, e.Claims);
}
