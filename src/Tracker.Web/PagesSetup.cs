using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Abouts;
using Tracker.Web.Boards;
using Tracker.Web.Comparing;
using Tracker.Web.Embedding;
using Tracker.Web.Errors;
using Tracker.Web.Front;
using Tracker.Web.Histories;
using Tracker.Web.Keeping;
using Tracker.Web.Live;
using Tracker.Web.Pictures;
using Tracker.Web.Rendering;
using Tracker.Web.Rounds;
using Tracker.Web.Teams;
using Tracker.Web.Visiting;

namespace Tracker.Web;

/// <summary>Adds the pages to a host.</summary>
public static class PagesSetup
{
    // The API's answers are left alone: their tags and lengths are of what they say, not of how it is packed.
    private static readonly string[] Compressed = ["text/html", "text/css", "text/javascript", "image/svg+xml"];

    private static readonly string[] OfPrograms = ["/api", "/openapi", "/docs", "/health", "/assets", "/mcp"];

    /// <summary>Adds what the pages need.</summary>
    public static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<WarmUp>().AddHostedService(provider => provider.GetRequiredService<WarmUp>());
        services.AddPictures();
        services.AddKeeping();
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = Compressed;
        });
    }

    /// <summary>Compresses pages, and says on a page where one could not be made; after routes are found.</summary>
    public static void UsePages(this IApplicationBuilder app)
    {
        app.UseResponseCompression();
        Failing.Use(app);
        Session.Use(app);
    }

    /// <summary>Maps the pages.</summary>
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        AssetFiles.Map(routes);
        var pages = routes.MapGroup("").ExcludeFromDescription().WithMetadata(new Failing.AsPage());
        pages.MapGet("/", FrontEndpoint.Get);
        pages.MapGet("/about", AboutEndpoint.Get);
        pages.MapGet("/c/{competition}", BoardEndpoint.Get);
        pages.MapGet("/c/{competition}/rounds/{round}", RoundEndpoint.Get);
        pages.MapGet("/c/{competition}/teams/{team}", TeamEndpoint.Get);
        pages.MapGet("/c/{competition}/history", HistoryEndpoint.Get);
        pages.MapGet("/c/{competition}/compare", CompareEndpoint.Get);
        pages.MapGet("/c/{competition}/live", LiveEndpoint.Get);
        pages.MapGet("/embed/{competition}", EmbedEndpoint.Get);
        KeepingSetup.Map(pages);
        pages.MapPictures(
            (http, competition) => http.RequestServices.GetRequiredService<ICallers>().ReaderOf(http, competition)
        );
    }

    /// <summary>The page that says that an address leads nowhere; null where another answer is due.</summary>
    /// <remarks>Not a route: one that takes every address would take from the API's answers which methods there are.</remarks>
    public static IResult? Nowhere(HttpContext http) =>
        http.Response.StatusCode == StatusCodes.Status404NotFound
        && HttpMethods.IsGet(http.Request.Method)
        && !OfPrograms.Any(prefix => http.Request.Path.StartsWithSegments(prefix))
        && Visits.WantsPage(http)
            ? ErrorPages.Nowhere(http)
            : null;
}
