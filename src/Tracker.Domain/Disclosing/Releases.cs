using System.Collections.Immutable;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Disclosing;

/// <summary>
/// The publications of a record, and from when each discloses what it says. One that was undone discloses nothing more,
/// whenever one asks; but its round is not open again: a mistake must not show what was to be held back.
/// </summary>
internal sealed class Releases
{
    private readonly ImmutableDictionary<StepId, ImmutableList<Release>> ofRounds;

    // Since when decisions are held back of which others may be a consequence, and until when.
    private readonly ImmutableDictionary<StepId, (DateTimeOffset Since, DateTimeOffset Until)> held;

    // Rounds of which results were taken back after their means had been published.
    private readonly ImmutableHashSet<StepId> remade;

    private Releases(
        ImmutableDictionary<StepId, ImmutableList<Release>> ofRounds,
        ImmutableDictionary<StepId, (DateTimeOffset Since, DateTimeOffset Until)> held,
        ImmutableHashSet<StepId> remade
    ) => (this.ofRounds, this.held, this.remade) = (ofRounds, held, remade);

    /// <summary>Nothing was published.</summary>
    public static Releases None { get; } =
        new(
            ImmutableDictionary<StepId, ImmutableList<Release>>.Empty,
            ImmutableDictionary<StepId, (DateTimeOffset, DateTimeOffset)>.Empty,
            []
        );

    /// <summary>The releases of a record.</summary>
    /// <param name="record">The record, with which of its events were undone.</param>
    /// <param name="zone">The zone in which the competition's days end.</param>
    public static Releases Of(IReadOnlyCollection<Recorded> record, TimeZoneId zone) =>
        new Releases(
            record
                .Where(each => each.Event is ResultsPublished)
                .Select(each => Release.Of(each, zone))
                .GroupBy(each => each.Round)
                .ToImmutableDictionary(
                    group => group.Key,
                    group => group.OrderBy(each => each.IsUndone).ThenBy(each => each.From).ToImmutableList()
                ),
            None.held,
            Remade(record)
        ).With(record, zone);

    /// <summary>The rounds of whose results not everything is seen, but what was published.</summary>
    public IEnumerable<StepId> Rounds => ofRounds.Keys;

    /// <summary>The same when more is recorded that is no publication.</summary>
    public Releases With(IEnumerable<Recorded> recorded, TimeZoneId zone)
    {
        var grown = held;
        if (!ofRounds.IsEmpty)
            foreach (var each in recorded.Where(each => each.Event is TeamSelected or TeamEliminated))
                if (
                    Subjects.StepOf(each.Event) is { } round
                    && each.KnownFrom(zone) is var known
                    && OfRound(each, round, known, zone) is var until
                    && until > known
                    && !(grown.TryGetValue(round, out var hold) && hold.Since <= known)
                )
                    grown = grown.SetItem(round, (known, until));
        return ReferenceEquals(grown, held) ? this : new(ofRounds, grown, remade);
    }

    /// <summary>The publications of a round that disclose something by a time; null when nothing was ever published of it.</summary>
    public ImmutableList<Release>? By(StepId round, DateTimeOffset known) =>
        ofRounds.GetValueOrDefault(round)?.RemoveAll(each => each.IsUndone || each.From > known);

    /// <summary>
    /// Whether means of a round may be shown: not when results were made anew after means had been published, as by
    /// difference the one tell of the other.
    /// </summary>
    public bool MayShowMeans(StepId round) => !remade.Contains(round);

    /// <summary>
    /// From when an event may be seen for the embargoes of rounds. The first embargo of a round holds back what is recorded of
    /// its result from the beginning of the day on which it was set; what was public on earlier days stays so. While a
    /// decision is held back, so is what may follow from it: the next round, an admission, the end.
    /// </summary>
    public DateTimeOffset Embargo(Recorded recorded, DateTimeOffset known, TimeZoneId zone)
    {
        if (ofRounds.IsEmpty)
            return DateTimeOffset.MinValue;
        var own =
            IsOfResult(recorded.Event) && Subjects.StepOf(recorded.Event) is { } round
                ? OfRound(recorded, round, known, zone)
                : DateTimeOffset.MinValue;
        return IsOfResult(recorded.Event) || IsConsequence(recorded.Event)
            ? held
                .Values.Where(hold => hold.Since <= known && known < hold.Until)
                .Select(hold => hold.Until)
                .Append(own)
                .Max()
            : own;
    }

