using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Web.Boards;

namespace Tracker.Web.Histories;

/// <summary>What the history shows: a page of the events that were asked for, the latest first.</summary>
/// <param name="Sight">What the reader sees.</param>
/// <param name="Timeline">The days on which something happened.</param>
/// <param name="Events">The events of this page.</param>
/// <param name="Count">How many there are on all pages.</param>
/// <param name="Number">Which page it is, from 1.</param>
/// <param name="Pages">How many pages there are.</param>
public sealed record Chronicle(
    Sight Sight,
    Timeline Timeline,
    IReadOnlyList<Recorded> Events,
    int Count,
    int Number,
    int Pages
)
{
    private const int Most = 100;

    /// <summary>The page that was asked for.</summary>
    /// <param name="sight">What the reader sees.</param>
    /// <param name="team">Only what names this team.</param>
    /// <param name="round">Only what is of this round.</param>
    /// <param name="type">Only events of this type.</param>
    /// <param name="number">Which page, from 1.</param>
    public static Chronicle Of(Sight sight, TeamId? team, StepId? round, string? type, int number)
    {
        var found = sight
            .Record.Where(each => team is not { } one || Subjects.TeamsOf(each.Event).Contains(one))
            .Where(each => round is null || Subjects.StepOf(each.Event) == round)
            .Where(each => type is null || EventTypes.NameOf(each.Event) == type)
            .Reverse()
            .ToList();
        return new(
            sight,
            Timeline.Of(sight),
            [.. found.Skip((number - 1) * Most).Take(Most)],
            found.Count,
            number,
            Math.Max(1, (found.Count + Most - 1) / Most)
        );
    }
}
