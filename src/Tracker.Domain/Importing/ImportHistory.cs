using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Importing;

/// <summary>Takes a history over from a file: all of it that is not recorded yet, or nothing.</summary>
public static class ImportHistory
{
    private const int MostFaults = 100;

    /// <summary>Decides what a file adds to a history.</summary>
    /// <param name="history">What is recorded.</param>
    /// <param name="events">The events of the file, in its order.</param>
    /// <param name="now">The time of the import.</param>
    public static ImportDecision Decide(History history, ValueList<CompetitionEvent> events, DateTimeOffset now)
    {
        var added = Missing(history, events);
        var zone = events.OfType<CompetitionAnnounced>().FirstOrDefault()?.TimeZone ?? history.Zone;
        var recorded = added.Select((each, i) => new Recorded(history.Version + 1 + i, each.Event, now)).ToValueList();
        var places = added.Select((each, i) => (Sequence: history.Version + 1 + i, each.Place)).ToDictionary();
        var faults = added
            .Where(each => each.Event.KnownAt is { } known && known.In(zone) > zone.EndOf(zone.DayOf(now)))
            .Select(each => new ImportFault(each.Place, KnownInFuture(each.Event)))
            .Concat(Illegal(history.Append(recorded), places))
            .Take(MostFaults)
            .ToValueList();
        return new ImportDecision(faults.Count == 0 ? added.Select(each => each.Event).ToValueList() : [], faults);
    }

    /// <summary>An event as a file has it: with the time since when it is known, so that another service answers the same.</summary>
    public static CompetitionEvent Exported(Recorded recorded, TimeZoneId zone) =>
        recorded.Event with
        {
            // A day that was not over when the file was imported says less than when that was.
            KnownAt =
                recorded.Event.KnownAt is { } known && known.In(zone) <= recorded.RecordedAt
                    ? known
                    : Moment.Of(recorded.RecordedAt),
        };

    // A fact that the record holds is not recorded again; a file may hold it as it was imported or as it was exported.
    private static List<(int Place, CompetitionEvent Event)> Missing(
        History history,
        ValueList<CompetitionEvent> events
    )
    {
        var held = history
            .InSequence()
            .SelectMany(recorded =>
                new[] { (Key: recorded.Event, recorded), (Key: Exported(recorded, history.Zone), recorded) }
            )
            .DistinctBy(each => (each.Key, each.recorded.Sequence))
            .ToLookup(each => each.Key, each => each.recorded.Sequence);
        var taken = new HashSet<long>();
        var missing = new List<(int, CompetitionEvent)>();
        foreach (var (place, happened) in events.Index())
            if (!held[happened].Any(taken.Add))
                missing.Add((place, happened));
        return missing;
    }

    private static IEnumerable<ImportFault> Illegal(History history, Dictionary<long, int> places)
    {
        var competition = Competition.Unannounced;
        int? lastAdded = null;
        foreach (var recorded in history.InEffect())
        {
            if (Legality.Check(competition, recorded.Event, recorded.Sequence) is not { } refusal)
                competition = competition.Evolve(recorded.Event, recorded.Sequence);
            else if (places.TryGetValue(recorded.Sequence, out var place))
                yield return new ImportFault(place, refusal);
            else
            {
                // What the file added last before it is what it contradicts; all further contradictions follow from it.
                yield return new ImportFault(lastAdded, Contradicted(recorded, refusal));
                yield break;
            }
            if (places.TryGetValue(recorded.Sequence, out var added))
                lastAdded = added;
        }
    }

    private static Refusal KnownInFuture(CompetitionEvent happened) =>
        Refusal.Rule(
            "known-in-future",
            $"It cannot have been known only from {happened.KnownAt}: that is still to come.",
            "a knownAt that is past, or none"
        );

    private static Refusal Contradicted(Recorded recorded, Refusal refusal) =>
        Refusal.Contradicts(
            "contradicts-later-event",
            $"Event {recorded.Sequence} of the record, {EventTypes.NameOf(recorded.Event)} at {recorded.Event.At}, could not "
                + $"have happened after what the file adds: {refusal.Message}",
            "a file that leaves it possible"
        );
}

/// <summary>What a file adds to a history.</summary>
/// <param name="Added">The events that are to be recorded; none when there are faults, or nothing is new.</param>
/// <param name="Faults">Why the file cannot be taken over.</param>
public sealed record ImportDecision(ValueList<CompetitionEvent> Added, ValueList<ImportFault> Faults);

/// <summary>A fault of a file.</summary>
/// <param name="Place">The index of the event in the file; null when it is the file as a whole.</param>
/// <param name="Refusal">What is wrong.</param>
public sealed record ImportFault(int? Place, Refusal Refusal);
