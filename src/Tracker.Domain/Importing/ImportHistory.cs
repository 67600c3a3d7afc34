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
        var (added, unresolved, rewritten) = Missing(history, events);
        var zone = events.OfType<CompetitionAnnounced>().FirstOrDefault()?.TimeZone ?? history.Zone;
        var recorded = added.Select((each, i) => new Recorded(history.Version + 1 + i, each.Event, now)).ToValueList();
        var places = added.Select((each, i) => (Sequence: history.Version + 1 + i, each.Place)).ToDictionary();
        var faults = unresolved
            .Concat(
                added
                    .Where(each => each.Event.KnownAt is { } known && known.In(zone) > zone.EndOf(zone.DayOf(now)))
                    .Select(each => new ImportFault(each.Place, KnownInFuture(each.Event)))
            )
            .Concat(Illegal(history.Rewritten(rewritten).Append(recorded), places))
            .Take(MostFaults)
            .ToValueList();
        return faults.Count > 0
            ? new ImportDecision([], faults)
            : new ImportDecision(added.Select(each => each.Event).ToValueList(), [])
            {
                // It is by the fact of it that others hear of it.
                Rewritten = added.Count == 0 ? [] : rewritten.ToValueList(),
            };
    }

    /// <summary>A record as a file has it: with the times since when it is known, so that another service answers the same.</summary>
    /// <param name="record">What is exported, in the order of recording.</param>
    /// <param name="zone">The zone in which the competition's days end.</param>
    public static ValueList<CompetitionEvent> Exported(IEnumerable<Recorded> record, TimeZoneId zone)
    {
        var places = new Dictionary<long, long>();
        var file = new List<CompetitionEvent>();
        foreach (var recorded in record)
        {
            var exported = Exported(recorded, zone);
            if (exported is INamesEvents about)
            {
                // In a file events are named by their places in it; what is not in it need not be undone.
                var within = about.Events.Where(places.ContainsKey).Select(each => places[each]).ToValueList();
                if (within.Count == 0 && exported is EventsUndone)
                    continue;
                exported = about.Naming(within);
            }
            file.Add(exported);
            places[recorded.Sequence] = file.Count;
        }
        return file.ToValueList();
    }

    internal static CompetitionEvent Exported(Recorded recorded, TimeZoneId zone) =>
        recorded.Event with
        {
            // A day that was not over when the file was imported says less than when that was.
            KnownAt =
                recorded.Event.KnownAt is { } known && known.In(zone) <= recorded.RecordedAt
                    ? known
                    : Moment.Of(recorded.RecordedAt),
        };

    private static Refusal NotBefore(long other, int place) =>
        Refusal.Rule(
            "event-unknown",
            $"It speaks of event {other} of the file, and only {place} come before it.",
            "the places of earlier events, the first being 1"
        );

    // What the record lacks of a file, by its places in it; and what the record loses by it.
    private static (
        List<(int Place, CompetitionEvent Event)> Added,
        List<ImportFault> Unresolved,
        IReadOnlyCollection<Recorded> Rewritten
    ) Missing(History history, ValueList<CompetitionEvent> events)
    {
        var held = new Held(history, events);
        var (missing, unresolved) = (new List<(int, CompetitionEvent)>(), new List<ImportFault>());
        var sequences = new List<long>();
        foreach (var (place, said) in events.Index())
        {
            if (
                said is INamesEvents { Events: var named }
                && named.FirstOrDefault(each => each < 1 || each > place) is not 0 and var other
            )
                unresolved.Add(new ImportFault(place, NotBefore(other, place)));
            var happened = said is INamesEvents about ? about.Naming(InRecord(about.Events, sequences)) : said;
            var known = held.Take(happened, place);
            if (known is null)
                missing.Add((place, happened));
            sequences.Add(known ?? history.Version + missing.Count);
        }
        return (missing, unresolved, held.Rewritten);
    }

    private static ValueList<long> InRecord(ValueList<long> places, List<long> sequences) =>
        places
            .Where(each => each >= 1 && each <= sequences.Count)
            .Select(each => sequences[(int)each - 1])
            .Order()
            .ToValueList();

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
public sealed record ImportDecision(ValueList<CompetitionEvent> Added, ValueList<ImportFault> Faults)
{
    /// <summary>Events of the record as they are without texts that were erased where the file comes from.</summary>
    public ValueList<Recorded> Rewritten { get; init; } = [];
}

/// <summary>A fault of a file.</summary>
/// <param name="Place">The index of the event in the file; null when it is the file as a whole.</param>
/// <param name="Refusal">What is wrong.</param>
public sealed record ImportFault(int? Place, Refusal Refusal);
