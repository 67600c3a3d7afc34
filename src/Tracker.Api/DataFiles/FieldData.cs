using Tracker.Api.Http;
using Tracker.Domain.Clocks;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Api.DataFiles;

/// <summary>The field as rows: a team each, those who are in first.</summary>
internal static class FieldData
{
    /// <summary>The field in a representation other than JSON.</summary>
    public static async Task<IResult> AnswerAsync(Representation form, Sight sight, string language)
    {
        var view = FieldView.Of(sight.Heading, sight.Competition, language);
        var rows = view.Teams.Select(Row.Of).Concat(view.Out.Select(Row.Of)).ToList();
        var head = new Head(sight.Heading);
        return await DataAnswer.OfAsync(form, "field", sight.Heading, (rows, Columns(head, rows)), _ => head.Members());
    }

    private static List<Column<Row>> Columns(Head head, List<Row> rows) =>
        [
            .. head.Columns<Row>(),
            new("team", row => row.Id.Value),
            .. DataTable.Named(rows, row => row.Name),
            new("status", row => row.Status),
            new("since", row => row.Since?.Text),
            new("round", row => row.Round?.Value),
            new("tier", row => row.Tier),
            new("at", row => row.At?.Text),
            new("reason", row => row.Reason),
        ];

    private sealed record Row(
        TeamId Id,
        Names Name,
        string Status,
        Moment? Since,
        StepId? Round,
        string? Tier,
        Moment? At,
        string? Reason
    )
    {
        public static Row Of(FieldTeam team) =>
            new(team.Id, team.Name, "in", team.Since, team.Round, team.Tier, null, null);

        public static Row Of(OutTeam team) =>
            new(team.Id, team.Name, Words.Of(team.Status), null, team.Round, null, team.At, team.Reason);
    }
}
