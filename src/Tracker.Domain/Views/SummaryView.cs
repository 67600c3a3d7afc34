using System.Text.Json.Serialization;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;

namespace Tracker.Domain.Views;

/// <summary>A competition in brief.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="AsOf">For when it was asked.</param>
/// <param name="KnownAt">By what was known when.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
/// <param name="Name">Its name.</param>
/// <param name="Host">Who runs it.</param>
/// <param name="TimeZone">The zone in which its days end.</param>
/// <param name="Status">Whether it runs, or how it ended.</param>
/// <param name="Planned">The planned sizes of the field.</param>
/// <param name="Actual">The size after entry, and after each step.</param>
/// <param name="Size">How many are in.</param>
/// <param name="Winners">Who won, once it is concluded.</param>
/// <param name="Rounds">Its rounds, in the order in which they were scheduled.</param>
/// <param name="Calls">Its calls, by id.</param>
public sealed record SummaryView(
    CompetitionId Competition,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    Names Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Host,
    TimeZoneId TimeZone,
    string Status,
    ValueList<int> Planned,
    ValueList<int> Actual,
    int Size,
    ValueList<TeamId> Winners,
    ValueList<RoundSummary> Rounds,
    ValueList<CallSummary> Calls
)
{
    /// <summary>A competition in brief.</summary>
    /// <returns>The competition; null while it has not been announced.</returns>
    public static SummaryView? Of(Heading heading, Competition competition)
    {
        if (competition.Phase is Phase.Unannounced)
            return null;
        var funnel = FunnelView.Of(heading, competition);
        return new(
            heading.Competition,
            heading.AsOf,
            heading.KnownAt,
            heading.Version,
            competition.Name,
            competition.Host,
            competition.TimeZone,
            competition.Phase.Word,
            funnel.Planned,
            funnel.Actual,
            funnel.Size,
            competition.Phase is Phase.Concluded concluded ? concluded.Winners : [],
            competition.Schedule.Select(id => RoundSummary.Of(competition, competition.Rounds[id])).ToValueList(),
            competition
                .Calls.Values.OrderBy(call => call.Id.Value, StringComparer.Ordinal)
                .Select(call => new CallSummary(call.Id, call.Seats, call.Reason, call.OpenedAt, call.Closed?.At))
                .ToValueList()
        );
    }
}

/// <summary>A round in brief.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Planned">How many were to survive it.</param>
/// <param name="OpensAt">When it begins.</param>
/// <param name="ClosesAt">When it ends.</param>
/// <param name="Status"><c>scheduled</c>, <c>evaluated</c>, <c>decided</c> or <c>cancelled</c>.</param>
/// <param name="Rubric">How it is judged, where that is known.</param>
/// <param name="Cancelled">Why it was cancelled; absent where it was not.</param>
public sealed record RoundSummary(
    StepId Id,
    Names Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Planned,
    Moment? OpensAt,
    Moment? ClosesAt,
    string Status,
    Scoring.Rubric? Rubric,
    string? Cancelled
)
{
    internal static RoundSummary Of(Competition competition, Rounds.Round round) =>
        new(
            round.Id,
            round.Name,
            competition.PlannedSurvivors(round),
            round.OpensAt,
            round.ClosesAt,
            round switch
            {
                { Cancelled: not null } => "cancelled",
                { Decided: true } => "decided",
                { Evaluation: not null } => "evaluated",
                _ => "scheduled",
            },
            round.Rubric,
            round.Cancelled
        );
}

/// <summary>A call in brief.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Seats">How many teams it may admit.</param>
/// <param name="Reason">Why there is a vacancy.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="ClosedAt">When it was closed; absent while it is open.</param>
public sealed record CallSummary(StepId Id, int Seats, string Reason, Moment OpenedAt, Moment? ClosedAt);
