using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Tracker.Store.Reading;
using Tracker.Web.Language;

namespace Tracker.Api.Feeds;

/// <summary>A date of a competition: a round begins or ends, or objections to its result do.</summary>
/// <param name="Round">The round.</param>
/// <param name="Kind">Which of its dates: <c>opens</c>, <c>closes</c> or <c>objections</c>. With the round it stays the same when the date changes.</param>
/// <param name="At">When.</param>
/// <param name="Title">What then happens.</param>
/// <param name="Cancelled">Why it will not take place; null when it will.</param>
/// <param name="Changes">How often it was said anew since it was said first.</param>
/// <param name="SaidAt">Since when the reader could know of the last change.</param>
/// <param name="Sources">Where the last of it was read.</param>
internal sealed record CalendarDate(
    StepId Round,
    string Kind,
    Moment At,
    Text Title,
    string? Cancelled,
    int Changes,
    DateTimeOffset SaidAt,
    ValueList<Source> Sources
)
{
    /// <summary>The dates that a reader may see, by round in the order of the schedule.</summary>
    public static IReadOnlyList<CalendarDate> Of(Sight sight, Question question)
    {
        var competition = sight.Competition;
        var record = sight.Record.Where(each => MayBear(each.Event)).ToList();
        return [.. competition.Schedule.SelectMany(id => OfRound(competition.Rounds[id]))];

        IEnumerable<CalendarDate> OfRound(Round round)
        {
            var name = Text.Of(round.Name);
            if (round.OpensAt is { } opens)
                yield return Dated("opens", opens, FeedText.Opens(name), IsOfSchedule);
            if (round.ClosesAt is { } closes)
                yield return Dated("closes", closes, FeedText.Closes(name), IsOfSchedule);
            if (round.ObjectionsUntil is { } until)
                yield return Dated(
                    "objections",
                    until,
                    FeedText.ObjectionsEnd(name),
                    happened => happened is ObjectionWindowOpened
                );

            CalendarDate Dated(string kind, Moment at, Text title, Func<CompetitionEvent, bool> says)
            {
                var end = record.FindLast(each =>
                    each is { UndoneBy: null, Event: CompetitionCancelled }
                    && each.Event.At.In(sight.Zone) < at.In(sight.Zone)
                );
                var said = record
                    .Where(each => says(each.Event) && Subjects.StepOf(each.Event) == round.Id)
                    .Concat(end is null ? [] : [end])
                    .ToList();
                var takenBack = record.Where(each => said.Exists(other => other.UndoneBy == each.Sequence));
                return new(
                    round.Id,
                    kind,
                    at,
                    title,
                    kind == "objections" ? null : round.Cancelled ?? (end?.Event as CompetitionCancelled)?.Reason,
                    said.Concat(takenBack).Count() - 1,
                    said.Concat(takenBack).Max(each => Since.Seen(each, question, sight.Zone)),
                    said.FindLast(each => each.UndoneBy is null)?.Event.Sources ?? []
                );
            }
        }
    }

    private static bool MayBear(CompetitionEvent happened) =>
        IsOfSchedule(happened) || happened is ObjectionWindowOpened or CompetitionCancelled or EventsUndone;

    private static bool IsOfSchedule(CompetitionEvent happened) =>
        happened is RoundScheduled or RoundRescheduled or RoundCancelled;
}
