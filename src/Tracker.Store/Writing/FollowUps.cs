using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Store.Writing;

/// <summary>What follows from events that are about to be recorded. Pure: a kind of follow-up is one line of a switch.</summary>
public static class FollowUps
{
    /// <summary>The follow-ups of events, each of them once; most events have none.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="before">All that is recorded of it without the events.</param>
    /// <param name="events">The events.</param>
    /// <param name="now">The time of recording.</param>
    public static IReadOnlyList<FollowUp> Of(
        CompetitionId competition,
        History before,
        ValueList<CompetitionEvent> events,
        DateTimeOffset now
    )
    {
        // The history with the events costs a fold, and few writes need it.
        var after = new Lazy<History>(() => before.With(events, now));
        return
        [
            .. events
                .Select(happened =>
                    happened switch
                    {
                        ObjectionWindowOpened opened => WhenItEnds(after.Value, opened.Round),
                        ObjectionDecided decided => OnceItHasEnded(after.Value, decided.Round),
                        ResultsPublished published => WhenItIsOver(after.Value.Zone, published),
                        _ => null,
                    }
                )
                .OfType<FollowUp>()
                .Distinct(),
        ];

        FollowUp? WhenItEnds(History history, StepId round) =>
            FinalizeByTime.End(history, round) is { } until
                ? new(new ObjectionWindowEnded(competition, round, until), until.In(history.Zone))
                : null;

        FollowUp? WhenItIsOver(TimeZoneId zone, ResultsPublished published) =>
            PublishByTime.End(published, zone, now) is { } until
                ? new(new EmbargoEnded(competition, published.Round, until), until.In(zone))
                : null;

        FollowUp? OnceItHasEnded(History history, StepId round) =>
            FinalizeByTime.End(history, round) is { } until
            && until.In(history.Zone) <= now
            && FinalizeByTime.Due(history, round, until) is not null
                ? new(new ObjectionWindowEnded(competition, round, until), null)
                : null;
    }
}
