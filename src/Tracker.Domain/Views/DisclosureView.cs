using Tracker.Domain.Clocks;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Views;

/// <summary>What was said of who may see a round's results: why numbers that there are may not be here.</summary>
/// <param name="Publications">The publications, the first first; to readers without a role those that are in force.</param>
/// <param name="Means">The means, where they were published; to those with a role absent, as they see every number.</param>
public sealed record DisclosureView(ValueList<PublicationView> Publications, Means? Means)
{
    internal static DisclosureView? Of(Round round) =>
        round.Publications.IsEmpty && round.Evaluation?.Disclosed is null
            ? null
            : new(
                round
                    .Publications.Select(each => new PublicationView(
                        each.At,
                        each.Disclosure.Scores,
                        each.Disclosure.Totals,
                        each.Disclosure.Ranks,
                        each.Disclosure.Order,
                        each.EmbargoUntil
                    ))
                    .ToValueList(),
                round.Evaluation?.Disclosed?.Means
            );
}

/// <summary>A publication of a round's results.</summary>
/// <param name="At">When.</param>
/// <param name="Scores">Which points by criterion.</param>
/// <param name="Totals">Whether the points in all.</param>
/// <param name="Ranks">Whether the ranks.</param>
/// <param name="Order">In which order the teams are listed.</param>
/// <param name="EmbargoUntil">Not before then; absent for at once.</param>
public sealed record PublicationView(
    Moment At,
    ScoreDisclosure Scores,
    bool Totals,
    bool Ranks,
    RowOrder Order,
    Moment? EmbargoUntil
);
