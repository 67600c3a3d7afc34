using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;

namespace Tracker.Domain.Deciding;

/// <summary>
/// Takes back events that were recorded by mistake: what one command made, or many. Nothing is rewritten: they stay on the
/// record, count no more from when this is known, and nothing that stays may depend on them.
/// </summary>
/// <param name="Events">Their places in the record.</param>
/// <param name="Reason">Why.</param>
public sealed record UndoEvents(ValueList<long> Events, string Reason) : Command
{
    /// <summary>The most events that one undoing takes back.</summary>
    public const int Most = 10_000;

    // When the first of the events took effect: an undoing holds wherever they would have counted.
    private Moment? First { get; init; }

    /// <inheritdoc />
    public override Moment? TakesEffect(Competition current) => First;

    /// <inheritdoc />
    public override Decision Decide(Competition competition) => new EventsUndone(Events, Reason);

    internal override (Command Meant, Decision? Answer) In(History history)
    {
        if (Events.Count > Most)
            return (
                this,
                Refusal.Rule("events-too-many", $"{Events.Count} events at once are too many.", $"at most {Most}")
            );
        if (Events.Where(each => each < 1 || each > history.Version).ToList() is [var unknown, ..])
            return (
                this,
                Refusal.Rule(
                    "event-unknown",
                    $"The record has no event {unknown}.",
                    $"the sequence of an event, from 1 to {history.Version}"
                )
            );
        var named = Events.ToHashSet();
        var counting = history.InEffect().Where(each => named.Contains(each.Sequence)).ToList();
        if (counting.Any(each => each.Event is CompetitionAnnounced))
            return (
                this,
                Refusal.Rule(
                    "announcement-stays",
                    "Without its announcement there is no competition.",
                    "the events after it; or a cancellation of the competition"
                )
            );
        if (counting.Find(each => each.Event is TextsErased) is { } erasure)
            return (
                this,
                Refusal.Rule(
                    "erasure-stays",
                    $"Event {erasure.Sequence} erased texts: nothing brings them back.",
                    "the other events"
                )
            );
        if (counting.Find(each => each.Event is EventsUndone undone && undone.Events.Any(named.Contains)) is { } twice)
            return (
                this,
                Refusal.Rule(
                    "undoing-ambiguous",
                    $"Event {twice.Sequence} undid another of the events: should that count again, or not?",
                    "the one or the other"
                )
            );
        if (counting.Count == 0)
            return (this, Events.Count == 0 ? null : Decision.Nothing);
        var sequences = counting.Select(each => each.Sequence).Order().ToValueList();
        return (this with { Events = sequences, First = counting[0].Event.At }, null);
    }

    internal static Refusal? Check(EventsUndone undone) =>
        undone.Events.Count == 0
            ? Refusal.Rule("events-empty", "No event is named that should be undone.", "the sequences of events")
            : ReasonRule.Check(undone.Reason)
                ?? (
                    undone.PublicAt is null
                        ? null
                        : Refusal.Rule(
                            "time-not-free",
                            "That something was undone is public as soon as what was undone is.",
                            "the same without publicAt"
                        )
                );
}
