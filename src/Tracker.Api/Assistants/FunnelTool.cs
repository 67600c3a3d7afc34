using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Tracker.Domain.Views;
using Tracker.Web.Language;

namespace Tracker.Api.Assistants;

/// <summary>Plan against actual.</summary>
internal static class FunnelTool
{
    [McpServerTool(
        Name = "funnel",
        Title = "Plan against actual",
        ReadOnly = true,
        Idempotent = true,
        Destructive = false,
        OpenWorld = false
    )]
    [Description(
        "How large the field was planned to be and was, step by step, with who went on, dropped out and came in."
    )]
    public static Task<CallToolResult> FunnelAsync(
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
        var view = FunnelView.Of(sight.Heading, sight.Competition);
        return ToolAnswer.Of(
            shown,
            [
                ToolText.Sizes(string.Join(" → ", view.Planned), string.Join(" → ", view.Actual)),
                .. view.Steps.Select(step =>
                    ToolText.Step(book.Step(step.Round), step.At.Text, step.In, step.Size, step.Planned)
                ),
            ],
            view,
            Told.Moves(sight),
            shown.Page("")
        );
    }
}
