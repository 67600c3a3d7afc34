using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Store.Projections;

/// <summary>A view of a competition after everything that is recorded of it, by the competition's id.</summary>
/// <param name="Id">The competition's id.</param>
/// <param name="Basis">The history of which it is a view.</param>
public abstract record CurrentDocument(string Id, Basis Basis);

/// <summary>The history of which a document is a view.</summary>
/// <param name="Version">The sequence of the last event that is in it.</param>
/// <param name="Zone">The zone in which the competition's days end.</param>
/// <param name="SettledAt">From when on the view is the answer for who asks for now: everything in it has taken effect, and no
/// window for objections is still to close.</param>
/// <param name="IsOpen">Whether it is the same for readers without a role, from whom nothing is held back.</param>
/// <param name="IsWhole">Whether it is all that insiders see: scorecards are left out of views, as each that comes in would
/// change what all of them come to.</param>
public sealed record Basis(
    long Version,
    TimeZoneId Zone,
    DateTimeOffset SettledAt,
    bool IsOpen = false,
    bool IsWhole = false
)
{
    /// <summary>What a history's views stand on.</summary>
    public static Basis Of(History history) =>
        new(
            history.Version,
            history.Zone,
            SettledAtOf(history),
            history.IsOpen,
            history.Current.Rounds.Values.All(round => round.Evaluation is not null || round.Scorecards.IsEmpty)
        );

    /// <summary>Whether it is for a reader.</summary>
    public bool IsFor(Reader reader) => IsOpen || (IsWhole && reader == Reader.Insider);

    private static DateTimeOffset SettledAtOf(History history) =>
        history
            .Current.Rounds.Values.Select(round => round.ObjectionsUntil)
            .OfType<Moment>()
            .Select(until => until.In(history.Zone).AddTicks(1))
            .Append(history.LastAt)
            .Max();
}

/// <summary>A competition in brief: a row of the list of competitions.</summary>
public sealed record CurrentSummary(string Id, Basis Basis, SummaryView View) : CurrentDocument(Id, Basis);

/// <summary>The field of a competition.</summary>
public sealed record CurrentField(string Id, Basis Basis, FieldView View) : CurrentDocument(Id, Basis);

/// <summary>The funnel of a competition.</summary>
public sealed record CurrentFunnel(string Id, Basis Basis, FunnelView View) : CurrentDocument(Id, Basis);

/// <summary>The standings of a competition: the latest, and those of every round.</summary>
public sealed record CurrentStandings(
    string Id,
    Basis Basis,
    StandingsView View,
    ValueMap<StepId, StandingsView> Rounds
) : CurrentDocument(Id, Basis);
