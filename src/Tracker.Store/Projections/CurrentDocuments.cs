using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Store.Projections;

/// <summary>A view of a competition after everything that is recorded of it, by the competition's id.</summary>
public abstract record CurrentDocument
{
    /// <summary>The competition's id.</summary>
    public required string Id { get; init; }

    /// <summary>The sequence of the last event that is in it.</summary>
    public required long Version { get; init; }

    /// <summary>The zone in which the competition's days end.</summary>
    public required TimeZoneId Zone { get; init; }

    /// <summary>
    /// From when on it is the answer for every reader who asks for now: everything in it has taken effect and is public.
    /// </summary>
    public required DateTimeOffset SettledAt { get; init; }
}

/// <summary>A competition in brief: a row of the list of competitions.</summary>
public sealed record CurrentSummary : CurrentDocument
{
    /// <summary>The view.</summary>
    public required SummaryView View { get; init; }
}

/// <summary>The field of a competition.</summary>
public sealed record CurrentField : CurrentDocument
{
    /// <summary>The view.</summary>
    public required FieldView View { get; init; }
}

/// <summary>The funnel of a competition.</summary>
public sealed record CurrentFunnel : CurrentDocument
{
    /// <summary>The view.</summary>
    public required FunnelView View { get; init; }
}

/// <summary>The standings of a competition: the latest, and those of every round.</summary>
public sealed record CurrentStandings : CurrentDocument
{
    /// <summary>The latest standings.</summary>
    public required StandingsView View { get; init; }

    /// <summary>The standings by round.</summary>
    public required ValueMap<StepId, StandingsView> Rounds { get; init; }
}
