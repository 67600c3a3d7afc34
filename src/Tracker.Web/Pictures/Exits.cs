using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Web.Pictures;

/// <summary>How and why teams left: of steps the funnel says it, of all other ways the events.</summary>
internal sealed class Exits
{
    private readonly Sight sight;
    private readonly PictureWords words;
    private readonly Dictionary<TeamId, Queue<Exit>> between;

    public Exits(Sight sight, PictureWords words)
    {
        (this.sight, this.words) = (sight, words);
        between = sight
            .Events.SelectMany(each => Departures(each.Event))
            .GroupBy(each => each.Team)
            .ToDictionary(each => each.Key, each => new Queue<Exit>(each.Select(one => one.Exit)));
    }

    /// <summary>How a team left the next time that it left between two steps.</summary>
    public Exit Next(TeamId team) =>
        between.TryGetValue(team, out var exits) && exits.TryDequeue(out var exit)
            ? exit
            : new(ExitKind.Other, DayOf(sight.Heading.AsOf), words.Why(ExitKind.Other), "", true, null);

    /// <summary>How a team left by a step.</summary>
    public Exit Of(FunnelStep step, Elimination elimination)
    {
        var kind = elimination.Reason switch
        {
            EliminationReason.Rank => ExitKind.Rank,
            EliminationReason.Gate => ExitKind.Gate,
            EliminationReason.Conceded => ExitKind.Conceded,
            EliminationReason.Broken => ExitKind.Broken,
            _ => ExitKind.Other,
        };
        var gates = kind == ExitKind.Gate ? GatesFailed(step.Round, elimination.Team) : "";
        return new(kind, DayOf(step.At), words.Why(kind, gates), gates, false, null);
    }

    private IEnumerable<(TeamId Team, Exit Exit)> Departures(CompetitionEvent happened) =>
        happened switch
        {
            TeamWithdrew e => [(e.Team, Left(ExitKind.Withdrawn, e.At, e.Reason))],
            TeamDisqualified e => [(e.Team, Left(ExitKind.Disqualified, e.At, e.Reason))],
            TeamsMerged e => e
                .From.Where(team => team != e.Into)
                .Select(team => (team, Left(ExitKind.Merged, e.At, NameOf(e.Into), e.Into))),
            _ => [],
        };

    private Exit Left(ExitKind kind, Moment at, string? detail, TeamId? into = null) =>
        new(kind, DayOf(at), words.Why(kind, detail ?? ""), detail ?? "", true, into);

    private string NameOf(TeamId team) =>
        sight.Competition.Teams.TryGetValue(team, out var known) ? known.Name.In(words.Language) : team.Value;

    // The gates that it failed, as far as the reader may see them.
    private string GatesFailed(StepId step, TeamId team)
    {
        if (
            !sight.Competition.Rounds.TryGetValue(step, out var round)
            || round.Evaluation?.Results.GetValueOrDefault(team) is not { } result
        )
            return "";
        return string.Join(
            ", ",
            result
                .Gates.Where(gate => !gate.Value)
                .Select(gate =>
                    round.Rubric?.Gates.FirstOrDefault(each => each.Id == gate.Key)?.Name.In(words.Language)
                    ?? gate.Key.Value
                )
        );
    }

    private DateOnly DayOf(Moment moment) => sight.Zone.DayOf(moment.In(sight.Zone));
}
