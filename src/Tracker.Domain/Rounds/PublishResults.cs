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
        IsSo(competition) ? Decision.Nothing
        : EmbargoUntil is { } until && IsShown(competition, each => IsSooner(each, until, competition.TimeZone))
            ? Refusal.Contradicts(
                "embargo-stands",
                $"An earlier publication discloses as much before {until}, and a later one does not take that back.",
                "the earlier one undone first; or what it does not disclose"
            )
        : new ResultsPublished(Round, Disclosure, EmbargoUntil);

    internal static Refusal? Check(Competition competition, ResultsPublished published)
    {
        if (competition.CheckHeld(published.Round) is { } refusal)
            return refusal;
        if (published.EmbargoUntil is { } until && until.IsOverBefore(published.At, competition.TimeZone))
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

    // What may be seen together tells of what may not.
    private static Refusal? CheckTelling(Round round, Disclosure disclosure)
    {
        var seen = Visibility.Of(round.Publications.Select(each => each.Disclosure)).With(disclosure);
        return round.Evaluation is { } evaluation && Inference.Of(evaluation, round.Rubric, seen) is [var told, ..]
            ? Refusal.Contradicts(
                "disclosure-reveals-score",
                $"Leaders, means and totals together would give away points that are held back: those of {told.Team} in "
                    + $"{told.Criterion} would follow by difference.",
                "fewer of them; or scores all"
            )
            : null;
    }

    private static List<TeamId> LeftSinceMeans(Competition competition, Round round) =>
        round.Means is { } means
            ? [.. means.Over.Except(means.Gone).Where(team => competition.Teams[team].HasGone)]
            : [];

    // What is there discloses as much, and no later.
    private bool IsSo(Competition competition) =>
        !(
            Disclosure.Scores == ScoreDisclosure.Mean
            && competition.Rounds.TryGetValue(Round, out var round)
            && LeftSinceMeans(competition, round).Count > 0
        ) && IsShown(competition, each => each.EmbargoUntil == EmbargoUntil);

    private bool IsShown(Competition competition, Func<Publication, bool> counts) =>
        competition.Rounds.TryGetValue(Round, out var round)
        && round.Publications.Where(counts).Select(each => each.Disclosure).ToList() is { Count: > 0 } known
        && Visibility.Of(known) is var seen
        && seen.With(Disclosure) == seen;

    private static bool IsSooner(Publication publication, Moment until, TimeZoneId zone) =>
        publication.EmbargoUntil is not { } end || end.In(zone) < until.In(zone);
}
