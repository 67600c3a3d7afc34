using System.Collections.Immutable;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Domain.Disclosing;

/// <summary>
/// What a reader may see of a history: the one place that decides it. Every answer to every reader is made from a sight,
/// and from nothing else, so that what is held back in one is held back in all.
/// </summary>
public sealed class Sight
{
    private readonly History history;
    private readonly Reader reader;
    private readonly Perspective perspective;
    private readonly Competition whole;
    private readonly Lazy<Competition> known;

    private Sight(Heading heading, History history, Reader reader, Perspective perspective)
    {
        this.history = history;
        this.reader = reader;
        this.perspective = perspective;
        Heading = heading;
        whole = reader == Reader.Trusted ? history.At(perspective).WithoutScorecards() : history.At(perspective);
        // What was published is a matter of what is known, whenever the results were true.
        known = new(() => history.At(OfAllTime(perspective)));
        Competition = IsWhole ? whole : Redacted();
    }

    /// <summary>How answers are headed.</summary>
    public Heading Heading { get; }

    /// <summary>The zone in which the competition's days end.</summary>
    public TimeZoneId Zone => history.Zone;

    /// <summary>The competition.</summary>
    public Competition Competition { get; }

    /// <summary>
    /// What was recorded, in the order in which it took effect; what was undone names by what, and so do decisions that a
    /// correction reopened.
    /// </summary>
    public IEnumerable<Recorded> Record => Admitted.Select(Marked).Select(Shown);

    /// <summary>The same without what was undone.</summary>
    public IEnumerable<Recorded> Events => Record.Where(each => each.UndoneBy is null);

    /// <summary>The same without decisions that a correction reopened.</summary>
    public IEnumerable<Recorded> Counting =>
        Admitted.Select(Marked).Where(each => each is { UndoneBy: null, ReopenedBy: null }).Select(Shown);

    /// <summary>
    /// An event by its place in the record as the reader sees it, whatever the clocks admit: it was told already, and what was
    /// told stays told.
    /// </summary>
    public Recorded? Told(long sequence) => history.Find(sequence) is { } recorded ? Shown(recorded) : null;

    private IEnumerable<Recorded> Admitted =>
        reader == Reader.Trusted
            ? history.Events(perspective).Where(each => !each.Event.IsConfidential)
            : history.Events(perspective);

    /// <summary>What a reader may see; null when there is nothing, as far as is known now.</summary>
    /// <param name="id">The competition.</param>
    /// <param name="history">All that is recorded of it.</param>
    /// <param name="perspective">For whom and for when.</param>
    /// <param name="asOf">For when it was asked, as it was asked.</param>
    /// <param name="knownAt">By what was known when, as it was asked.</param>
    /// <param name="now">The time of the question.</param>
    public static Sight? Of(
        CompetitionId id,
        History history,
        Perspective perspective,
        Moment asOf,
        Moment knownAt,
        DateTimeOffset now
    )
    {
        var reader = perspective.Reader;
        // The history knows two kinds of readers; what is kept from a third is taken out here.
        if (reader == Reader.Trusted)
            perspective = perspective with { Reader = Reader.Insider };
        // A competition is there for whoever may know of it now, whatever was known then.
        if (!history.Events(OfAllTime(perspective) with { KnownBy = now }).Any())
            return null;
        var version =
            perspective.Reader == Reader.Public && history.PublicOrder is { } order
                ? order.CountAt(now)
                : history.Version;
        return new(new Heading(id, asOf, knownAt, version) { Now = now }, history, reader, perspective);
    }

    /// <summary>The same with what takes effect later, too: the whole record.</summary>
    public Sight OfAllTime() => new(Heading, history, reader, OfAllTime(perspective));

    private static Perspective OfAllTime(Perspective perspective) =>
        perspective with
        {
            AsOf = DateTimeOffset.MaxValue,
            EndOfToday = null,
        };

    private bool IsWhole => perspective.Reader == Reader.Insider || history.IsOpen;

    private Competition Redacted() =>
        whole with
        {
            Rounds = whole.Rounds.ToImmutableDictionary(pair => pair.Key, pair => Redacted(pair.Value)),
        };

    // Most who ask look at no results, or at those of one round.
    private Round Redacted(Round round)
    {
        var releases = Releases(round.Id);
        if (releases is null && history.PublicOrder is null)
            return round;
        return round with
        {
            Publications = releases?.Select(each => each.Said).ToImmutableList() ?? round.Publications,
            Evaluated = round.Evaluation is { } evaluation ? new(() => Shown(round, evaluation, releases)) : null,
        };
    }

