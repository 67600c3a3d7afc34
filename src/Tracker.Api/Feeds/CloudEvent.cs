using System.Text.Json.Serialization;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Feeds;

namespace Tracker.Api.Feeds;

/// <summary>An event of a feed, in the JSON format of CloudEvents 1.0.</summary>
/// <param name="SpecVersion">The version of CloudEvents.</param>
/// <param name="Id">Its place in the feed: unique within the source, and what a client resumes after.</param>
/// <param name="Source">The competition, as the path of its record.</param>
/// <param name="Type">What happened: <c>tracker.</c> and the name of the event.</param>
/// <param name="Subject">Of whom it speaks, where that is one team, or else one round.</param>
/// <param name="Time">When it was recorded.</param>
/// <param name="DataContentType">What the data is.</param>
/// <param name="Supersedes">The ids of the events that it corrects or undoes, separated by spaces.</param>
/// <param name="Data">The event as the history shows it.</param>
public sealed record CloudEvent(
    [property: JsonPropertyName("specversion")] string SpecVersion,
    string Id,
    string Source,
    string Type,
    string? Subject,
    DateTimeOffset Time,
    [property: JsonPropertyName("datacontenttype")] string DataContentType,
    string? Supersedes,
    EventView Data
)
{
    internal static CloudEvent Of(CompetitionId competition, FeedItem item, Func<long, string> id)
    {
        var happened = item.Recorded.Event;
        var supersedes = string.Join(' ', item.Supersedes.Select(id));
        return new(
            "1.0",
            id(item.Place),
            $"/api/competitions/{competition}",
            $"tracker.{EventTypes.NameOf(happened)}",
            SubjectOf(happened),
            item.Recorded.RecordedAt,
            "application/json",
            supersedes.Length == 0 ? null : supersedes,
            EventView.Of(item.Recorded)
        );
    }

    private static string? SubjectOf(CompetitionEvent happened) =>
        Subjects.TeamsOf(happened).Take(2).ToList() is [var team] ? $"teams/{team}"
        : Subjects.StepOf(happened) is { } step ? $"rounds/{step}"
        : null;
}
