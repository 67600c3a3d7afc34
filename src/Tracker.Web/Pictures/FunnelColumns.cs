using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Web.Pictures;

/// <summary>Finds the columns: the entry, each step, what happened since the last, and what is planned.</summary>
internal static class FunnelColumns
{
    public static List<FunnelColumn> Of(Sight sight, FunnelView funnel, PictureWords words)
    {
        var competition = sight.Competition;
        var planned = funnel.Planned.Count > 0 ? funnel.Planned[0] : (int?)null;
        int? entered = competition.Teams.IsEmpty ? null : funnel.Actual[0];
        List<FunnelColumn> columns = [new(ColumnKind.Entry, null, words.Entry, EnteredAt(sight), planned, entered, [])];
        foreach (var step in funnel.Steps)
            columns.Add(
                new(
                    ColumnKind.Step,
                    step.Round,
                    words.NameOf(competition, step.Round),
                    sight.Zone.DayOf(step.At.In(sight.Zone)),
                    step.Planned,
                    step.Size,
                    TiersOf(competition, step, words)
                )
            );
        if (funnel.Left.Count + funnel.Reinstated.Count + funnel.Formed.Count > 0)
            columns.Add(new(ColumnKind.Since, null, words.Since, null, null, funnel.Size, []));
        if (competition.Phase is Phase.Running)
            columns.AddRange(ToCome(competition, words));
        return columns;
    }

    // Teams may enter on several days: the field had its size on the last of them.
    private static DateOnly? EnteredAt(Sight sight)
    {
        var days = sight
            .Events.Where(each => each.Event is TeamEntered)
            .Select(each => sight.Zone.DayOf(each.Event.At.In(sight.Zone)))
            .ToList();
        return days.Count == 0 ? null : days.Max();
    }

    private static TierSize[] TiersOf(Competition competition, FunnelStep step, PictureWords words) =>
        [
            .. step
                .Tiers.GroupBy(each => each.Value)
                .OrderBy(each => PictureWords.PlaceOf(each.Key))
                .ThenBy(each => each.Key, StringComparer.Ordinal)
                .Select(each => new TierSize(
                    each.Key,
                    words.NameOfTier(competition, each.Key, each.Count()),
                    each.Count()
                )),
        ];

    // Rounds that are scheduled and not decided, then what the plan says beyond the last one that is scheduled.
    private static IEnumerable<FunnelColumn> ToCome(Competition competition, PictureWords words)
    {
        var rounds = competition
            .Schedule.Select(id => competition.Rounds[id])
            .Where(round => round.Cancelled is null)
            .ToList();
        return rounds
            .Where(round => !round.Decided)
            .Select(round =>
                Planned(words.NameOf(competition, round.Id), competition.PlannedSurvivors(round), round.Id)
            )
            .Concat(competition.Plan.Skip(rounds.Count + 1).Select(size => Planned(words.ToCome, size, null)));
    }

    private static FunnelColumn Planned(string name, int? size, StepId? round) =>
        new(ColumnKind.Planned, round, name, null, size, null, []);
}
