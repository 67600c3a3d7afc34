using System.Collections.Immutable;
using Tracker.Domain.Calls;
using Tracker.Domain.Clocks;
using Tracker.Domain.Rounds;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Competitions;

/// <summary>What a competition is after some of its events: the state that they fold to. Immutable and shared.</summary>
public sealed partial record Competition
{
    /// <summary>Before anything happened.</summary>
    public static Competition Unannounced { get; } = new();

    /// <summary>Its name.</summary>
    public Names Name { get; init; } = new(new ValueMap<string, string>());

    /// <summary>Who runs it.</summary>
    public string? Host { get; init; }

    /// <summary>The zone in which its days end.</summary>
    public TimeZoneId TimeZone { get; init; } = TimeZoneId.Utc;

    /// <summary>The planned sizes of the field, the entry first.</summary>
    public ValueList<int> Plan { get; init; }

    /// <summary>Whether it runs, or how it ended.</summary>
    public Phase Phase { get; init; } = new Phase.Unannounced();

    /// <summary>Every team that ever took part.</summary>
    public ImmutableDictionary<TeamId, Team> Teams { get; init; } = ImmutableDictionary<TeamId, Team>.Empty;

    /// <summary>Every round that was ever scheduled.</summary>
    public ImmutableDictionary<StepId, Round> Rounds { get; init; } = ImmutableDictionary<StepId, Round>.Empty;

    /// <summary>The rounds in the order in which they were scheduled.</summary>
    public ImmutableList<StepId> Schedule { get; init; } = [];

    /// <summary>Every call that was ever opened.</summary>
    public ImmutableDictionary<StepId, Call> Calls { get; init; } = ImmutableDictionary<StepId, Call>.Empty;

    /// <summary>How the field came to its size.</summary>
    public Passage Passage { get; init; } = Passage.None;

    /// <summary>What was noted, so that a note is kept once.</summary>
    public NoteSet Notes { get; init; } = NoteSet.Empty;

    /// <summary>Every source that was cited.</summary>
    public ImmutableDictionary<SourceId, Source> Sources { get; init; } = ImmutableDictionary<SourceId, Source>.Empty;

    /// <summary>The teams that are still in.</summary>
    public IEnumerable<Team> Field => Teams.Values.Where(team => team.IsIn);

    /// <summary>
    /// How many teams were planned to survive a round: what the round says, else what the plan says of the round's place
    /// among those that were not cancelled.
    /// </summary>
    public int? PlannedSurvivors(Round round)
    {
        if (round.Survivors is { } own)
            return own;
        var place = Schedule.Where(id => Rounds[id].Cancelled is null).ToList().IndexOf(round.Id) + 1;
        return place > 0 && place < Plan.Count ? Plan[place] : null;
    }
}

/// <summary>A note by what it says.</summary>
public sealed record NotedText(ValueList<TeamId> Teams, string Text);

/// <summary>Whether a competition runs, or how it ended.</summary>
public abstract record Phase
{
    private Phase() { }

    /// <summary>The phase as a word in a sentence.</summary>
    public abstract string Word { get; }

    /// <summary>It has not been announced.</summary>
    public sealed record Unannounced : Phase
    {
        /// <inheritdoc />
        public override string Word => "unannounced";
    }

    /// <summary>It runs.</summary>
    public sealed record Running : Phase
    {
        /// <inheritdoc />
        public override string Word => "running";
    }

    /// <summary>It ended with its winners.</summary>
    public sealed record Concluded(ValueList<TeamId> Winners) : Phase
    {
        /// <inheritdoc />
        public override string Word => "concluded";
    }

    /// <summary>It was given up.</summary>
    public sealed record Cancelled(string Reason) : Phase
    {
        /// <inheritdoc />
        public override string Word => "cancelled";
    }
}
