using Microsoft.AspNetCore.Http;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Tracker.Web.Boards;
using Tracker.Web.Errors;
using Tracker.Web.Rendering;
using Tracker.Web.Visiting;

namespace Tracker.Web.Front;

/// <summary>The front page: the competitions.</summary>
internal static class FrontEndpoint
{
    private const int Most = 50;

    public static async Task<IResult> Get(CompetitionReader reader, HttpContext http)
    {
        var (visit, fault) = Visits.Read(http, "after");
        if (fault is not null)
            return ErrorPages.Unreadable(visit, fault);
        CompetitionId? after = Slug.TryParse<CompetitionId>(visit["after"], out var last) ? last : null;
        var listed = await reader.ListAsync(
            visit.Question with
            {
                AsOf = null,
                KnownAt = null,
            },
            after,
            Most + 1,
            http.RequestAborted
        );
        var cards = new List<FrontPage.Card>();
        foreach (var summary in listed.Take(Most))
            if (await reader.LookAsync(summary.Competition, visit.Question, http.RequestAborted) is { } sight)
                cards.Add(new(SummaryView.Of(sight.Heading, sight.Competition) ?? summary, Story.Of(sight)));
        return Pages.Of<FrontPage, FrontPage.Listing>(
            visit,
            new(cards, listed.Count > Most ? listed[Most - 1].Competition.Value : null)
        );
    }
}
