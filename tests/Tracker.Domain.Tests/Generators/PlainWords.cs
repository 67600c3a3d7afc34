using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Generators;

/// <summary>Which events a perspective admits and which of them count, said once more in plain words, apart from the domain.</summary>
public static class PlainWords
{
    /// <summary>When what never becomes public does.</summary>
    public static readonly DateTimeOffset Never = DateTimeOffset.MaxValue;

    /// <summary>Since when an event was known.</summary>
    public static DateTimeOffset KnownFrom(Recorded recorded, TimeZoneId zone) =>
        new[] { recorded.RecordedAt, recorded.Event.KnownAt?.In(zone) ?? recorded.RecordedAt }.Min();

    /// <summary>Since when everyone may see each event, by sequence.</summary>
    public static Dictionary<long, DateTimeOffset> PublicFrom(History history)
    {
        var zone = history.Zone;
        var all = history.InSequence().ToList();
        var first = all.Where(each => each.Event is ResultsPublished)
            .GroupBy(each => ((ResultsPublished)each.Event).Round)
            .ToDictionary(
                group => group.Key,
                group =>
                    group.Where(each => !IsUndone(each.Sequence, all)).MinBy(each => Said(each, zone))
                    ?? group.MinBy(each => Said(each, zone))!
            );
        var releases = all.Where(each => each.Event is ResultsPublished && !IsUndone(each.Sequence, all)).ToList();
        var holds = all.Where(each => each.Event is TeamSelected or TeamEliminated)
            .Where(each => Own(each) > KnownFrom(each, zone))
            .GroupBy(each => Subjects.StepOf(each.Event))
            .Select(group => group.OrderBy(each => KnownFrom(each, zone)).ThenBy(each => each.Sequence).First())
            .Select(each => (Since: KnownFrom(each, zone), Until: Own(each)))
            .ToList();
        var open = new Dictionary<long, DateTimeOffset>();
        foreach (var each in all)
        {
            var known = KnownFrom(each, zone);
            var from = new[] { Said(each, zone), Own(each) }.Max();
            if (IsOfResult(each.Event, out _) || IsConsequence(each.Event))
                from = holds
                    .Where(hold => hold.Since <= known && known < hold.Until)
                    .Select(hold => hold.Until)
                    .Append(from)
                    .Max();
            if (each.Event is EventsUndone undoing)
            {
                // One of scorecards alone is never public; what else it undid is heard of with the rest.
                var undone = undoing.Events.Select(other => open[other]).ToList();
                from =
                    undone.Count > 0 && undone.TrueForAll(other => other == Never)
                        ? Never
                        : undone.Where(other => other != Never).Append(from).Max();
            }
            open[each.Sequence] = from;
        }
        return open;

        // By the embargo of its own round.
        DateTimeOffset Own(Recorded each)
        {
            if (!IsOfResult(each.Event, out var round) || !first.TryGetValue(round, out var publication))
                return DateTimeOffset.MinValue;
            if (IsQuietCorrection(each.Event))
                return releases
                    .Where(other => ((ResultsPublished)other.Event).Round == round)
                    .Where(other => Tells(((ResultsPublished)other.Event).Disclosure, (RoundCorrected)each.Event))
                    .Select(other => Said(other, zone))
                    .Append(DateTimeOffset.MaxValue)
                    .Min();
            var (released, set) = (Said(publication, zone), KnownFrom(publication, zone));
            return released > set && zone.DayOf(KnownFrom(each, zone)) >= zone.DayOf(set)
                ? IsUndone(publication.Sequence, all)
                    ? DateTimeOffset.MaxValue
                    : released
                : DateTimeOffset.MinValue;
        }
    }

