using Tracker.Domain.Clocks;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Views;
using Tracker.Web.Language;

namespace Tracker.Web.Comparing;

/// <summary>What the comparison shows.</summary>
/// <param name="Sight">What the reader sees of the competition now: its days and names.</param>
/// <param name="Sides">Both sides and what differs; null before anything was chosen.</param>
public sealed record Comparison(Sight Sight, Sides? Sides);

/// <summary>Two looks at a competition.</summary>
/// <param name="One">The one.</param>
/// <param name="Other">The other.</param>
/// <param name="Fields">Who is in on either side.</param>
/// <param name="Difference">What differs.</param>
/// <param name="Events">The events that count on one side alone, in the order in which they took effect.</param>
public sealed record Sides(
    Sight One,
    Sight Other,
    (FieldView One, FieldView Other) Fields,
    DiffView Difference,
    IReadOnlyList<Recorded> Events
)
{
    /// <summary>Compares.</summary>
    public static Sides Of(Sight one, Sight other, Tongue tongue)
    {
        var difference = DiffView.Of(one, other);
        var differing = difference.Events.Select(each => each.Sequence).ToHashSet();
        return new(
            one,
            other,
            (
                FieldView.Of(one.Heading, one.Competition, tongue.Tag),
                FieldView.Of(other.Heading, other.Competition, tongue.Tag)
            ),
            difference,
            [
                .. one
                    .Events.Concat(other.Events)
                    .DistinctBy(each => each.Sequence)
                    .Where(each => differing.Contains(each.Sequence))
                    .OrderBy(each => each.Event.At.In(other.Zone))
                    .ThenBy(each => each.Sequence),
            ]
        );
    }
}