    private DateTimeOffset OfRound(Recorded recorded, StepId round, DateTimeOffset known, TimeZoneId zone)
    {
        if (ofRounds.GetValueOrDefault(round) is not { } releases)
            return DateTimeOffset.MinValue;
        // That numbers were wrong which nobody had seen is nobody's affair before they are seen.
        if (recorded.Event is RoundCorrected { Policy: CorrectionPolicy.DecisionStands } corrected)
            return releases.Find(each => !each.IsUndone && Tells(each, corrected))?.From ?? DateTimeOffset.MaxValue;
        var first = releases[0];
        if (!first.IsEmbargoed || zone.DayOf(known) < zone.DayOf(first.Known))
            return DateTimeOffset.MinValue;
        // An embargo that was taken back is open until somebody publishes.
        return first.IsUndone ? DateTimeOffset.MaxValue : first.From;
    }

    private static ImmutableHashSet<StepId> Remade(IReadOnlyCollection<Recorded> record)
    {
        var rounds = new HashSet<StepId>();
        var (averaged, evaluated) = (new HashSet<StepId>(), new Dictionary<long, StepId>());
        foreach (var each in record)
            if (each.Event is ResultsPublished { Disclosure.Scores: ScoreDisclosure.Mean } published)
                averaged.Add(published.Round);
            else if (each.Event is RoundEvaluated { Official: true } happened)
                evaluated[each.Sequence] = happened.Round;
            else if (each.Event is EventsUndone undone)
                rounds.UnionWith(
                    undone
                        .Events.Where(evaluated.ContainsKey)
                        .Select(other => evaluated[other])
                        .Where(averaged.Contains)
                );
        return [.. rounds];
    }

    private static bool Tells(Release release, RoundCorrected corrected) =>
        release.Said.Disclosure is var shown
        && (
            corrected.Results.Count == 0
            || corrected.Results.Any(result =>
                (result.Scores.Count > 0 && shown.Scores is ScoreDisclosure.Leaders or ScoreDisclosure.All)
                || (result.Total is not null && shown.Totals)
                || (result.Rank is not null && shown.Ranks)
                || ((result.Gates.Count > 0 || result.Note is not null) && Visibility.Of([shown]).IsSomething)
            )
        );

    internal static bool IsOfResult(CompetitionEvent happened) =>
        happened
            is RoundEvaluated { Official: true }
                or RoundCorrected
                or TeamSelected
                or TeamEliminated
                or ObjectionWindowOpened
                or ObjectionFiled
                or ObjectionDecided
                or RoundFinalized;

    internal static bool IsConsequence(CompetitionEvent happened) =>
        happened
            is TeamAdmitted
                or TeamReinstated
                or TeamsMerged
                or VacancyOpened
                or VacancyClosed
                or CompetitionConcluded;
}

/// <summary>A publication and from when it discloses what it says.</summary>
/// <param name="Round">The round.</param>
/// <param name="Said">The publication.</param>
/// <param name="Known">Since when those with a role knew of it.</param>
/// <param name="From">From when everyone sees what it discloses.</param>
/// <param name="IsUndone">Whether it was undone.</param>
internal sealed record Release(StepId Round, Publication Said, DateTimeOffset Known, DateTimeOffset From, bool IsUndone)
{
    public bool IsEmbargoed => From > Known;

    public static Release Of(Recorded recorded, TimeZoneId zone)
    {
        var said = (ResultsPublished)recorded.Event;
        return new(
            said.Round,
            new(said.At, said.Disclosure, said.EmbargoUntil),
            recorded.KnownFrom(zone),
            recorded.PublicFrom(zone),
            recorded.UndoneBy is not null
        );
    }
}
