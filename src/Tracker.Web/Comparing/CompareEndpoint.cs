using Microsoft.AspNetCore.Http;
using Tracker.Domain.Values;
using Tracker.Store.Reading;
using Tracker.Web.Errors;
using Tracker.Web.Rendering;
using Tracker.Web.Visiting;

namespace Tracker.Web.Comparing;

/// <summary>Two dates side by side, or one date as known on two days.</summary>
internal static class CompareEndpoint
{
    public static async Task<IResult> Get(string competition, CompetitionReader reader, HttpContext http)
    {
        var (visit, fault) = Visits.Read(http, "from", "to", "knownFrom", "knownTo");
        if (fault is not null)
            return ErrorPages.Unreadable(visit, fault);
        if (
            !Slug.TryParse<CompetitionId>(competition, out var id)
            || await reader.LookAsync(id, visit.Question with { AsOf = null }, http.RequestAborted) is not { } sight
        )
            return ErrorPages.Missing(visit, ErrorText.NoCompetition(competition));
        if (visit.Rest.Count == 0)
            return Pages.Of<ComparePage, Comparison>(visit, new(sight, null));
        if (SidesOf(visit) is not var (one, other))
            return ErrorPages.Unreadable(visit, new(ComparingText.Sides));
        // Whoever sees the competition sees it on either side.
        var before = await reader.LookAsync(id, one, http.RequestAborted);
        var after = await reader.LookAsync(id, other, http.RequestAborted);
        return Pages.Of<ComparePage, Comparison>(visit, new(sight, Sides.Of(before!, after!, visit.Tongue)));
    }

    private static (Question One, Question Other)? SidesOf(Visit visit)
    {
        var question = visit.Question;
        return (Time("from"), Time("to"), Time("knownFrom"), Time("knownTo")) switch
        {
            ({ } from, { } to, null, null) when visit.Rest.Count == 2 && visit.AsOf is null => (
                question with
                {
                    AsOf = from,
                },
                question with
                {
                    AsOf = to,
                }
            ),
            (null, null, { } early, { } late) when visit.Rest.Count == 2 && visit.KnownAt is null => (
                question with
                {
                    KnownAt = early,
                },
                question with
                {
                    KnownAt = late,
                }
            ),
            _ => null,
        };

        Domain.Clocks.Moment? Time(string name) => Visits.MomentOf(visit[name]);
    }
}
