using System.Collections.Immutable;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Clocks;

/// <summary>
/// All that is recorded of one competition, in the order in which it took effect: by <c>at</c>, then by sequence. It is
/// immutable; a longer history shares what it can with the one it grew from.
/// </summary>
/// <remarks>
/// The answer to any question is the fold of the events that the perspective admits and that were not undone by any other
/// that it admits. It is found from states that are kept along the way, so that its cost does not grow with the length of
/// the history but with the number of events that took effect by then and were not yet known. Scorecards move no team, and
/// most who ask do not ask for them: they are left out of those states and looked up when somebody does.
/// </remarks>
public sealed partial class History
{
    private readonly Frame frame;
    private readonly Chronicle chronicle;

    // What it comes to without scorecards, and the rounds that ever had any.
    private readonly Competition moved;
    private readonly ImmutableHashSet<StepId> judged;

    private History(Frame frame, Chronicle chronicle, Folded folded, long version)
    {
        this.frame = frame;
        this.chronicle = chronicle;
        (moved, Current, judged) = (folded.Moved, folded.Whole, folded.Judged);
        Version = version;
    }

    /// <summary>The history in which nothing has happened.</summary>
    public static History Empty { get; } = EmptyOf(Grain.Usual);

    /// <summary>The sequence of the event recorded last; 0 when there is none.</summary>
    public long Version { get; }

    /// <summary>The zone in which the competition's days end.</summary>
    public TimeZoneId Zone => frame.Zone;

    /// <summary>The competition after everything that is recorded, whenever it takes effect.</summary>
    public Competition Current { get; }

    /// <summary>When the last of the events takes effect.</summary>
    public DateTimeOffset LastAt => new(chronicle.Last?.Last.At ?? 0, TimeSpan.Zero);

    /// <summary>
    /// When the last of the events becomes public, of those that ever do; there may be one to see before.
    /// </summary>
    public DateTimeOffset LastPublic => new(chronicle.Last?.LatestPublic ?? 0, TimeSpan.Zero);

    /// <summary>
    /// Whether everyone sees all of it as it is recorded: nothing is public later than it was recorded, and no result is
    /// seen but as it was published.
    /// </summary>
    public bool IsOpen => !IsLate && !Releases.Rounds.Any();

    /// <summary>About how many bytes it takes in memory.</summary>
    public long Weight =>
        WeightOfAny
        + chronicle.Weight
        + WeightOfOne * frame.Bearing.Count
        + WeightOfOne * Current.Teams.Count
        + Current.Rounds.Values.Sum(round => round.HandedIn.Weight)
        + WeightOfNote * Current.Notes.Count;

    /// <summary>The publications that count.</summary>
    internal Releases Releases => frame.Releases;

    /// <summary>The order in which events become visible to everyone, where that is not the order of the record.</summary>
    internal PublicOrder? PublicOrder => IsLate ? new(chronicle) : null;

    /// <summary>Whether an event is ever public.</summary>
    internal bool IsEverPublic(long sequence) => PublicOrder?.Has(sequence) ?? true;

    /// <summary>Whether texts were erased by what was recorded after a place.</summary>
    public bool Erases(long after) =>
        Version > after && SequencesAfter(after, withConfidential: false).Any(each => Find(each)!.Event is TextsErased);

    /// <summary>Whether a reader knows of an event.</summary>
    internal bool IsKnown(long sequence, Perspective perspective) =>
        chronicle.Find(sequence) is { } told && told.Stamp.IsKnown(perspective);

    // What a history takes that is short, what something of the state does, and what a note does in the states that are kept.
    private const long WeightOfAny = 4096;
    private const long WeightOfOne = 400;
    private const long WeightOfNote = 64;

    private bool IsLate => chronicle.Last is { IsLate: true };

    /// <summary>The competition at an instant, as far as is known by all that is recorded.</summary>
    public Competition At(DateTimeOffset instant)
    {
        var count = chronicle.CountUntil(instant.UtcTicks);
        return count == chronicle.Count
            ? Current
            : MovedAfter(count).WithScorecards(judged, HandedInBy(() => WholeAfter(count)));
    }

