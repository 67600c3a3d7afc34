using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Views;

/// <summary>One team's path with every score and source.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="AsOf">For when it was asked.</param>
/// <param name="KnownAt">By what was known when.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
/// <param name="Id">The team's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="FormerNames">The names it had before.</param>
/// <param name="Members">The organisations in it.</param>
/// <param name="Status"><c>in</c>, <c>eliminated</c>, <c>withdrawn</c>, <c>disqualified</c> or <c>merged</c>.</param>
/// <param name="Since">Since when it has that status.</param>
/// <param name="Round">The step that gave it that status, where one did.</param>
/// <param name="Tier">The tier in which it is.</param>
/// <param name="Reason">Why it is out.</param>
/// <param name="Entries">What it showed, the latest last.</param>
/// <param name="Unofficial">What others than the organiser said of its members and entries.</param>
/// <param name="Rounds">Its row in the standings of each round in which it took part.</param>
/// <param name="Path">Every event that names it, in the order in which they took effect.</param>
public sealed record TeamView(
    CompetitionId Competition,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    TeamId Id,
    Names Name,
    ValueList<Names> FormerNames,
    ValueList<string> Members,
    string Status,
    Moment Since,
    StepId? Round,
    string? Tier,
    string? Reason,
    ValueList<Entry> Entries,
    HearsayView Unofficial,
    ValueList<TeamRound> Rounds,
    ValueList<EventView> Path
)
{
    /// <summary>The path of a team; null when the competition has no such team by then.</summary>
    /// <param name="heading">How the answer is headed.</param>
    /// <param name="competition">The competition.</param>
    /// <param name="team">The team.</param>
    /// <param name="events">The events that led to the competition, in the order in which they took effect.</param>
    public static TeamView? Of(Heading heading, Competition competition, TeamId team, IEnumerable<Recorded> events)
    {
        if (!competition.Teams.TryGetValue(team, out var shown))
            return null;
        var (on, left) = (shown.Status as TeamStatus.In, shown.Status as TeamStatus.Out);
        return new(
            heading.Competition,
            heading.AsOf,
            heading.KnownAt,
            heading.Version,
            team,
            shown.Name,
            shown.FormerNames.ToValueList(),
            shown.Members.ToValueList(),
            WordOf(shown.Status),
            on?.Since ?? left!.At,
            on is null ? left!.Round : on.Step,
            on?.Tier,
            left?.Reason,
            InOrder(competition, shown.Entries.Values),
            new(shown.Unofficial.Members.ToValueList(), InOrder(competition, shown.Unofficial.Entries.Values)),
            RoundsOf(heading, competition, team),
            events
                .Where(each => Subjects.TeamsOf(each.Event).Contains(team))
                .Select(each => EventView.Of(each with { Event = Subjects.For(each.Event, team) }))
                .ToValueList()
        );
    }

    internal static string WordOf(TeamStatus status) => status is TeamStatus.Out left ? Words.Of(left.How) : "in";

    private static ValueList<Entry> InOrder(Competition competition, IEnumerable<Entry> entries) =>
        entries
            .OrderBy(entry => entry.At.In(competition.TimeZone))
            .ThenBy(entry => entry.Id.Value, StringComparer.Ordinal)
            .ToValueList();

    private static ValueList<TeamRound> RoundsOf(Heading heading, Competition competition, TeamId team) =>
        competition
            .Schedule.Select(round => (Round: round, View: StandingsView.Of(heading, competition, round, "en")))
            .Select(each => (each.Round, Row: each.View?.Rows.FirstOrDefault(row => row.Team == team)))
            .Where(each => each.Row is not null)
            .Select(each => new TeamRound(each.Round, competition.Rounds[each.Round].Name, each.Row!))
            .ToValueList();
}

/// <summary>What others than the organiser said of a team.</summary>
public sealed record HearsayView(ValueList<string> Members, ValueList<Entry> Entries);

/// <summary>A team's row in the standings of a round.</summary>
/// <param name="Round">The round.</param>
/// <param name="Name">The round's name.</param>
/// <param name="Row">The row.</param>
public sealed record TeamRound(StepId Round, Names Name, StandingsRow Row);
