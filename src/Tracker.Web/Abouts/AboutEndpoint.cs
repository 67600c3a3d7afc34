using Microsoft.AspNetCore.Http;
using Tracker.Web.Errors;
using Tracker.Web.Rendering;
using Tracker.Web.Visiting;

namespace Tracker.Web.Abouts;

/// <summary>What Tracker is.</summary>
internal static class AboutEndpoint
{
    public static IResult Get(HttpContext http)
    {
        var (visit, fault) = Visits.Read(http);
        return fault is null
            ? Pages.Of<AboutPage, AboutPage.Nothing>(visit, new())
            : ErrorPages.Unreadable(visit, fault);
    }
}