    /// <summary>The competition in a perspective: the fold of the events that it admits and that count in it.</summary>
    public Competition At(Perspective perspective)
    {
        var end = EndOf(perspective);
        var prefix = Math.Min(chronicle.CountUntil(perspective.AsOf.UtcTicks), chronicle.CountSettled(perspective));
        var isForAll = perspective.Reader == Reader.Public;
        if (prefix == chronicle.Count)
            return isForAll ? moved : Current;
        var undone = frame.UndoneIn(perspective);
        var after = Admitted(perspective, prefix, end).Where(told => !undone.ContainsKey(told.Stamp.Sequence));
        var found = after
            .Where(told => !told.Stamp.IsConfidential)
            .Aggregate(MovedAfter(prefix), (state, told) => state.Evolve(told.Event, told.Stamp.Sequence));
        return isForAll
            ? found
            : found.WithScorecards(
                judged,
                HandedInBy(() =>
                    after.Aggregate(WholeAfter(prefix), (state, told) => state.Evolve(told.Event, told.Stamp.Sequence))
                )
            );
    }

    /// <summary>
    /// The events that a perspective admits, in the order in which they took effect; those that do not count in it name
    /// what undid them.
    /// </summary>
    public IEnumerable<Recorded> Events(Perspective perspective)
    {
        var undone = frame.UndoneIn(perspective);
        return Admitted(perspective, 0, EndOf(perspective))
            .Select(told =>
                undone.TryGetValue(told.Stamp.Sequence, out var by)
                    ? told.Recorded with
                    {
                        UndoneBy = by,
                    }
                    : told.Recorded
            );
    }

    /// <summary>An event by its place in the record; null when there is none.</summary>
    public Recorded? Find(long sequence) => chronicle.Find(sequence)?.Recorded;

    /// <summary>The places in the record after one of them, with or without those of what is for some alone.</summary>
    public IEnumerable<long> SequencesAfter(long sequence, bool withConfidential) =>
        chronicle
            .StampsAfter(sequence)
            .Where(stamp => withConfidential || !stamp.IsConfidential)
            .Select(stamp => stamp.Sequence)
            .Order();

    /// <summary>
    /// The events after a place in the record, in its order, each with when everyone may first see it here. Left out is what
    /// is for some alone.
    /// </summary>
    public IEnumerable<(long Sequence, DateTimeOffset VisibleFrom)> Openings(long after) =>
        chronicle
            .StampsAfter(after)
            .Where(stamp => !stamp.IsConfidential)
            .OrderBy(stamp => stamp.Sequence)
            .Select(stamp => (stamp.Sequence, OpeningOf(stamp)));

    /// <summary>When everyone may first see an event here; <see cref="Recorded.Never" /> when nobody ever does.</summary>
    public DateTimeOffset Opening(long sequence) =>
        chronicle.Find(sequence) is { } told ? OpeningOf(told.Stamp) : Recorded.Never;

    private static DateTimeOffset OpeningOf(Stamp stamp) =>
        stamp.IsEverPublic ? new(stamp.VisibleFrom, TimeSpan.Zero) : Recorded.Never;

    /// <summary>All events that count, in the order in which they take effect.</summary>
    public IEnumerable<Recorded> InEffect() => CountingFrom(0);

    /// <summary>All events in the order in which they were recorded.</summary>
    public IEnumerable<Recorded> InSequence() =>
        chronicle.Between(0, chronicle.Count).OrderBy(told => told.Stamp.Sequence).Select(told => told.Recorded);

    /// <summary>The events that count and take effect after an instant, in that order.</summary>
    public IEnumerable<Recorded> After(DateTimeOffset instant) => CountingFrom(chronicle.CountUntil(instant.UtcTicks));

    /// <summary>From when everyone may see an event by the embargo of its round; null when it says so itself.</summary>
    internal DateTimeOffset? EmbargoOf(Recorded recorded) =>
        Releases.Embargo(recorded, recorded.KnownFrom(Zone), Zone) is var until && until > recorded.PublicFrom(Zone)
            ? until
            : null;

    private int EndOf(Perspective perspective) =>
        chronicle.CountUntil((perspective.EndOfToday ?? perspective.AsOf).UtcTicks);

    private IEnumerable<Told> Admitted(Perspective perspective, int from, int to) =>
        chronicle.Between(from, to, perspective).Where(told => told.Stamp.IsAdmitted(perspective));

    private IEnumerable<Recorded> CountingFrom(int place) =>
        chronicle.Between(place, chronicle.Count).Where(told => !told.Stamp.IsUndone).Select(told => told.Recorded);

    // One look finds the scorecards of all rounds.
    private static Func<StepId, HandedIn> HandedInBy(Func<Competition> look)
    {
        var whole = new Lazy<Competition>(look);
        return id => HandedIn.Later(() => whole.Value.Rounds.GetValueOrDefault(id)?.HandedIn ?? HandedIn.Nothing);
    }
}
