using System.Globalization;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Erasing;

/// <summary>
/// Erases what people wrote into events, for good and out of the record itself, where a law demands it. What happened stays as it
/// was: no rank, no outcome and no date changes. That something was erased, why, and from which events, is recorded.
/// </summary>
/// <param name="Texts">Which texts.</param>
/// <param name="Reason">Why; it is public, and names nobody.</param>
/// <param name="Tag">Random hexadecimal digits, by which members that were erased can still be told from each other.</param>
public sealed record EraseTexts(ValueList<TextPlace> Texts, string Reason, string Tag) : Command
{
    /// <summary>The most texts that one erasure names.</summary>
    public const int Most = 1_000;

    // The events as they are without the texts.
    private ValueList<Recorded> Without { get; init; } = [];

    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        new Decision.Accepted([new TextsErased(Without.Select(each => each.Sequence).ToValueList(), Reason)])
        {
            Rewritten = Without,
        };

    internal override (Command Meant, Decision? Answer) In(History history)
    {
        if (Texts.Count == 0)
            return (
                this,
                Refusal.Rule("texts-empty", "No text is named.", "texts, each by its event and the place in it")
            );
        if (Texts.Count > Most)
            return (
                this,
                Refusal.Rule("texts-too-many", $"{Texts.Count} texts at once are too many.", $"at most {Most}")
            );
        var marks = new Marks(Tag);
        foreach (var place in Texts)
            if (TextAt(history, place, out var happened, out var text) is { } refusal)
                return (this, refusal);
            else if (!Mark.Is(text!))
                marks.Put(happened!, place.Text, text!);
        var without = marks.In(history).ToValueList();
        return without.Count == 0 ? (this, Decision.Nothing) : (this with { Without = without }, null);
    }

    private static Refusal? TextAt(History history, TextPlace place, out Recorded? happened, out string? text)
    {
        (happened, text) = (history.Find(place.Event), null);
        if (happened is null)
            return Refusal.Rule(
                "event-unknown",
                $"The record has no event {place.Event}.",
                $"the sequence of an event, from 1 to {history.Version}"
            );
        var texts = EventTexts.Of(happened.Event);
        return texts.TryGetValue(place.Text, out text)
            ? null
            : Refusal.Rule(
                "text-unknown",
                $"Event {place.Event} has no text of a person at '{place.Text}'.",
                texts.Count == 0
                    ? "another event: this one has none"
                    : $"one of {string.Join(", ", texts.Keys)}, as the history shows the event"
            );
    }

    internal static Refusal? Check(TextsErased erased) =>
        ReasonRule.Check(erased.Reason)
        ?? (
            erased.PublicAt is null
                ? null
                : Refusal.Rule(
                    "time-not-free",
                    "That something was erased is public at once: whoever holds a copy must hear of it.",
                    "the same without publicAt"
                )
        );

    /// <summary>What comes in the place of which texts.</summary>
    private sealed class Marks(string tag)
    {
        private readonly Dictionary<long, Dictionary<string, string>> named = [];
        private readonly Dictionary<(SourceId Source, string Member), string> ofSources = [];
        private readonly Dictionary<string, string> ofMembers = [];

        public void Put(Recorded recorded, string pointer, string text)
        {
            if (SourceAt(recorded.Event, pointer) is { } source)
                ofSources[source] = source.Member == "url" ? Mark.OfAddress : Mark.OfText;
            else if (IsMember(pointer))
                ofMembers.TryAdd(text, Mark.OfOne(tag + ofMembers.Count.ToString("x2", CultureInfo.InvariantCulture)));
            else
            {
                if (!named.TryGetValue(recorded.Sequence, out var marks))
                    named[recorded.Sequence] = marks = [];
                marks[pointer] = Mark.OfText;
            }
        }

        /// <summary>The events that have any of the texts, without them.</summary>
        public IEnumerable<Recorded> In(History history) =>
            (
                ofSources.Count == 0 && ofMembers.Count == 0
                    ? named.Keys.Order().Select(each => history.Find(each)!)
                    : history.InSequence()
            )
                .Select(each => (Recorded: each, Marks: Of(each)))
                .Where(each => each.Marks.Count > 0)
                .Select(each => each.Recorded with { Event = EventTexts.With(each.Recorded.Event, each.Marks) });

        // A source is the same wherever it is cited, and a member the same whatever team it joins or leaves: there they are erased,
        // too.
        private Dictionary<string, string> Of(Recorded recorded)
        {
            var marks = new Dictionary<string, string>(named.GetValueOrDefault(recorded.Sequence, []));
            if (
                recorded.Event.Sources.Any(source => ofSources.Keys.Any(each => each.Source == source.Id))
                || HasMembers(recorded)
            )
                foreach (var (pointer, text) in EventTexts.Of(recorded.Event))
                    if (SourceAt(recorded.Event, pointer) is { } source && ofSources.TryGetValue(source, out var other))
                        marks[pointer] = other;
                    else if (IsMember(pointer) && ofMembers.TryGetValue(text, out var one))
                        marks[pointer] = one;
            return marks;
        }

        private bool HasMembers(Recorded recorded) =>
            ofMembers.Count > 0 && recorded.Event is TeamEntered or TeamAdmitted or TeamMembersChanged;

        private static bool IsMember(string pointer) =>
            pointer.StartsWith("/members/", StringComparison.Ordinal)
            || pointer.StartsWith("/joined/", StringComparison.Ordinal)
            || pointer.StartsWith("/left/", StringComparison.Ordinal);

        private static (SourceId Source, string Member)? SourceAt(CompetitionEvent happened, string pointer) =>
            pointer.Split('/') is ["", "sources", var index, var member]
                ? (happened.Sources[int.Parse(index, CultureInfo.InvariantCulture)].Id, member)
                : null;
    }
}

/// <summary>A text of an event.</summary>
/// <param name="Event">The sequence of the event.</param>
/// <param name="Text">The JSON Pointer (RFC 6901) of the text in the event as the history shows it, such as <c>/note</c>.</param>
public sealed record TextPlace(long Event, string Text);
