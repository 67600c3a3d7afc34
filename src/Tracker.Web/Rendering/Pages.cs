using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Domain.Clocks;
using Tracker.Web.Visiting;

namespace Tracker.Web.Rendering;

/// <summary>Answers with pages.</summary>
public static class Pages
{
    /// <summary>A page of what it shows.</summary>
    /// <param name="visit">What was asked for.</param>
    /// <param name="model">What is shown.</param>
    /// <param name="status">The status of the answer.</param>
    public static IResult Of<TPage, TModel>(Visit visit, TModel model, int status = StatusCodes.Status200OK)
        where TPage : Page<TModel>
        where TModel : class =>
        new PageResult(
            typeof(TPage),
            visit,
            new Dictionary<string, object?> { [nameof(Page<>.Visit)] = visit, [nameof(Page<>.Model)] = model },
            status
        );
}

/// <summary>A page as an answer: with an <c>ETag</c> of what it shows, and headers that let it load nothing but its own.</summary>
internal sealed partial class PageResult(Type page, Visit visit, Dictionary<string, object?> parameters, int status)
    : IResult
{
    private static readonly CompositeFormat Policy = CompositeFormat.Parse(
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors {0}"
    );

    public async Task ExecuteAsync(HttpContext http)
    {
        var body = Encoding.UTF8.GetBytes(await RenderAsync(http.RequestServices));
        var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";
        Guard(http);
        http.Response.Headers.ETag = tag;
        http.Response.Headers.ContentLanguage = visit.Tongue.Tag;
        if (
            status == StatusCodes.Status200OK
            && http.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known
            && known.Any(each => each.Tag == "*" || each.ToString() == tag)
        )
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private void Guard(HttpContext http)
    {
        var headers = http.Response.Headers;
        var isEmbedded = visit.Path.StartsWith("/embed/", StringComparison.Ordinal);
        headers.ContentSecurityPolicy = string.Format(
            CultureInfo.InvariantCulture,
            Policy,
            isEmbedded ? "*" : "'none'"
        );
        headers.XContentTypeOptions = "nosniff";
        var isPublic = visit.Reader == Reader.Public && headers.SetCookie.Count == 0;
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers.Vary = "Accept-Language, Authorization, Cookie";
        headers.CacheControl = isPublic ? "no-cache" : "no-store";
        // What is compressed together with what a stranger may choose gives itself away by its length: of readers without a
        // role there is nothing to be had.
        if (!isPublic && http.Features.Get<IHttpsCompressionFeature>() is { } compression)
            compression.Mode = HttpsCompressionMode.DoNotCompress;
    }

    private async Task<string> RenderAsync(IServiceProvider services)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(page, ParameterView.FromDictionary(parameters))).ToHtmlString()
        );
        return Escaped().Replace(html, Plain);
    }

    // The renderer writes every letter beyond Latin as a number, which makes Korean three times as long.
    private static string Plain(Match escaped) =>
        int.Parse(escaped.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            is > 0xA0
                and var letter
            ? char.ConvertFromUtf32(letter)
            : escaped.Value;

    [GeneratedRegex("&#x([0-9A-F]{2,6});")]
    private static partial Regex Escaped();
}
