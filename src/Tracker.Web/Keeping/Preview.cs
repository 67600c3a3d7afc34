using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Web.Language;

namespace Tracker.Web.Keeping;

/// <summary>What a command would do, or why it is refused: looked at before anything is stored.</summary>
/// <param name="Version">The version of the competition on which that stands.</param>
/// <param name="Events">What would be recorded.</param>
/// <param name="Effects">What that changes.</param>
/// <param name="Refusal">Why it is refused; null when it is not.</param>
public sealed record Preview(
    long Version,
    IReadOnlyList<Recorded> Events,
    IReadOnlyList<Text> Effects,
    Refusal? Refusal
)
{
    /// <summary>What a decision of a command would do to a history.</summary>
    public static Preview Of(History history, Decision decision, StepId round, DateTimeOffset now)
    {
        if (decision is Decision.Refused refused)
            return new(history.Version, [], [], refused.Refusal);
        var events = decision is Decision.Accepted accepted ? accepted.Events : [];
        var after = history.With(events, now);
        return new(
            history.Version,
            [.. events.Select((happened, place) => new Recorded(history.Version + place + 1, happened, now))],
            events.Count == 0 ? [] : [.. EffectsOf(history.Current, after.Current, round)],
            null
        );
    }

    private static IEnumerable<Text> EffectsOf(Competition before, Competition after, StepId round)
    {
        var names = new NameBook(after);
        yield return KeepingText.Sizes(before.Field.Count(), after.Field.Count());
        if (ConsequencesView.Of(before, after, round) is not { } consequences)
            yield break;
        foreach (var change in consequences.Changes)
        {
            if (change.Total.Differs)
                yield return KeepingText.TotalChange(names.Team(change.Team), change.Total.Before, change.Total.After);
            if (change.Rank.Differs)
                yield return KeepingText.RankChange(names.Team(change.Team), change.Rank.Before, change.Rank.After);
        }
        foreach (var flip in consequences.Flips)
            yield return KeepingText.Flip(names.Team(flip.Team), flip.ByNumbersBefore, flip.ByNumbersAfter);
    }
}
