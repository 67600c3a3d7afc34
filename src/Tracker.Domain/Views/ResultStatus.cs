using Tracker.Domain.Clocks;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Views;

/// <summary>Whether a round's result can still change, and by what.</summary>
/// <param name="Status"><c>pending</c> before the evaluation; <c>provisional</c> until the window for objections is over and
/// every objection is decided, or the result is finalized; then <c>final</c>.</param>
/// <param name="ObjectionsUntil">Until when objections may be filed.</param>
/// <param name="FinalizedAt">When it was finalized.</param>
/// <param name="Objections">The objections that were filed, by team.</param>
public sealed record ResultStatus(
    string Status,
    Moment? ObjectionsUntil,
    Moment? FinalizedAt,
    ValueList<ObjectionView> Objections
)
{
    internal static ResultStatus Of(Round round, DateTimeOffset asOf, TimeZoneId zone) =>
        new(
            round switch
            {
                { Evaluation: null } => "pending",
                { FinalizedAt: not null } => "final",
                { ObjectionsUntil: { } until } when until.In(zone) < asOf && !round.HasOpenObjections => "final",
                _ => "provisional",
            },
            round.ObjectionsUntil,
            round.FinalizedAt,
            round
                .Objections.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal)
                .Select(pair => new ObjectionView(pair.Key, pair.Value.At, pair.Value.Grounds, pair.Value.Upheld))
                .ToValueList()
        );
}

/// <summary>A team's objection to a round's result.</summary>
/// <param name="Team">The team.</param>
/// <param name="At">When it was filed.</param>
/// <param name="Grounds">On what grounds.</param>
/// <param name="Upheld">Whether it was upheld; absent until it is decided.</param>
public sealed record ObjectionView(TeamId Team, Moment At, string Grounds, bool? Upheld);
