using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Web.Language;

namespace Tracker.Api.Assistants;

/// <summary>What happened.</summary>
internal static class HistoryTool
{
    private const int Usual = 20;
    private const int Most = 50;

    [McpServerTool(
        Name = "history",
        Title = "What happened",
        ReadOnly = true,
        Idempotent = true,
        Destructive = false,
        OpenWorld = false
    )]
    [Description(
        "The events of the record, the latest first, each as a sentence with its sources; of all, or of a team or a round."
    )]
    public static Task<CallToolResult> HistoryAsync(
        ToolDesk desk,
        [Description(Arguments.Competition)] string competition,
        [Description($"Only what names this team. {Arguments.Team}")] string? team = null,
        [Description($"Only what is of this round. {Arguments.Round}")] string? round = null,
        [Description("Only what stands before this place in the list: skip as the answer before told it")]
            int? skip = null,
        [Description("How many events at the most, 1 to 50; without it 20")] int? limit = null,
        [Description(Arguments.AsOf)] string? asOf = null,
        [Description(Arguments.KnownAt)] string? knownAt = null,
        [Description(Arguments.Language)] string? lang = null,
        CancellationToken cancellation = default
    )
    {
        TeamId ofTeam = default;
        StepId ofStep = default;
        if (team is not null && !Slug.TryParse(team, out ofTeam))
            return Task.FromResult(Refused.Of("The argument team cannot be read.", Slug.Rule));
        if (round is not null && !Slug.TryParse(round, out ofStep))
            return Task.FromResult(Refused.Of("The argument round cannot be read.", Slug.Rule));
        if (limit is < 1 or > Most)
            return Task.FromResult(
                Refused.Of("The argument limit cannot be read.", $"a whole number from 1 to {Most}")
            );
        if (skip is < 0)
            return Task.FromResult(Refused.Of("The argument skip cannot be read.", "a whole number from 0 on"));
        return desk.AnswerAsync(
            new(competition, asOf, knownAt, lang),
            shown =>
                Tell(
                    shown,
                    each =>
                        !each.Event.IsConfidential
                        && (team is null || Subjects.TeamsOf(each.Event).Contains(ofTeam))
                        && (round is null || Subjects.StepOf(each.Event) == ofStep),
                    skip ?? 0,
                    limit ?? Usual,
                    shown.Page("/history", ("team", team), ("round", round))
                ),
            cancellation
        );
    }

    /// <summary>An event as a line.</summary>
    public static Text Line(Recorded recorded, Sentences sentences) =>
        ToolText.Event(
            recorded.Sequence,
            recorded.Event.At.Text,
            sentences.Of(recorded.Event),
            recorded.UndoneBy is not null ? ToolText.TakenBack
                : recorded.Event.Official ? Text.None
                : ToolText.Unofficial
        );

    private static CallToolResult Tell(ToolSight shown, Func<Recorded, bool> wanted, int skip, int most, Uri page)
    {
        var sentences = new Sentences(NameBook.Of(shown.Sight), shown.Sight.Zone);
        var found = shown.Sight.Record.Where(wanted).Reverse().ToList();
        var events = found.Skip(skip).Take(most).ToList();
        int? next = skip + most < found.Count ? skip + most : null;
        return ToolAnswer.Of(
            shown,
            [
                .. events.Select(each => Line(each, sentences)),
                next is { } more ? ToolText.Next("skip", $"{more}") : Text.None,
            ],
            new HistoryAnswer(shown.Competition, found.Count, events.Select(EventView.Of).ToValueList(), next),
            events,
            page
        );
    }

    /// <summary>What the tool answers.</summary>
    /// <param name="Competition">The competition.</param>
    /// <param name="Count">How many events there are in all.</param>
    /// <param name="Events">Those that are shown, the latest first.</param>
    /// <param name="NextSkip">With which skip those that follow are told; absent when there are none.</param>
    private sealed record HistoryAnswer(
        CompetitionId Competition,
        int Count,
        ValueList<EventView> Events,
        int? NextSkip
    );
}
