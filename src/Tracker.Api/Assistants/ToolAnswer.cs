using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using Tracker.Api.Feeds;
using Tracker.Domain.Clocks;
using Tracker.Domain.Json;
using Tracker.Domain.Values;
using Tracker.Web.Boards;
using Tracker.Web.Language;

namespace Tracker.Api.Assistants;

/// <summary>
/// Makes the answer of a tool: a text that can be told as it is, and the same as JSON with the sources of its facts and the
/// page that shows it. Bounded: what an assistant reads must find room beside all else that it reads.
/// </summary>
internal static class ToolAnswer
{
    private const int MostLines = 60;
    private const int MostSources = 20;
    private const int MostCharacters = 200_000;

    /// <summary>The answer.</summary>
    /// <param name="shown">What is shown.</param>
    /// <param name="lines">What it says, a line each.</param>
    /// <param name="view">The same for programs.</param>
    /// <param name="events">The events that say so.</param>
    /// <param name="page">The page that shows it.</param>
    public static CallToolResult Of<TView>(
        ToolSight shown,
        IEnumerable<Text> lines,
        TView view,
        IEnumerable<Recorded> events,
        Uri page
    )
    {
        var sources = events
            .SelectMany(each => each.Event.Sources.Select(source => (Source: source, each.Sequence)))
            .GroupBy(each => each.Source, each => each.Sequence)
            .Select(group => new Cited(group.Key, group.Distinct().Order().ToValueList()))
            .ToList();
        var said = lines.Select(line => line.In(shown.Tongue)).Where(line => line.Length > 0).ToList();
        var json = JsonSerializer.SerializeToNode(view, DomainJson.Options)!;
        string[] text =
        [
            HeadOf(shown).In(shown.Tongue),
            .. said.Take(MostLines),
            .. Rest(said.Count - MostLines, shown.Tongue),
            ToolText.Sources(sources.Count).In(shown.Tongue),
            .. sources.Take(MostSources).Select(each => $"- {FeedText.Of(each.Source)}"),
            .. Rest(sources.Count - MostSources, shown.Tongue),
            ToolText.Page(page).In(shown.Tongue),
        ];
        return Of(string.Join('\n', text), json, sources, page);
    }

    /// <summary>An answer that is of no one competition.</summary>
    public static CallToolResult Of(string text, JsonNode view, IReadOnlyList<Cited> sources, Uri page)
    {
        var fits = view.ToJsonString(DomainJson.Options).Length <= MostCharacters;
        var answer = new JsonObject
        {
            ["answer"] = fits ? view : null,
            ["sources"] = JsonSerializer.SerializeToNode(sources.Take(MostSources), DomainJson.Options),
            ["sourcesLeftOut"] = Math.Max(0, sources.Count - MostSources),
            ["page"] = page.AbsoluteUri,
        };
        if (!fits)
            answer["leftOut"] = "The answer is longer than a tool gives; the page shows it, and /api gives it whole.";
        return new()
        {
            Content = [new TextContentBlock { Text = text }],
            StructuredContent = JsonSerializer.SerializeToElement(answer, DomainJson.Options),
        };
    }

    private static Text HeadOf(ToolSight shown) =>
        ToolText.Head(
            Text.Of(Board.NameOf(shown.Sight)),
            Times.Of(shown.Sight.Heading.AsOf, shown.Sight.Zone),
            shown.Question.KnownAt is { } known ? Times.Of(known, shown.Sight.Zone) : null
        );

    private static IEnumerable<string> Rest(int count, Tongue tongue) =>
        count > 0 ? [ToolText.More(count.ToString(CultureInfo.InvariantCulture)).In(tongue)] : [];
}

/// <summary>A source, and which events cite it.</summary>
/// <param name="Source">The source.</param>
/// <param name="Events">The sequences of the events, as history tells them.</param>
internal sealed record Cited(Source Source, ValueList<long> Events);
