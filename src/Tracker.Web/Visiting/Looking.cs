using Microsoft.AspNetCore.Http;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Store.Reading;
using Tracker.Web.Errors;

namespace Tracker.Web.Visiting;

/// <summary>What every page of one competition does: read the address, look, and say where there is nothing to see.</summary>
internal static class Looking
{
    /// <summary>Shows what a visitor may see of a competition.</summary>
    /// <param name="http">The request.</param>
    /// <param name="reader">The store.</param>
    /// <param name="competition">The competition as the path names it.</param>
    /// <param name="show">Makes the page of a sight.</param>
    /// <param name="takes">The parameters that the page takes beside the clocks and the language.</param>
    public static async Task<IResult> AtAsync(
        HttpContext http,
        CompetitionReader reader,
        string competition,
        Func<Visit, Sight, IResult> show,
        params string[] takes
    )
    {
        var (visit, fault) = Visits.Read(http, takes);
        if (fault is not null)
            return ErrorPages.Unreadable(visit, fault);
        return
            Slug.TryParse<CompetitionId>(competition, out var id)
            && await reader.LookAsync(id, visit.Question, http.RequestAborted) is { } sight
            ? show(visit, sight)
            : ErrorPages.Missing(visit, ErrorText.NoCompetition(competition));
    }
}
