using System.Globalization;
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
    /// <summary>The events by sequence, a page at a time, filtered by team, round and type.</summary>
    [Answers(typeof(HistoryPage))]
    [WolverineGet("/api/competitions/{competition:slug}/history")]
    public static async Task<IResult> Get(
        string competition,
        string? team,
        string? round,
        string? type,
        string? after,
        string? limit,
        CompetitionReader reader,
        HttpContext http
    )
    {
        TeamId ofTeam = default;
        StepId ofStep = default;
        if (team is not null && !Slug.TryParse(team, out ofTeam))
            return Asked.Malformed("team", Slug.Rule);
        if (round is not null && !Slug.TryParse(round, out ofStep))
            return Asked.Malformed("round", Slug.Rule);
        if (type is not null && !EventTypes.Exists(type))
            return Asked.Malformed("type", $"a type is one of {string.Join(", ", EventTypes.AllNames)}");
        long last = 0;
        if (after is not null && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out last))
            return Asked.Malformed("after", "after is the sequence of an event");
        if (Paging.Limit(limit) is not { } most)
            return Asked.Malformed("limit", Paging.Rule);
        var (question, problem) = Asked.Of(http);
        if (problem is not null)
            return problem;
        if (await reader.LookAsync(new CompetitionId(competition), question, http.RequestAborted) is not { } sight)
            return Reads.Unknown(competition);

        bool Wanted(Recorded each) =>
            each.Sequence > last
            && (team is null || Subjects.TeamsOf(each.Event).Contains(ofTeam))
            && (round is null || Subjects.StepOf(each.Event) == ofStep)
            && (type is null || EventTypes.NameOf(each.Event) == type);

        var page = sight.Record.Where(Wanted).OrderBy(each => each.Sequence).Take(most + 1).ToList();
        var shown = page.Take(most).Select(EventView.Of).ToValueList();
        var next = page.Count > most ? NextPage(http, page[most - 1].Sequence) : null;
        return Answers.Json(HistoryPage.Of(sight.Heading, shown, next), sight.Heading.Version);
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
