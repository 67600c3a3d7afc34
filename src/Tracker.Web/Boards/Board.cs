using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Web.Language;

namespace Tracker.Web.Boards;

/// <summary>What the board of a competition shows.</summary>
public sealed record Board(Sight Sight, Story Story, Timeline Timeline, FieldView Field, FunnelView Funnel)
{
    /// <summary>The competition, as the reader sees it.</summary>
    public Competition Competition => Sight.Competition;

    /// <summary>Its name; before it was announced the one that it came to have, as far as that is known.</summary>
    public required Names Name { get; init; }

    /// <summary>The standings of the last round that was evaluated; null before one was.</summary>
    public StandingsView? Standings { get; init; }

    /// <summary>It in brief; null before it was announced.</summary>
    public SummaryView? Summary { get; init; }

    /// <summary>How those who are in and those who are out add up, where that is more than entered; else null.</summary>
    public Text? InAll
    {
        get
        {
            var (all, entered) = (Competition.Teams.Count, Funnel.Actual[0]);
            var formed = Funnel.Formed.Concat(Funnel.Steps.SelectMany(step => step.Formed)).Distinct().Count();
            return all > entered ? BoardText.InAll(all, entered, formed, all - entered - formed) : null;
        }
    }

    /// <summary>Who is out, by the step that put them out, the last step first.</summary>
    public IEnumerable<OutAtStep> OutByStep =>
        Field
            .Out.GroupBy(team => (team.Round, team.At))
            .OrderByDescending(group => group.Key.At.In(Sight.Zone))
            .Select(group => new OutAtStep(
                group.Key.Round is { } step
                    ? RecordText.Step(Competition, step)
                    : RecordText.Departed(group.First().Status),
                group.Key.At,
                [.. group]
            ));

    /// <summary>The board of what a reader sees.</summary>
    public static Board Of(Sight sight, Tongue tongue)
    {
        var (heading, competition) = (sight.Heading, sight.Competition);
        var standings = StandingsView.Of(heading, competition, null, tongue.Tag);
        return new(
            sight,
            Story.Of(sight),
            Timeline.Of(sight),
            FieldView.Of(heading, competition, tongue.Tag),
            FunnelView.Of(heading, competition)
        )
        {
            Name = NameOf(sight),
            Standings = standings?.Round is null ? null : standings,
            Summary = SummaryView.Of(heading, competition),
        };
    }

    /// <summary>The name of a competition, at any time.</summary>
    public static Names NameOf(Sight sight) =>
        sight.Competition.Name is { Texts.Count: > 0 } name ? name
        : sight.OfAllTime().Competition.Name is { Texts.Count: > 0 } later ? later
        : Names.English(sight.Heading.Competition.Value);
}

/// <summary>The teams that left at a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="At">When.</param>
/// <param name="Teams">The teams.</param>
public sealed record OutAtStep(Text Step, Moment At, IReadOnlyList<OutTeam> Teams);
