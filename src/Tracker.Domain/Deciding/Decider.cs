using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;

namespace Tracker.Domain.Deciding;

/// <summary>Decides commands: history, command and now in, facts or a refusal out. Pure.</summary>
public static class Decider
{
    /// <summary>
    /// Decides a command against a history. The command is judged by the competition as it was when it takes effect; if
    /// that lies before the end of the history, everything recorded after it must stay legal.
    /// </summary>
    /// <param name="history">All that is recorded of the competition.</param>
    /// <param name="command">What the caller wants recorded.</param>
    /// <param name="now">The time of the decision.</param>
    public static Decision Decide(History history, Command command, DateTimeOffset now) =>
        command.In(history) switch
        {
            (_, { } answer) => answer,
            var (meant, _) => DecideMeant(history, meant, now),
        };

    private static Decision DecideMeant(History history, Command command, DateTimeOffset now)
    {
        if (Cite(history, command.Circumstances.Sources, out var sources) is { } unknown)
            return unknown;
        var fixedAt = command.TakesEffect(history.Current);
        if (fixedAt is { } effect && command.Circumstances.At is { } said && said != effect)
            return Refusal.Rule(
                "time-not-free",
                $"This takes effect at {effect}, not at {said}.",
                "the same without a time of its own"
            );
        var at = fixedAt ?? command.Circumstances.At ?? WhenNotSaid(history, now);
        var zone = command is AnnounceCompetition announcing ? announcing.TimeZone : history.Zone;
        var before = history.At(at.In(zone));

        var decision = command.Decide(fixedAt is null ? before : history.Current);
        if (decision is not Decision.Accepted { Events.Count: > 0 } accepted)
            return decision;

        var events = accepted.Events.Select(made => Stamp(made, command.Circumstances, at, sources)).ToValueList();
        if (events.Any(made => made is INamesEvents))
            return RefuseWhole(history.Rewritten(accepted.Rewritten), events, now) is { } refusal
                ? refusal
                : accepted with
                {
                    Events = events,
                };
        return command.Refuse(before, events)
            ?? RefuseLater(history, before, events, at.In(zone))
            ?? (Decision)new Decision.Accepted(events);
    }

    /// <summary>
    /// When a command takes effect that does not say: now. But a record that is kept by dates holds facts until the end of
    /// today; what follows them on the same day is of today too.
    /// </summary>
    private static Moment WhenNotSaid(History history, DateTimeOffset now)
    {
        var today = history.Zone.DayOf(now);
        var keptByDate = history.LastAt > now && history.LastAt <= history.Zone.EndOf(today);
        return keptByDate ? Moment.Of(today) : Moment.Of(now);
    }

    private static Refusal? Cite(History history, ValueList<Citation> citations, out ValueList<Source> sources)
    {
        var cited = new List<Source>();
        sources = [];
        foreach (var citation in citations)
        {
            if (citation.Source is { } given)
                cited.Add(given);
            else if (history.Current.Sources.TryGetValue(citation.Id, out var known))
                cited.Add(known);
            else
                return Refusal.Rule(
                    "source-unknown",
                    $"The record knows no source '{citation.Id}'.",
                    "the whole source: id, title, publisher, and where there are, published and url"
                );
        }
        sources = cited.Distinct().ToValueList();
        return null;
    }

    private static CompetitionEvent Stamp(
        CompetitionEvent made,
        Circumstances circumstances,
        Moment at,
        ValueList<Source> sources
    ) =>
        made with
        {
            At = at,
            PublicAt = circumstances.PublicAt,
            Sources = sources,
            Official = circumstances.Official,
            Note = Join(made.Note, circumstances.Note),
        };

    // The reason that a rule demands is noted on the fact, and a remark of the caller must not take its place.
    private static string? Join(string? reason, string? remark) =>
        reason is null || remark is null || reason == remark ? remark ?? reason : $"{reason} {remark}";

    // What is recorded already and takes effect later must be possible after the new facts, too.
    private static Decision.Refused? RefuseLater(
        History history,
        Competition before,
        ValueList<CompetitionEvent> made,
        DateTimeOffset at
    )
    {
        Competition? competition = null;
        foreach (var later in history.After(at))
        {
            competition ??= made.Aggregate(before, (state, each) => state.Evolve(each));
            if (Legality.Check(competition, later.Event, later.Sequence) is { } contradiction)
                return new(
                    Contradicts(later, contradiction, "a time after that event, or a fact that leaves it possible")
                );
            competition = competition.Evolve(later.Event, later.Sequence);
        }
        return null;
    }

    // Without what is undone or erased the rest must still be possible: all of it, from the beginning.
    private static Refusal? RefuseWhole(History history, ValueList<CompetitionEvent> events, DateTimeOffset now)
    {
        var competition = Competition.Unannounced;
        foreach (var recorded in history.With(events, now).InEffect())
        {
            if (Legality.Check(competition, recorded.Event, recorded.Sequence) is { } refusal)
                return recorded.Sequence > history.Version
                    ? refusal
                    : Contradicts(recorded, refusal, "the same with that event undone too");
            competition = competition.Evolve(recorded.Event, recorded.Sequence);
        }
        return null;
    }

    private static Refusal Contradicts(Recorded later, Refusal refusal, string instead) =>
        Refusal.Contradicts(
            "contradicts-later-event",
            $"Event {later.Sequence} of the record, {EventTypes.NameOf(later.Event)} at {later.Event.At}, could not have "
                + $"happened after this: {refusal.Message}",
            instead
        );
}
