using System.ComponentModel;
using System.Globalization;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Web.Language;

namespace Tracker.Api.Assistants;

/// <summary>The ranked table of a round.</summary>
internal static class StandingsTool
{
    [McpServerTool(
        Name = "standings",
        Title = "Standings of a round",
        ReadOnly = true,
        Idempotent = true,
        Destructive = false,
        OpenWorld = false
    )]
    [Description(
        "The ranked table of a round, or of the last one that was evaluated: ranks, totals, points, gates and outcomes as they were made known."
    )]
    public static Task<CallToolResult> StandingsAsync(
        ToolDesk desk,
        [Description(Arguments.Competition)] string competition,
        [Description($"{Arguments.Round}; without it the last that was evaluated")] string? round = null,
        [Description(Arguments.AsOf)] string? asOf = null,
        [Description(Arguments.KnownAt)] string? knownAt = null,
        [Description(Arguments.Language)] string? lang = null,
        CancellationToken cancellation = default
    )
    {
        StepId named = default;
        return round is not null && !Slug.TryParse(round, out named)
            ? Task.FromResult(Refused.Of("The argument round cannot be read.", Slug.Rule))
            : desk.AnswerAsync(
                new(competition, asOf, knownAt, lang),
                shown => Tell(shown, round is null ? null : named),
                cancellation
            );
    }

    private static CallToolResult Tell(ToolSight shown, StepId? round)
    {
        var sight = shown.Sight;
        if (StandingsView.Of(sight.Heading, sight.Competition, round, shown.Question.Language) is not { } view)
            return Refused.Of(
                $"The competition has no round '{round}' at that time.",
                "a round that list_competitions tells"
            );
        var book = NameBook.Of(sight);
        return ToolAnswer.Of(
            shown,
            [
                view.Round is { } evaluated
                    ? ToolText.Standings(book.Step(evaluated), RecordText.Result(view.Result!.Status))
                    : ToolText.NotEvaluated,
                .. view.Rows.Select(row =>
                    ToolText.Row(
                        row.Rank?.ToString(CultureInfo.InvariantCulture) ?? ToolText.NoRank,
                        Text.Of(row.Name),
                        row.Team.Value,
                        row.Total is { } total ? Figures.Of(total) : null,
                        RecordText.Outcome(row.Outcome),
                        RecordText.Why(row.Outcome, row.Reason, book)
                    )
                ),
            ],
            view,
            view.Round is { } of ? Told.OfResults(sight, of) : Told.OfTeams(sight),
            shown.Page(view.Round is { } at ? $"/rounds/{at}" : "")
        );
    }
}
