using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Web.Pictures;

/// <summary>
/// Follows each team through the funnel. The funnel's own steps say who is in at which column, so the threads always add
/// up to its numbers; the events say how and when those left who did so in other ways than by a step.
/// </summary>
internal sealed class ThreadMaker(Sight sight, PictureWords words)
{
    private readonly Competition competition = sight.Competition;
    private readonly Dictionary<TeamId, List<Stint>> stints = [];
    private readonly Dictionary<TeamId, (int First, Arrival How)> open = [];
    private readonly Exits exits = new(sight, words);

    public IReadOnlyList<FunnelThread> Make(FunnelView funnel)
    {
        foreach (var team in competition.Teams.Keys.Except(CameLater(funnel)))
            open[team] = (0, Arrival.Entered);
        var column = 0;
        foreach (var step in funnel.Steps)
        {
            column++;
            PassBetween(column, step.Left, step.Reinstated, step.Formed);
            Pass(step, column);
        }
        PassBetween(column + 1, funnel.Left, funnel.Reinstated, funnel.Formed);
        var isLater = funnel.Left.Count + funnel.Reinstated.Count + funnel.Formed.Count > 0;
        foreach (var (team, (first, how)) in open)
            Close(team, first, isLater ? column + 1 : column, how, null);
        return [.. InOrder().Select(ThreadOf)];
    }

    private IReadOnlyList<Team> InOrder() =>
        competition
            .Teams.Values.Where(team => stints.ContainsKey(team.Id))
            .InOrder(words.Language, team => team.Name, team => team.Id);

    private FunnelThread ThreadOf(Team team) =>
        new(
            team.Id,
            team.Name.In(words.Language),
            stints[team.Id],
            competition.Phase is Phase.Concluded { Winners: var winners } && winners.Contains(team.Id)
        );

    // Whoever is formed or admitted before anything else happens to it did not enter.
    private static HashSet<TeamId> CameLater(FunnelView funnel)
    {
        var (later, seen) = (new HashSet<TeamId>(), new HashSet<TeamId>());
        foreach (var step in funnel.Steps)
        {
            later.UnionWith(step.Formed.Where(team => !seen.Contains(team)));
            seen.UnionWith([.. step.Left, .. step.Selected, .. step.Eliminated.Select(each => each.Team)]);
            later.UnionWith(step.Admitted.Where(team => !seen.Contains(team)));
            seen.UnionWith([.. step.Reinstated, .. step.Formed, .. step.Admitted]);
        }
        later.UnionWith(funnel.Formed.Where(team => !seen.Contains(team)));
        return later;
    }

    private void PassBetween(
        int column,
        IReadOnlyList<TeamId> left,
        IReadOnlyList<TeamId> reinstated,
        IReadOnlyList<TeamId> formed
    ) =>
        Pass(
            column,
            [
                .. reinstated.Select(team => (team, Arrival.Reinstated)),
                .. formed.Select(team => (team, Arrival.Formed)),
            ],
            [.. left.Select(team => (team, exits.Next(team)))]
        );

    private void Pass(FunnelStep step, int column)
    {
        Pass(
            column,
            [.. step.Admitted.Select(team => (team, Arrival.Admitted))],
            [.. step.Eliminated.Select(each => (each.Team, exits.Of(step, each)))]
        );
    }

    // Who is in can only leave and who is out can only come: that gives the order of what happened to one team.
    private void Pass(int column, List<(TeamId Team, Arrival How)> arrivals, List<(TeamId Team, Exit How)> leaving)
    {
        while (true)
        {
            var leaves = leaving.FindIndex(each => open.ContainsKey(each.Team));
            if (leaves >= 0)
            {
                var (team, how) = leaving[leaves];
                leaving.RemoveAt(leaves);
                open.Remove(team, out var came);
                Close(team, came.First, column - 1, came.How, how);
                continue;
            }
            var comes = arrivals.FindIndex(each => !open.ContainsKey(each.Team));
            if (comes < 0)
                return;
            open[arrivals[comes].Team] = (column, arrivals[comes].How);
            arrivals.RemoveAt(comes);
        }
    }

    private void Close(TeamId team, int first, int last, Arrival how, Exit? end)
    {
        if (!stints.TryGetValue(team, out var all))
            stints[team] = all = [];
        var steps = competition.Passage.Steps;
        all.Add(new(first, last, how, end, [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(TierAt)]));

        string? TierAt(int column) =>
            column > 0
            && column <= steps.Count
            && steps[column - 1].Selected.Contains(team)
            && competition.Teams[team].Outcomes.GetValueOrDefault(steps[column - 1].Id) is Outcome.Selected selected
                ? selected.Tier
                : null;
    }
}
