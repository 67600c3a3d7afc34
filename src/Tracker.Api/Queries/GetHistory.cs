using System.Globalization;
using Tracker.Api.DataFiles;
using Tracker.Api.Http;
using Tracker.Api.Reference;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.Queries;

/// <summary>The history: every event.</summary>
public static class GetHistoryEndpoint
{
    /// <summary>The events by sequence, a page at a time, filtered by team, round and type; as CSV or NDJSON in one piece.</summary>
    [Answers(typeof(HistoryPage), StatusCodes.Status406NotAcceptable, HasRows = true)]
    [WolverineGet("/api/competitions/{competition:slug}/history")]
    public static Task<IResult> Get(
        string competition,
        string? team,
        string? round,
        string? type,
        string? after,
        string? limit,
        CompetitionReader reader,
        HttpContext http
    ) =>
        Representation.AcceptedAsync(
            http,
            form => new HistoryQuery(team, round, type, after, limit).AnswerAsync(form, competition, reader, http)
        );
}

/// <summary>The history as a file.</summary>
public static class GetHistoryFileEndpoint
{
    /// <summary>The same as the history, as a file: history.csv, history.ndjson or history.json.</summary>
    [Answers(typeof(HistoryPage), HasRows = true)]
    [WolverineGet("/api/competitions/{competition:slug}/history.{extension}")]
    public static Task<IResult> Get(
        string competition,
        string extension,
        string? team,
        string? round,
        string? type,
        string? after,
        string? limit,
        CompetitionReader reader,
        HttpContext http
    ) =>
        Representation.NamedAsync(
            extension,
            form => new HistoryQuery(team, round, type, after, limit).AnswerAsync(form, competition, reader, http)
        );
}

/// <summary>Of which events a history is asked, as the query says it.</summary>
/// <param name="Team">Only those that name this team.</param>
/// <param name="Round">Only those of this round or call.</param>
/// <param name="Type">Only those of this type.</param>
/// <param name="After">Only those that follow this sequence.</param>
/// <param name="Limit">How many at the most.</param>
internal sealed record HistoryQuery(string? Team, string? Round, string? Type, string? After, string? Limit)
{
    public async Task<IResult> AnswerAsync(
        Representation form,
        string competition,
        CompetitionReader reader,
        HttpContext http
    )
    {
        TeamId ofTeam = default;
        StepId ofStep = default;
        if (Team is not null && !Slug.TryParse(Team, out ofTeam))
            return Asked.Malformed("team", Slug.Rule);
        if (Round is not null && !Slug.TryParse(Round, out ofStep))
            return Asked.Malformed("round", Slug.Rule);
        if (Type is not null && !EventTypes.Exists(Type))
            return Asked.Malformed("type", $"a type is one of {string.Join(", ", EventTypes.AllNames)}");
        long last = 0;
        if (After is not null && !long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out last))
            return Asked.Malformed("after", "after is the sequence of an event");
        var paging = form == Representation.Json ? Paging.Pages : Paging.Rows;
        if (paging.Limit(Limit) is not { } most)
            return Asked.Malformed("limit", paging.Rule);

        bool Wanted(Recorded each) =>
            each.Sequence > last
            && (Team is null || Subjects.TeamsOf(each.Event).Contains(ofTeam))
            && (Round is null || Subjects.StepOf(each.Event) == ofStep)
            && (Type is null || EventTypes.NameOf(each.Event) == Type);

        return await Reads.LookAsync(
            http,
            competition,
            reader,
            (sight, _) =>
            {
                var page = First(sight.Record.Where(Wanted), most + 1);
                var shown = page.Take(most).Select(EventView.Of).ToValueList();
                var next = page.Count > most ? NextPage(http, page[most - 1].Sequence) : null;
                return form == Representation.Json
                    ? Task.FromResult(Answers.Json(HistoryPage.Of(sight.Heading, shown, next), sight.Heading.Version))
                    : HistoryData.AnswerAsync(form, sight.Heading, shown, next);
            }
        );
    }

    // Of a long history no more is held than is shown.
    private static List<Recorded> First(IEnumerable<Recorded> events, int count)
    {
        var first = new PriorityQueue<Recorded, long>();
        foreach (var each in events)
            if (first.Count < count)
                first.Enqueue(each, -each.Sequence);
            else
                first.EnqueueDequeue(each, -each.Sequence);
        return [.. first.UnorderedItems.Select(each => each.Element).OrderBy(each => each.Sequence)];
    }

    private static string NextPage(HttpContext http, long last)
    {
        var query = http.Request.Query.Where(pair => pair.Key != "after").ToDictionary();
        query["after"] = $"{last}";
        return http.Request.Path + QueryString.Create(query);
    }
}

/// <summary>A page of a history.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="AsOf">For when it was asked.</param>
/// <param name="KnownAt">By what was known when.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
/// <param name="Events">The events, by sequence.</param>
/// <param name="Next">Where the next page is; absent on the last.</param>
public sealed record HistoryPage(
    CompetitionId Competition,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    ValueList<EventView> Events,
    string? Next
)
{
    internal static HistoryPage Of(Heading heading, ValueList<EventView> events, string? next) =>
        new(heading.Competition, heading.AsOf, heading.KnownAt, heading.Version, events, next);
}