    private Evaluation? Shown(Round round, Evaluation evaluation, ImmutableList<Release>? releases)
    {
        var shown = Renumbered(evaluation);
        return releases is null
            ? shown
            : Disclosed.Of(round with { Evaluation = shown }, shown, SeenOf(releases), MeansOf(round.Id));
    }

    private MeanBasis? MeansOf(StepId round) =>
        history.Releases.MayShowMeans(round) ? known.Value.Rounds.GetValueOrDefault(round)?.Means : null;

    private Evaluation Renumbered(Evaluation evaluation)
    {
        if (history.PublicOrder is null)
            return evaluation;
        // One event says the results of many teams.
        var places = evaluation
            .Origins.Values.SelectMany(each => new[] { each.Sequence, each.Supersedes ?? each.Sequence })
            .Distinct()
            .ToDictionary(sequence => sequence, PlaceOf);
        return evaluation with
        {
            Origins = evaluation.Origins.ToImmutableDictionary(
                pair => pair.Key,
                pair => new Origin(
                    places[pair.Value.Sequence],
                    pair.Value.Supersedes is { } superseded ? places[superseded] : null
                )
            ),
        };
    }

    private Recorded Marked(Recorded recorded) =>
        whole.IsVoid(recorded.Event, recorded.Sequence)
            ? recorded with
            {
                ReopenedBy = whole.Rounds[Subjects.StepOf(recorded.Event)!.Value].ReopenedBy,
            }
            : recorded;

    private Recorded Shown(Recorded recorded) =>
        reader == Reader.Insider ? recorded
        : IsWhole ? recorded with { Event = WithoutScorecards(recorded.Event), By = null }
        : recorded with
        {
            By = null,
            Sequence = PlaceOf(recorded.Sequence),
            UndoneBy = PlaceOf(recorded.UndoneBy),
            ReopenedBy = PlaceOf(recorded.ReopenedBy),
            Event = Shown(WithoutScorecards(recorded.Event)) with
            {
                PublicAt = history.EmbargoOf(recorded) is { } until ? Moment.Of(until) : recorded.Event.PublicAt,
            },
        };

    // Who judged whom is as confidential as what they gave.
    private static CompetitionEvent WithoutScorecards(CompetitionEvent happened) =>
        happened is RoundEvaluated { From: not null } evaluated ? evaluated with { From = null } : happened;

    private CompetitionEvent Shown(CompetitionEvent happened)
    {
        if (happened is INamesEvents about)
            return about.Naming(
                about.Events.Where(each => IsHeardOf(about, each)).Select(PlaceOf).Order().ToValueList()
            );
        if (
            happened is not (RoundEvaluated { Official: true } or RoundCorrected)
            || Subjects.StepOf(happened) is not { } round
            || Releases(round) is not { } releases
        )
            return happened;
        var (evaluation, seen) = (whole.Rounds.GetValueOrDefault(round)?.Evaluation, SeenOf(releases));
        // A remark on results that nobody may see yet might tell of them.
        var note = seen is null ? null : happened.Note;
        return happened switch
        {
            RoundEvaluated evaluated => evaluated with
            {
                Results = Disclosed.Of(evaluation, evaluated.Results, seen).ToValueList(),
                Note = note,
            },
            RoundCorrected corrected => corrected with
            {
                Results = Disclosed.Of(evaluation, corrected.Results, seen).Where(SaysSomething).ToValueList(),
                Note = note,
            },
            _ => happened,
        };
    }

    // An undoing is heard of after all that it undid, but for what never is; that something was erased, at once.
    private bool IsHeardOf(INamesEvents about, long sequence) =>
        about is EventsUndone ? history.IsEverPublic(sequence) : history.IsKnown(sequence, perspective);

    private static bool SaysSomething(Result result) =>
        result.Scores.Count > 0
        || result.Gates.Count > 0
        || result.Total is not null
        || result.Rank is not null
        || result.Note is not null;

    private ImmutableList<Release>? Releases(StepId round) => history.Releases.By(round, perspective.KnownBy);

    // Null while nothing was released.
    private static Visibility? SeenOf(ImmutableList<Release> releases) =>
        releases.IsEmpty ? null : Visibility.Of(releases.Select(each => each.Said.Disclosure));

    private long PlaceOf(long sequence) => history.PublicOrder?.PlaceOf(sequence) ?? sequence;

    private long? PlaceOf(long? sequence) => sequence is { } known ? PlaceOf(known) : null;
}
