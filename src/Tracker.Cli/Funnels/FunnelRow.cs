using Tracker.Client;

namespace Tracker.Cli;

/// <summary>A row of the funnel: a size, and what led to it.</summary>
/// <param name="Label">The round or call.</param>
/// <param name="Day">When; null where it has no day.</param>
/// <param name="Planned">The planned size; null where no plan says.</param>
/// <param name="Actual">The size; null while it is yet to come.</param>
/// <param name="Moves">Who left or came in before it, and how.</param>
internal sealed record FunnelRow(
    string Label,
    string? Day,
    int? Planned,
    int? Actual,
    IReadOnlyList<(string Team, Exit How)> Moves
)
{
    /// <summary>The rows: entry, each step, what happened since, and what is yet to come.</summary>
    public static IReadOnlyList<FunnelRow> Of(Session session, Competition competition, Funnel funnel, Field field)
    {
        var steps = new Steps(session, competition);
        var rows = new List<FunnelRow>
        {
            new(
                session.Say("Entered", "참가"),
                null,
                funnel.Planned.Count > 0 ? funnel.Planned[0] : null,
                funnel.Actual.Count > 0 ? funnel.Actual[0] : 0,
                []
            ),
        };
        rows.AddRange(
            funnel.Steps.Select(step => new FunnelRow(
                steps.Name(step.Round)!,
                step.At.Text,
                step.Planned,
                step.Size,
                [
                    .. step.Eliminated.Select(each => (each.Team, Exit.Eliminated(session, each.Reason))),
                    .. Others(session, field, step.Left, step.Reinstated, step.Formed),
                    .. step.Admitted.Select(team => (team, Exit.Admitted(session))),
                ]
            ))
        );
        if (Threads.HasRest(funnel))
            rows.Add(
                new(
                    session.Say("Since then", "그 이후"),
                    null,
                    null,
                    funnel.Size,
                    [.. Others(session, field, funnel.Left, funnel.Reinstated, funnel.Formed)]
                )
            );
        rows.AddRange(ToCome(session, competition, funnel));
        return rows;
    }

    // Rounds that are scheduled, and sizes of the plan for which no round is scheduled yet.
    private static IEnumerable<FunnelRow> ToCome(Session session, Competition competition, Funnel funnel)
    {
        if (competition.Status != "running")
            return [];
        var decided = competition.Rounds.Count(round => round.Status == "decided");
        var open = competition.Rounds.Where(round => round.Status is "scheduled" or "evaluated").ToList();
        return
        [
            .. open.Select(round => new FunnelRow(session.Name(round.Name), null, round.Planned, null, [])),
            .. funnel
                .Planned.Skip(1 + decided + open.Count)
                .Select(size => new FunnelRow(session.Say("To come", "예정"), null, size, null, [])),
        ];
    }

    private static IEnumerable<(string, Exit)> Others(
        Session session,
        Field field,
        IReadOnlyList<string> left,
        IReadOnlyList<string> reinstated,
        IReadOnlyList<string> formed
    ) =>
        [
            .. left.Select(team => (team, Exit.Left(session, field, team))),
            .. reinstated.Select(team => (team, Exit.Reinstated(session))),
            .. formed.Select(team => (team, Exit.Formed(session))),
        ];
}
