using Tracker.Api.Http;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Api.DataFiles;

/// <summary>Standings as rows: a team each, in the order of the standings.</summary>
internal static class StandingsData
{
    /// <summary>Standings in a representation other than JSON; null when there is no such round.</summary>
    /// <param name="form">The representation.</param>
    /// <param name="sight">What the reader sees.</param>
    /// <param name="round">The round; null for the latest.</param>
    /// <param name="language">In whose language names are sorted.</param>
    public static async Task<IResult?> AnswerAsync(Representation form, Sight sight, StepId? round, string language)
    {
        if (StandingsView.Of(sight.Heading, sight.Competition, round, language) is not { } view)
            return null;
        var rubric = view.Round is { } shown ? sight.Competition.Rounds[shown].Rubric : null;
        var head = new Head(sight.Heading, view.Round);
        return await DataAnswer.OfAsync(
            form,
            view.Round is { } named ? $"standings-{named}" : "standings",
            sight.Heading,
            (view.Rows, Columns(head, rubric, view.Rows)),
            _ => head.Members()
        );
    }

    private static List<Column<StandingsRow>> Columns(Head head, Rubric? rubric, ValueList<StandingsRow> rows) =>
        [
            .. head.Columns<StandingsRow>(),
            new("round", _ => head.Round?.Value),
            new("rank", row => row.Rank),
            new("team", row => row.Team.Value),
            .. DataTable.Named(rows, row => row.Name),
            new("total", row => row.Total),
            .. Criteria(rubric, rows)
                .Select(id => new Column<StandingsRow>(
                    $"score_{id}",
                    row => row.Scores.TryGetValue(id, out var points) ? points : null
                )),
            .. Gates(rubric, rows)
                .Select(id => new Column<StandingsRow>(
                    $"gate_{id}",
                    row => row.Gates.TryGetValue(id, out var passed) ? passed : null
                )),
            new("outcome", row => row.Outcome),
            new("tier", row => row.Tier),
            new("reason", row => row.Reason),
            new("note", row => row.Note),
            new("unofficial_rank", row => row.Unofficial?.Rank),
            new("unofficial_total", row => row.Unofficial?.Total),
            new("supersedes", row => row.Supersedes),
        ];

    // As the rubric has them, and then what a rubric that was revised has no more.
    private static IEnumerable<CriterionId> Criteria(Rubric? rubric, ValueList<StandingsRow> rows) =>
        (rubric?.AllCriteria.Select(each => each.Id) ?? [])
            .Concat(
                rows.SelectMany(row => row.Scores.Keys).Distinct().OrderBy(each => each.Value, StringComparer.Ordinal)
            )
            .Distinct();

    private static IEnumerable<GateId> Gates(Rubric? rubric, ValueList<StandingsRow> rows) =>
        (rubric?.Gates.Select(each => each.Id) ?? [])
            .Concat(
                rows.SelectMany(row => row.Gates.Keys).Distinct().OrderBy(each => each.Value, StringComparer.Ordinal)
            )
            .Distinct();
}
