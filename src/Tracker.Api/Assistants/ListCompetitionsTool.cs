using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Tracker.Domain.Json;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Web.Language;

namespace Tracker.Api.Assistants;

/// <summary>Which competitions there are.</summary>
internal static class ListCompetitionsTool
{
    private const int Most = 50;

    [McpServerTool(
        Name = "list_competitions",
        Title = "The competitions",
        ReadOnly = true,
        Idempotent = true,
        Destructive = false,
        OpenWorld = false
    )]
    [Description(
        "The competitions with their ids, their rounds, how large their fields were planned to be and are, and who won."
    )]
    public static async Task<CallToolResult> ListAsync(
        ToolDesk desk,
        [Description("Only those whose ids follow this one, as the answer before told it")] string? after = null,
        [Description(Arguments.Language)] string? lang = null,
        CancellationToken cancellation = default
    )
    {
        CompetitionId last = default;
        if (after is not null && !Slug.TryParse(after, out last))
            return Refused.Of("The argument after cannot be read.", Slug.Rule);
        if (desk.AddressesIn(lang) is not { } addresses)
            return Refused.Of("The argument lang cannot be read.", "en or ko");
        var tongue = addresses.Tongue ?? Tongue.English;
        var found = await desk.ListAsync(after is null ? null : last, Most + 1, cancellation);
        var shown = found.Take(Most).Select(each => Listed.Of(each, addresses.Board(each.Competition))).ToList();
        var next = found.Count > Most ? shown[^1].Id.Value : null;
        string[] text =
        [
            .. shown.Select(each =>
                $"- {each.Id}: {each.Name.In(tongue.Tag)} ({RecordText.Phase(each.Status).In(tongue)}, {string.Join(" → ", each.Actual)}; {each.Page})"
            ),
            .. next is null ? [] : new[] { ToolText.Next("after", next).In(tongue) },
        ];
        return ToolAnswer.Of(
            string.Join('\n', text),
            new JsonObject
            {
                ["competitions"] = JsonSerializer.SerializeToNode(shown, DomainJson.Options),
                ["nextAfter"] = next,
            },
            [],
            addresses.Page("/")
        );
    }

    private sealed record Listed(
        CompetitionId Id,
        Names Name,
        string? Host,
        string Status,
        ValueList<int> Planned,
        ValueList<int> Actual,
        int Size,
        ValueList<TeamId> Winners,
        ValueList<ListedRound> Rounds,
        string Page
    )
    {
        public static Listed Of(SummaryView summary, Uri page) =>
            new(
                summary.Competition,
                summary.Name,
                summary.Host,
                summary.Status,
                summary.Planned,
                summary.Actual,
                summary.Size,
                summary.Winners,
                summary.Rounds.Select(each => new ListedRound(each.Id, each.Name, each.Status)).ToValueList(),
                page.AbsoluteUri
            );
    }

    private sealed record ListedRound(StepId Id, Names Name, string Status);
}
