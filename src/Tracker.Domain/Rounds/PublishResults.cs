using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>
/// Says what readers without a role may see of a round's results, before there are any or after. What was published stays
/// so; a later publication adds to it.
/// </summary>
public sealed record PublishResults(StepId Round, Disclosure Disclosure, Moment? EmbargoUntil) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        IsSo(competition) ? Decision.Nothing : new ResultsPublished(Round, Disclosure, EmbargoUntil);

    internal static Refusal? Check(Competition competition, ResultsPublished published)
    {
        if (competition.CheckHeld(published.Round) is { } refusal)
            return refusal;
        if (published.EmbargoUntil is { } until && IsBefore(until, published.At, competition.TimeZone))
            return Refusal.Rule(
                "embargo-over",
                $"The embargo would end at {until}, before it is set at {published.At}.",
                "a later end; or no embargo, and it is public at once"
            );
        var round = competition.Rounds[published.Round];
        var left = LeftSinceMeans(competition, round);
        return CheckTelling(round, published.Disclosure)
            ?? (
                published.Disclosure.Scores == ScoreDisclosure.Mean && left.Count > 0
                    ? Refusal.Contradicts(
                        "mean-reveals-score",
                        $"The means of '{published.Round}' are published over teams of which {Words.List(left)} left since. Means "
                            + "without what left would give its points away by difference.",
                        "nothing, and the means stay as they were published; or scores all, none or leaders"
                    )
                    : null
            );
    }

    // With the leaders' points known, the mean of few teams gives away those of the one that is left.
    private static Refusal? CheckTelling(Round round, Disclosure disclosure)
    {
        var seen = Visibility.Of(round.Publications.Select(each => each.Disclosure)).With(disclosure);
        return
            seen.Means
            && round.Evaluation is { Complete: true } evaluation
            && Means.Telling(evaluation, seen).ToList() is { Count: > 0 } criteria
            ? Refusal.Contradicts(
                "mean-reveals-score",
                $"With the leaders of {Words.List(criteria)} the means would give away the points of the one team that is "
                    + "left, by difference.",
                "the leaders or the means; or scores all"
            )
            : null;
    }

    // What is set on a date is set some time of that day.
    private static bool IsBefore(Moment until, Moment at, TimeZoneId zone) =>
        at.IsDate ? zone.DayOf(until.In(zone)) < zone.DayOf(at.In(zone)) : until.In(zone) < at.In(zone);

    private static List<TeamId> LeftSinceMeans(Competition competition, Round round) =>
        round.Means is { } means
            ? [.. means.Over.Except(means.Gone).Where(team => competition.Teams[team].HasGone)]
            : [];

    // What is there discloses as much, and no later.
    private bool IsSo(Competition competition) =>
        competition.Rounds.TryGetValue(Round, out var round)
        && !(Disclosure.Scores == ScoreDisclosure.Mean && LeftSinceMeans(competition, round).Count > 0)
        && round.Publications.Where(IsNoLater).Select(each => each.Disclosure).ToList() is { Count: > 0 } known
        && Visibility.Of(known) is var seen
        && seen.With(Disclosure) == seen;

    private bool IsNoLater(Publication publication) =>
        publication.EmbargoUntil is null || publication.EmbargoUntil == EmbargoUntil;
}
