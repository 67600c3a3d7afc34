using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Web.Boards;
using Tracker.Web.Language;

namespace Tracker.Web.Rounds;

/// <summary>What the page of a round shows.</summary>
/// <param name="Sight">What the reader sees of the competition.</param>
/// <param name="Timeline">The days on which something happened.</param>
/// <param name="Round">The round.</param>
/// <param name="Summary">It in brief.</param>
/// <param name="Standings">Its ranked table.</param>
/// <param name="Events">What is on record of it, the latest first.</param>
public sealed record RoundView(
    Sight Sight,
    Timeline Timeline,
    Round Round,
    RoundSummary Summary,
    StandingsView Standings,
    IReadOnlyList<Recorded> Events
)
{
    /// <summary>The page of a round; null when there is no such round by then.</summary>
    public static RoundView? Of(Sight sight, StepId id, Tongue tongue)
    {
        var (heading, competition) = (sight.Heading, sight.Competition);
        if (
            StandingsView.Of(heading, competition, id, tongue.Tag) is not { } standings
            || SummaryView.Of(heading, competition) is not { } summary
        )
            return null;
        return new(
            sight,
            Timeline.Of(sight),
            competition.Rounds[id],
            summary.Rounds.First(each => each.Id == id),
            standings,
            [.. sight.Record.Where(each => Subjects.StepOf(each.Event) == id).Reverse()]
        );
    }

    /// <summary>The rows of which others than the organiser said something.</summary>
    public IReadOnlyList<StandingsRow> Hearsay => [.. Standings.Rows.Where(row => row.Unofficial is not null)];
}
