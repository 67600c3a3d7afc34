using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Tracker.Api.Queries;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Tracker.Web.Language;

namespace Tracker.Api.Assistants;

/// <summary>What changed.</summary>
internal static class DiffTool
{
    private const string From = "The one date; with to";
    private const string To = "The other date; with from";
    private const string KnownFrom = "In place of from: what was known on this day of the date asOf; with knownTo";
    private const string KnownTo = "In place of to: what was known on this day; with knownFrom";

    [McpServerTool(
        Name = "diff",
        Title = "What changed",
        ReadOnly = true,
        Idempotent = true,
        Destructive = false,
        OpenWorld = false
    )]
    [Description(
        "What changed between two dates (from, to), or in what was known of one date between two days (knownFrom, knownTo), with the events that did it."
    )]
    public static async Task<CallToolResult> DiffAsync(
        ToolDesk desk,
        [Description(Arguments.Competition)] string competition,
        [Description(From)] string? from = null,
        [Description(To)] string? to = null,
        [Description(KnownFrom)] string? knownFrom = null,
        [Description(KnownTo)] string? knownTo = null,
        [Description("With knownFrom and knownTo: of which date; without it of now")] string? asOf = null,
        [Description("With from and to: as far as it was known then; without it now")] string? knownAt = null,
        [Description(Arguments.Language)] string? lang = null,
        CancellationToken cancellation = default
    )
    {
        var call = new ToolCall(competition, asOf, knownAt, lang);
        (Question One, Question Other)? sides = null;
        var (before, refusal) = await desk.LookAsync(
            call,
            question => (sides = GetDiffEndpoint.Sides(question, from, to, knownFrom, knownTo))?.One ?? question,
            cancellation
        );
        if (before is null)
            return refusal!;
        if (sides is not var (_, other))
            return Refused.Of(
                "The arguments from, to, knownFrom and knownTo cannot be read.",
                $"either from and to with or without knownAt, or knownFrom and knownTo with or without asOf; {Moment.Rule}"
            );
        var (after, _) = await desk.LookAsync(call, _ => other, cancellation);
        return Tell(before, after!, (from, to, knownFrom, knownTo, asOf, knownAt));
    }

    private static CallToolResult Tell(
        ToolSight before,
        ToolSight after,
        (string? From, string? To, string? KnownFrom, string? KnownTo, string? AsOf, string? KnownAt) asked
    )
    {
        var view = DiffView.Of(before.Sight, after.Sight);
        var (book, sentences) = (NameBook.Of(after.Sight), new Sentences(NameBook.Of(after.Sight), after.Sight.Zone));
        var changed = view.Events.Select(each => each.Sequence).ToHashSet();
        var events = before
            .Sight.Events.Concat(after.Sight.Events)
            .Where(each => changed.Contains(each.Sequence))
            .DistinctBy(each => each.Sequence)
            .OrderBy(each => each.Sequence)
            .ToList();
        return ToolAnswer.Of(
            after,
            [
                ToolText.Changed(view.Sizes.Before, view.Sizes.After, Named(view.In), Named(view.Out)),
                .. events.Select(each => HistoryTool.Line(each, sentences)),
            ],
            view,
            events,
            after.Addresses.Page(
                $"/c/{after.Competition}/compare",
                ("from", asked.From),
                ("to", asked.To),
                ("knownFrom", asked.KnownFrom),
                ("knownTo", asked.KnownTo),
                ("asOf", asked.AsOf),
                ("knownAt", asked.KnownAt)
            )
        );

        Text Named(ValueList<TeamId> teams) => teams.Count == 0 ? Text.None : book.Teams(teams);
    }
}
