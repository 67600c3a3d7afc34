using Tracker.Api.Http;
using Tracker.Api.Reference;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.Queries;

/// <summary>The teams: all, or those found by a name.</summary>
public static class GetTeamsEndpoint
{
    /// <summary>All teams by name; or those of which a present or former name, or that of an entry, contains a text.</summary>
    [Answers(typeof(TeamsView))]
    [WolverineGet("/api/competitions/{competition:slug}/teams")]
    public static async Task<IResult> Get(
        string competition,
        string? name,
        string? limit,
        CompetitionReader reader,
        HttpContext http
    )
    {
        SoughtText? sought = null;
        if (http.Request.Query["name"].Count > 1)
            return Asked.Malformed("name", "name is given once");
        if (name is not null && !SoughtText.TryParse(name, out sought))
            return Asked.Malformed("name", SoughtText.Rule);
        if (Paging.Pages.Limit(limit) is not { } most)
            return Asked.Malformed("limit", Paging.Pages.Rule);
        var (question, problem) = Asked.Of(http);
        if (problem is not null)
            return problem;
        if (await reader.LookAsync(new CompetitionId(competition), question, http.RequestAborted) is not { } sight)
            return Reads.Unknown(competition);
        var view = TeamsView.Of(sight.Heading, sight.Competition, sought, question.Language, most);
        return Answers.Json(view, view.Version);
    }
}