    // Whether a publication shows a kind of number that a correction sets right.
    private static bool Tells(Disclosure shown, RoundCorrected corrected)
    {
        var anything = shown.Scores != ScoreDisclosure.None || shown.Totals || shown.Ranks;
        var points = shown.Scores is ScoreDisclosure.Leaders or ScoreDisclosure.All;
        return corrected.Results.Count == 0
            || corrected.Results.Any(result => result.Scores.Count > 0 && points)
            || corrected.Results.Any(result => result.Total is not null && shown.Totals)
            || corrected.Results.Any(result => result.Rank is not null && shown.Ranks)
            || corrected.Results.Any(result => (result.Gates.Count > 0 || result.Note is not null) && anything);
    }

    private static bool IsConsequence(CompetitionEvent happened) =>
        happened.GetType().Name
            is nameof(TeamAdmitted)
                or nameof(TeamReinstated)
                or nameof(TeamsMerged)
                or nameof(VacancyOpened)
                or nameof(VacancyClosed)
                or nameof(CompetitionConcluded);

    /// <summary>The events that a perspective admits and that count in it, in the order in which they took effect.</summary>
    public static List<Recorded> Counting(History history, Perspective perspective)
    {
        var known = Known(history, perspective);
        return
        [
            .. InOrder(history, known)
                .Where(each => each.Event.At.In(history.Zone) <= perspective.AsOf)
                .Where(each => !IsUndone(each.Sequence, known)),
        ];
    }

    /// <summary>All events that count, in the order in which they took effect.</summary>
    public static List<Recorded> Counting(History history)
    {
        var all = history.InSequence().ToList();
        return [.. InOrder(history, all).Where(each => !IsUndone(each.Sequence, all))];
    }

    /// <summary>What events come to, one after the other.</summary>
    public static Competition Fold(IEnumerable<Recorded> events) =>
        events.Aggregate(Competition.Unannounced, (state, each) => state.Evolve(each.Event, each.Sequence));

    private static List<Recorded> Known(History history, Perspective perspective)
    {
        var open = PublicFrom(history);
        return
        [
            .. history
                .InSequence()
                .Where(each =>
                    (perspective.Reader == Reader.Public ? open[each.Sequence] : KnownFrom(each, history.Zone))
                        <= perspective.KnownBy
                    && !(perspective.Reader == Reader.Public && open[each.Sequence] == Never)
                ),
        ];
    }

    private static IEnumerable<Recorded> InOrder(History history, IEnumerable<Recorded> events) =>
        events.OrderBy(each => each.Event.At.In(history.Zone)).ThenBy(each => each.Sequence);

    // Some undoing that was not itself undone names it.
    private static bool IsUndone(long sequence, IReadOnlyCollection<Recorded> known) =>
        known.Any(each =>
            each.Event is EventsUndone undoing && undoing.Events.Contains(sequence) && !IsUndone(each.Sequence, known)
        );

    /// <summary>Since when everyone may see an event by what it says itself.</summary>
    public static DateTimeOffset Said(Recorded each, TimeZoneId zone) =>
        new[]
        {
            each.Event is ScorecardSubmitted or ScorecardWithdrawn ? Never : DateTimeOffset.MinValue,
            KnownFrom(each, zone),
            each.Event.PublicAt?.In(zone) ?? DateTimeOffset.MinValue,
            (each.Event as ResultsPublished)?.EmbargoUntil?.In(zone) ?? DateTimeOffset.MinValue,
        }.Max();

    private static bool IsQuietCorrection(CompetitionEvent happened) =>
        happened is RoundCorrected { Policy: CorrectionPolicy.DecisionStands };

    private static bool IsOfResult(CompetitionEvent happened, out StepId round)
    {
        (var isOf, round) = happened switch
        {
            RoundEvaluated e => (e.Official, e.Round),
            RoundCorrected e => (true, e.Round),
            TeamSelected e => (true, e.Round),
            TeamEliminated e => (true, e.Round),
            ObjectionWindowOpened e => (true, e.Round),
            ObjectionFiled e => (true, e.Round),
            ObjectionDecided e => (true, e.Round),
            RoundFinalized e => (true, e.Round),
            _ => (false, default),
        };
        return isOf;
    }
}
