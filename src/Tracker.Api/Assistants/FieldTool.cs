using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Web.Boards;
using Tracker.Web.Language;

namespace Tracker.Api.Assistants;

/// <summary>Who is still in.</summary>
internal static class FieldTool
{
    [McpServerTool(
        Name = "field",
        Title = "Who is still in",
        ReadOnly = true,
        Idempotent = true,
        Destructive = false,
        OpenWorld = false
    )]
    [Description(
        "Who is still in, who is out and why, on any date as known on any other; with the sources that say so."
    )]
    public static Task<CallToolResult> FieldAsync(
        ToolDesk desk,
        [Description(Arguments.Competition)] string competition,
        [Description(Arguments.AsOf)] string? asOf = null,
        [Description(Arguments.KnownAt)] string? knownAt = null,
        [Description(Arguments.Language)] string? lang = null,
        CancellationToken cancellation = default
    ) => desk.AnswerAsync(new(competition, asOf, knownAt, lang), Tell, cancellation);

    private static CallToolResult Tell(ToolSight shown)
    {
        var (sight, book) = (shown.Sight, NameBook.Of(shown.Sight));
        var view = FieldView.Of(sight.Heading, sight.Competition, shown.Question.Language);
        return ToolAnswer.Of(
            shown,
            [
                Story.Of(sight).Count,
                .. view.Teams.Select(team =>
                    ToolText.In(
                        Text.Of(team.Name),
                        team.Id.Value,
                        team.Since.Text,
                        team.Round is { } step ? book.Step(step) : null
                    )
                ),
                .. view.Out.Select(team =>
                    ToolText.Out(
                        Text.Of(team.Name),
                        team.Id.Value,
                        team.At.Text,
                        RecordText.Departed(team.Status),
                        team.Round is { } step ? book.Step(step) : null,
                        RecordText.Why(Words.Of(team.Status), team.Reason, book)
                    )
                ),
            ],
            view,
            Told.OfTeams(sight),
            shown.Page("")
        );
    }
}
