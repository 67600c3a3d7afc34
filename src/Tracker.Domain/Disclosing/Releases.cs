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

    private Releases(ImmutableDictionary<StepId, ImmutableList<Release>> ofRounds) => this.ofRounds = ofRounds;

    /// <summary>Nothing was published.</summary>
    public static Releases None { get; } = new(ImmutableDictionary<StepId, ImmutableList<Release>>.Empty);

    /// <summary>The releases of a record.</summary>
    /// <param name="record">The record, with which of its events were undone.</param>
    /// <param name="zone">The zone in which the competition's days end.</param>
    public static Releases Of(IEnumerable<Recorded> record, TimeZoneId zone) =>
        new(
            record
                .Where(each => each.Event is ResultsPublished)
                .Select(each => Release.Of(each, zone))
                .GroupBy(each => each.Round)
                .ToImmutableDictionary(group => group.Key, group => group.ToImmutableList())
        );

    /// <summary>The rounds of whose results not everything is seen, but what was published.</summary>
    public IEnumerable<StepId> Rounds => ofRounds.Keys;

    /// <summary>The publications of a round that disclose something by a time; null when nothing was ever published of it.</summary>
    public ImmutableList<Release>? By(StepId round, DateTimeOffset known) =>
        ofRounds.GetValueOrDefault(round)?.RemoveAll(each => each.IsUndone || each.From > known);

    /// <summary>
    /// From when an event may be seen for the embargo of its round. The first embargo of a round holds back what is recorded
    /// of its result from the beginning of the day on which it was set; what was public on earlier days stays so.
    /// </summary>
    public DateTimeOffset Embargo(Recorded recorded, DateTimeOffset known, TimeZoneId zone)
    {
        if (!IsOfResult(recorded.Event) || Subjects.StepOf(recorded.Event) is not { } round)
            return DateTimeOffset.MinValue;
        var first = ofRounds.GetValueOrDefault(round)?.OrderBy(each => each.IsUndone).ThenBy(each => each.From).First();
        return first switch
        {
            null => DateTimeOffset.MinValue,
            // That numbers were wrong which nobody had seen is nobody's affair before they are seen.
            _ when recorded.Event is RoundCorrected { Policy: CorrectionPolicy.DecisionStands } => first.From,
            { IsEmbargoed: true } when zone.DayOf(known) >= zone.DayOf(first.Known) => first.From,
            _ => DateTimeOffset.MinValue,
        };
    }

    private static bool IsOfResult(CompetitionEvent happened) =>
        happened
            is RoundEvaluated { Official: true }
                or RoundCorrected
                or TeamSelected
                or TeamEliminated
                or ObjectionWindowOpened
                or ObjectionFiled
                or ObjectionDecided
                or RoundFinalized;
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
