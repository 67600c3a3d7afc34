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
    /// <summary>What others than the organiser said of its members and entries: shown apart.</summary>
    public HearsayOfTeam Unofficial { get; init; } = HearsayOfTeam.None;

    /// <summary>The rounds in which it was put out and that was undone by its reinstatement.</summary>
    public ImmutableHashSet<StepId> ReinstatedIn { get; init; } = [];

    /// <summary>Whether it is in the field.</summary>
    public bool IsIn => Status is TeamStatus.In;

    /// <summary>Whether it gave up, or was put out for breaking the rules.</summary>
    public bool HasGone => Status is TeamStatus.Out { How: Departure.Withdrawn or Departure.Disqualified };

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

    /// <summary>The team as if a round had not been decided for it.</summary>
    public Team Reopen(StepId round) =>
        this with
        {
            Status = Status == Outcomes[round].Gives(round) ? Outcomes[round].Before : Status,
            Outcomes = Outcomes.Remove(round),
        };

    /// <summary>Members as a set: by their letters, never by what the machine's language takes for the same.</summary>
    public static ImmutableSortedSet<string> Of(ValueList<string> members) =>
        members.ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>The team with the organisations that joined and without those that left.</summary>
    public Team ChangeMembers(TeamMembersChanged e) =>
        e.Official
            ? this with
            {
                Members = Members.Except(e.Left).Union(e.Joined),
            }
            : this with
            {
                Unofficial = Unofficial with { Members = Unofficial.Members.Except(e.Left).Union(e.Joined) },
            };

    /// <summary>The team in the field again, the round that put it out remembered as undone.</summary>
    public Team Reinstate(TeamReinstated e) =>
        this with
        {
            Status = new TeamStatus.In(e.At, e.Round, null),
            ReinstatedIn = Status is TeamStatus.Out { Round: { } round } ? ReinstatedIn.Add(round) : ReinstatedIn,
        };

    /// <summary>The team with what it showed.</summary>
    public Team Present(EntryPresented e) =>
        e.Official
            ? this with
            {
                Entries = Entries.SetItem(e.Entry, Entry.Of(e)),
            }
            : this with
            {
                Unofficial = Unofficial with { Entries = Unofficial.Entries.SetItem(e.Entry, Entry.Of(e)) },
            };

    /// <summary>The team under another name; the old one is kept.</summary>
    public Team Rename(Names name) =>
        name == Name ? this : this with { Name = name, FormerNames = FormerNames.Add(Name) };
}

/// <summary>What others than the organiser said of a team.</summary>
/// <param name="Members">Organisations that are said to be in it.</param>
/// <param name="Entries">What it is said to have shown.</param>
public sealed record HearsayOfTeam(ImmutableSortedSet<string> Members, ImmutableDictionary<EntryId, Entry> Entries)
{
    /// <summary>Nothing is said.</summary>
    public static HearsayOfTeam None { get; } =
        new(
            ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal),
            ImmutableDictionary<EntryId, Entry>.Empty
        );
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

    /// <summary>It became part of another team.</summary>
    Merged,
}

/// <summary>What became of a team in a round.</summary>
/// <param name="At">When that was decided.</param>
/// <param name="Sequence">The event that decided it.</param>
/// <param name="Before">Its status before, to which it returns if the decision is reopened.</param>
public abstract record Outcome(Moment At, long Sequence, TeamStatus Before)
{
    /// <summary>Whether the round's decision brought it about, so that it goes when that is reopened.</summary>
    public abstract bool IsByDecision { get; }

    /// <summary>The status that it gave the team.</summary>
    public abstract TeamStatus Gives(StepId round);

    /// <summary>It went on.</summary>
    public sealed record Selected(Moment At, long Sequence, TeamStatus Before, string? Tier)
        : Outcome(At, Sequence, Before)
    {
        /// <inheritdoc />
        public override bool IsByDecision => true;

        /// <inheritdoc />
        public override TeamStatus Gives(StepId round) => new TeamStatus.In(At, round, Tier);
    }

    /// <summary>It did not.</summary>
    public sealed record Eliminated(Moment At, long Sequence, TeamStatus Before, EliminationReason Reason)
        : Outcome(At, Sequence, Before)
    {
        /// <inheritdoc />
        public override bool IsByDecision => Reason.IsByDecision();

        /// <inheritdoc />
        public override TeamStatus Gives(StepId round) =>
            new TeamStatus.Out(Departure.Eliminated, At, round, Words.Of(Reason));
    }
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
