using Tracker.Api.Http;
using Tracker.Api.Reference;
using Tracker.Api.Security;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.Queries;

/// <summary>The list of competitions.</summary>
public static class ListCompetitionsEndpoint
{
    /// <summary>The competitions in brief, by id, a page at a time.</summary>
    [Answers(typeof(CompetitionsPage))]
    [WolverineGet("/api/competitions")]
    public static async Task<IResult> Get(string? after, string? limit, CompetitionReader reader, HttpContext http)
    {
        CompetitionId last = default;
        if (after is not null && !Slug.TryParse(after, out last))
            return Asked.Malformed("after", Slug.Rule);
        if (Paging.Pages.Limit(limit) is not { } most)
            return Asked.Malformed("limit", Paging.Pages.Rule);
        var (question, problem) = Asked.Of(http);
        if (problem is not null)
            return problem;
        var page = await reader.ListAsync(
            competition =>
                question with
                {
                    AsOf = null,
                    KnownAt = null,
                    Reader = Caller.Of(http).ReaderOf(competition),
                },
            after is null ? null : last,
            most + 1,
            http.RequestAborted
        );
        var shown = page.Take(most).ToValueList();
        return Answers.Json(
            new CompetitionsPage(
                shown,
                page.Count > most ? $"/api/competitions?after={shown[^1].Competition}&limit={most}" : null
            ),
            shown.Sum(each => each.Version)
        );
    }
}

/// <summary>A page of the list of competitions.</summary>
/// <param name="Competitions">The competitions in brief, by id.</param>
/// <param name="Next">Where the next page is; absent on the last.</param>
public sealed record CompetitionsPage(ValueList<SummaryView> Competitions, string? Next);
