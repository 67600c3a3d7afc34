using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Store.Reading;

namespace Tracker.Web.Pictures;

/// <summary>The pictures under addresses of their own, for reports and for whoever links to a page.</summary>
public static class PictureEndpoints
{
    private const int UsualWidth = 1600;
    private const int CardWidth = 1200;

    // A file's only style is its own, known by its hash; it can do nothing else.
    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PictureStyle.Css)))}'";

    /// <summary>Adds what the pictures need.</summary>
    public static IServiceCollection AddPictures(this IServiceCollection services) =>
        services.AddSingleton<PngPictures>();

    /// <summary>Maps the pictures of each competition, at any date as known at any other.</summary>
    /// <param name="app">The service.</param>
    /// <param name="readerOf">As whom the one who asks sees a competition.</param>
    public static void MapPictures(this IEndpointRouteBuilder app, Func<HttpContext, CompetitionId, Reader> readerOf)
    {
        Map("funnel.svg", ["size"], SvgAsync);
        Map("funnel.png", ["size", "width"], PngAsync);
        Map("card.png", [], CardAsync);

        void Map(string file, string[] own, Func<HttpContext, Sight, PictureQuestion, Task<IResult>> answer) =>
            app.MapGet(
                    $"/c/{{competition}}/{file}",
                    (string competition, HttpContext http) => AnswerAsync(http, competition, readerOf, own, answer)
                )
                .ExcludeFromDescription();
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext http,
        string competition,
        Func<HttpContext, CompetitionId, Reader> readerOf,
        string[] own,
        Func<HttpContext, Sight, PictureQuestion, Task<IResult>> answer
    )
    {
        if (!Slug.TryParse<CompetitionId>(competition, out var id))
            return Unknown();
        var (asked, fault) = PictureQuestion.Of(http, readerOf(http, id), own);
        if (asked is null)
            return Problem(StatusCodes.Status400BadRequest, "malformed", fault!.Detail, fault.Instead);
        var reader = http.RequestServices.GetRequiredService<CompetitionReader>();
        return
            await reader.LookAsync(id, asked.Question, http.RequestAborted)
                is { Competition.Phase: not Phase.Unannounced } sight
            ? await answer(http, sight, asked)
            : Unknown();
    }

    private static Task<IResult> SvgAsync(HttpContext http, Sight sight, PictureQuestion asked)
    {
        var svg = FunnelPicture.Of(sight, new(asked.Question.Language, asked.Size) { IsFile = true }).ToSvg();
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return Task.FromResult(Tagged(http, Encoding.UTF8.GetBytes(svg), "image/svg+xml; charset=utf-8"));
    }

    private static Task<IResult> PngAsync(HttpContext http, Sight sight, PictureQuestion asked) =>
        PaintAsync(http, sight, asked, asked.Size, asked.Width ?? UsualWidth);

    private static Task<IResult> CardAsync(HttpContext http, Sight sight, PictureQuestion asked) =>
        PaintAsync(http, sight, asked, PictureSize.Card, CardWidth);

    private static async Task<IResult> PaintAsync(
        HttpContext http,
        Sight sight,
        PictureQuestion asked,
        PictureSize size,
        int width
    )
    {
        var pictures = http.RequestServices.GetRequiredService<PngPictures>();
        if (!pictures.CanWrite)
            return Problem(
                StatusCodes.Status503ServiceUnavailable,
                "unavailable",
                "The service has no font with which to write a PNG picture.",
                "the picture as SVG; or a font such as fonts-noto-cjk installed beside the service"
            );
        var options = new PictureOptions(pictures.LanguageFor(asked.Question.Language), size) { IsFile = true };
        if (await pictures.PaintAsync(FunnelPicture.Of(sight, options), width, http.RequestAborted) is { } png)
            return Tagged(http, png, "image/png");
        http.Response.Headers.RetryAfter = "5";
        return Problem(
            StatusCodes.Status503ServiceUnavailable,
            "unavailable",
            "Too many pictures are being made.",
            "the same again after as many seconds as Retry-After says"
        );
    }

    private static IResult Tagged(HttpContext http, byte[] body, string type)
    {
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.Vary = "Accept-Language, Authorization";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";
        return Results.Bytes(body, type, entityTag: new EntityTagHeaderValue(tag));
    }

    private static IResult Unknown() =>
        Problem(
            StatusCodes.Status404NotFound,
            "competition-unknown",
            "There is no such competition, or it was not announced by then.",
            "the id of one that was announced: GET /api/competitions lists them"
        );

    private static IResult Problem(int status, string code, string detail, string instead) =>
        Results.Problem(
            detail,
            statusCode: status,
            type: $"urn:tracker:problem:{code}",
            extensions: new Dictionary<string, object?> { ["code"] = code, ["instead"] = instead }
        );
}
