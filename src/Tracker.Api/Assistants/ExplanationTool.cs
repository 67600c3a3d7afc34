using System.ComponentModel;
using System.Globalization;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Web.Language;

namespace Tracker.Api.Assistants;

/// <summary>Why a team stands where it does.</summary>
internal static class ExplanationTool
{
    [McpServerTool(
        Name = "explanation",
        Title = "Why a team stands where it does",
        ReadOnly = true,
        Idempotent = true,
        Destructive = false,
        OpenWorld = false
    )]
    [Description(
        "Why a team stands where it does in a round: rank, total, each criterion and gate, the cut and the outcome, each with the event and the source that say it."
    )]
    public static Task<CallToolResult> ExplanationAsync(
        ToolDesk desk,
        [Description(Arguments.Competition)] string competition,
        [Description(Arguments.Round)] string round,
        [Description(Arguments.Team)] string team,
        [Description(Arguments.AsOf)] string? asOf = null,
        [Description(Arguments.KnownAt)] string? knownAt = null,
        [Description(Arguments.Language)] string? lang = null,
        CancellationToken cancellation = default
    ) =>
        !Slug.TryParse<StepId>(round, out var step)
            ? Task.FromResult(Refused.Of("The argument round cannot be read.", Slug.Rule))
        : !Slug.TryParse<TeamId>(team, out var id)
            ? Task.FromResult(Refused.Of("The argument team cannot be read.", Slug.Rule))
        : desk.AnswerAsync(new(competition, asOf, knownAt, lang), shown => Tell(shown, step, id), cancellation);

    private static CallToolResult Tell(ToolSight shown, StepId round, TeamId team)
    {
        if (ExplanationView.Of(shown.Sight, round, team) is not { } view)
            return Refused.Of(
                $"There is no result of '{team}' in a round '{round}' at that time.",
                "a team and a round that standings tells"
            );
        return ToolAnswer.Of(
            shown,
            [
                ToolText.Row(
                    view.Rank.Value?.ToString(CultureInfo.InvariantCulture) ?? ToolText.NoRank,
                    Text.Of(view.Name),
                    team.Value,
                    view.Total.Value is { } total ? Figures.Of(total) : null,
                    RecordText.Outcome(view.Outcome.Value),
                    RecordText.Why(view.Outcome.Value, view.Outcome.Reason, NameBook.Of(shown.Sight))
                ),
                .. view
                    .Criteria.SelectMany(SelfAndParts)
                    .Select(each =>
                        ToolText.Points(
                            Text.Of(each.Name),
                            each.Points is { } points ? Figures.Of(points) : null,
                            Figures.Of(each.Max)
                        )
                    ),
                .. view.Gates.Select(gate => ToolText.Gate(Text.Of(gate.Name), gate.Passed)),
            ],
            view,
            Told.OfTeam(shown.Sight, round, team),
            shown.Page($"/teams/{team}")
        );
    }

    private static IEnumerable<CriterionExplained> SelfAndParts(CriterionExplained criterion) =>
        criterion.Criteria.SelectMany(SelfAndParts).Prepend(criterion);
}
