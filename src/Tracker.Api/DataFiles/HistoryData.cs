using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Tracker.Api.Http;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Api.DataFiles;

/// <summary>A history as rows: an event each, by sequence.</summary>
internal static class HistoryData
{
    private static readonly IReadOnlyList<Column<Row>> Columns =
    [
        new("competition", row => row.Competition.Value),
        new("sequence", row => row.Event.Sequence),
        new("type", row => EventTypes.NameOf(row.Event.Event)),
        new("at", row => row.Event.Event.At.Text),
        new("known_at", row => row.Event.KnownAt.Text),
        new("public_at", row => row.Event.Event.PublicAt?.Text),
        new("team", row => string.Join(' ', Subjects.TeamsOf(row.Event.Event))),
        new("round", row => Subjects.StepOf(row.Event.Event)?.Value),
        new("reason", row => (string?)row.Json["reason"]),
        new("official", row => row.Event.Event.Official),
        new("note", row => row.Event.Event.Note),
        new("text", row => (string?)row.Json["text"]),
        new("sources", row => string.Join(' ', row.Event.Event.Sources.Select(each => each.Id))),
        new("urls", row => string.Join(' ', row.Event.Event.Sources.Select(each => each.Url).OfType<string>())),
        new("undone_by", row => row.Event.UndoneBy),
        new("reopened_by", row => row.Event.ReopenedBy),
        new("event", row => row.Json.ToJsonString(DomainJson.Options)),
    ];

    /// <summary>Events in a representation other than JSON.</summary>
    /// <param name="form">The representation.</param>
    /// <param name="heading">How the answer is headed.</param>
    /// <param name="events">The events, by sequence.</param>
    /// <param name="next">Where those that follow are; null when there are none.</param>
    public static Task<IResult> AnswerAsync(
        Representation form,
        Heading heading,
        IReadOnlyCollection<EventView> events,
        string? next
    )
    {
        KeyValuePair<string, StringValues>[] link = next is null
            ? []
            : [new(HeaderNames.Link, $"<{next}>; rel=\"next\"")];
        return form == Representation.Csv
            ? DataAnswer.OfAsync(
                form,
                "history",
                heading,
                (new Rows(heading.Competition, events), Columns),
                _ => [],
                link
            )
            : DataAnswer.OfAsync<EventView>(
                form,
                "history",
                heading,
                (events, []),
                _ => new JsonObject { ["competition"] = heading.Competition.Value },
                link
            );
    }

    private sealed record Row(CompetitionId Competition, EventView Event, JsonObject Json);

    // Each row is made when it is written, and is not held.
    private sealed class Rows(CompetitionId competition, IReadOnlyCollection<EventView> events)
        : IReadOnlyCollection<Row>
    {
        public int Count => events.Count;

        public IEnumerator<Row> GetEnumerator() =>
            events
                .Select(each => new Row(
                    competition,
                    each,
                    JsonSerializer.SerializeToNode(each, DomainJson.Options)!.AsObject()
                ))
                .GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
