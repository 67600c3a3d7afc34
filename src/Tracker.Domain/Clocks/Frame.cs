using System.Collections.Immutable;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;

namespace Tracker.Domain.Clocks;

/// <summary>What the events of a history say of each other beside the order in which they took effect.</summary>
/// <param name="Zone">The zone in which the competition's days end.</param>
/// <param name="Releases">The publications that count.</param>
/// <param name="Undoings">The undoings, with when each is heard of.</param>
/// <param name="Undone">What counts no more, and by which undoing.</param>
/// <param name="Touched">What any undoing names.</param>
/// <param name="Bearing">The events that bear on others, or that others bear on, by their places in the record.</param>
internal sealed record Frame(
    TimeZoneId Zone,
    Releases Releases,
    ImmutableList<Undoing> Undoings,
    ImmutableDictionary<long, long> Undone,
    ImmutableHashSet<long> Touched,
    ImmutableSortedDictionary<long, Recorded> Bearing
)
{
    /// <summary>Of a history without events.</summary>
    public static Frame Empty { get; } =
        new(
            TimeZoneId.Utc,
            Releases.None,
            [],
            ImmutableDictionary<long, long>.Empty,
            [],
            ImmutableSortedDictionary<long, Recorded>.Empty
        );

    /// <summary>The frame when more is recorded; the same releases and undoings where that says nothing of what was before.</summary>
    /// <param name="recorded">What is recorded after all else.</param>
    /// <param name="find">An event of the record by its place in it; null when there is none.</param>
    public Frame With(IReadOnlyCollection<Recorded> recorded, Func<long, Recorded?> find)
    {
        var added = recorded.Where(each => Bears(each.Event) || Touched.Contains(each.Sequence)).ToList();
        if (added.Count == 0)
            return this;
        var grown = this with
        {
            Zone = IsAnnounced ? Zone : ZoneOf(added),
            Bearing = Bearing.SetItems(added.Select(each => KeyValuePair.Create(each.Sequence, each))),
        };
        if (
            !added.Exists(each => each.Event is EventsUndone or ResultsPublished)
            && ReferenceEquals(Releases.With(added, grown.Zone), Releases)
        )
            return grown;
        var named = added.Select(each => each.Event).OfType<EventsUndone>().SelectMany(each => each.Events).ToHashSet();
        named.ExceptWith(grown.Bearing.Keys);
        var touched = recorded
            .Where(each => named.Contains(each.Sequence))
            .Concat(named.Select(find).OfType<Recorded>())
            .Select(each => KeyValuePair.Create(each.Sequence, each));
        return Of(grown.Zone, grown.Bearing.SetItems(touched));
    }

    /// <summary>The entry of an event.</summary>
    public Stamp Stamp(Recorded recorded)
    {
        var known = recorded.KnownFrom(Zone);
        var open = Later(Later(recorded.PublicFrom(Zone), Releases.Embargo(recorded, known, Zone)), HeardOf(recorded));
        var (settledForInsiders, settledForAll) = SettledOf(recorded, known, open);
        return new(
            recorded.Sequence,
            recorded.Event.At.In(Zone).UtcTicks,
            recorded.RecordedAt.UtcTicks,
            recorded.By,
            known.UtcTicks,
            open.UtcTicks,
            settledForInsiders.UtcTicks,
            // What is taken out of a state that the public sees may be in it, whenever it was undone.
            recorded.Event.IsConfidential
                ? 0
                : settledForAll.UtcTicks,
            (Undone.ContainsKey(recorded.Sequence) ? Marks.Undone : Marks.None)
                | (recorded.Event.IsConfidential ? Marks.Confidential : Marks.None)
                | (recorded.Event.At.IsDate ? Marks.Dated : Marks.None)
        );
    }

    // What a state leaves out for an undoing is right only for whoever knows of that.
    private (DateTimeOffset ForInsiders, DateTimeOffset ForAll) SettledOf(
        Recorded recorded,
        DateTimeOffset known,
        DateTimeOffset open
    )
    {
        if (Touched.Contains(recorded.Sequence))
            foreach (var undoing in Undoings)
            {
                known = Later(known, undoing.Known);
                open = undoing.Public == Recorded.Never ? open : Later(open, undoing.Public);
            }
        return (known, open);
    }

    /// <summary>The events that do not count in a perspective, each with the one that undid it.</summary>
    public ImmutableDictionary<long, long> UndoneIn(Perspective perspective) =>
        Undoings.IsEmpty
            ? ImmutableDictionary<long, long>.Empty
            : Clocks.Undoings.Of(Undoings.Where(each => each.IsKnown(perspective)).Select(each => each.Recorded));

    // The first announcement says which; it is the first event, unless somebody made up a record.
    private bool IsAnnounced => Bearing.Values.Any(each => each.Event is CompetitionAnnounced);

    private static bool Bears(CompetitionEvent happened) =>
        happened is CompetitionAnnounced or EventsUndone or ResultsPublished
        || Releases.IsOfResult(happened)
        || Releases.IsConsequence(happened);

    private TimeZoneId ZoneOf(List<Recorded> added) =>
        added.Select(each => each.Event).OfType<CompetitionAnnounced>().FirstOrDefault()?.TimeZone ?? Zone;

    private static Frame Of(TimeZoneId zone, ImmutableSortedDictionary<long, Recorded> bearing)
    {
        var undoings = bearing.Values.Where(each => each.Event is EventsUndone).ToList();
        var undone = Clocks.Undoings.Of(undoings);
        var frame = Empty with
        {
            Zone = zone,
            Bearing = bearing,
            Undone = undone,
            Touched = [.. undoings.SelectMany(each => ((EventsUndone)each.Event).Events)],
            Releases = Releases.Of(
                [
                    .. bearing.Values.Select(each =>
                        undone.TryGetValue(each.Sequence, out var by) ? each with { UndoneBy = by } : each
                    ),
                ],
                zone
            ),
        };
        return undoings.Count == 0 ? frame : frame.WithUndoings();
    }

    // Nobody hears that something was undone before hearing of it.
    private DateTimeOffset HeardOf(Recorded recorded) =>
        recorded.Event is EventsUndone
            ? Undoings.Find(each => each.Recorded.Sequence == recorded.Sequence)?.Public ?? DateTimeOffset.MinValue
            : DateTimeOffset.MinValue;

    // What never becomes public is not waited for, unless there is nothing else to hear of.
    private static DateTimeOffset HeardOf(List<DateTimeOffset> undone, DateTimeOffset said) =>
        undone.Count > 0 && undone.TrueForAll(each => each == Recorded.Never)
            ? Recorded.Never
            : undone.Where(each => each < Recorded.Never).Append(said).Max();

    private Frame WithUndoings()
    {
        var opened = new Dictionary<long, DateTimeOffset>();
        var undoings = new List<Undoing>();
        foreach (var recorded in Bearing.Values)
        {
            var entry = Stamp(recorded);
            opened[entry.Sequence] = new(entry.Public, TimeSpan.Zero);
            if (recorded.Event is not EventsUndone happened)
                continue;
            opened[entry.Sequence] = HeardOf(
                [.. happened.Events.Where(opened.ContainsKey).Select(each => opened[each])],
                opened[entry.Sequence]
            );
            undoings.Add(new(recorded, recorded.KnownFrom(Zone), opened[entry.Sequence]));
        }
        return this with { Undoings = [.. undoings] };
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}

/// <summary>An undoing, and when it is heard of.</summary>
/// <param name="Recorded">The undoing.</param>
/// <param name="Known">Since when those with a role know of it.</param>
/// <param name="Public">Since when everyone does.</param>
internal sealed record Undoing(Recorded Recorded, DateTimeOffset Known, DateTimeOffset Public)
{
    /// <summary>Whether a reader knows of it.</summary>
    public bool IsKnown(Perspective perspective) =>
        perspective.Reader == Reader.Insider
            ? Known <= perspective.KnownBy
            : Public <= perspective.KnownBy && Public != Recorded.Never;
}
