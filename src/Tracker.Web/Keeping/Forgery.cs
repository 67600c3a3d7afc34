using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tracker.Web.Errors;
using Tracker.Web.Visiting;

namespace Tracker.Web.Keeping;

/// <summary>Forms are taken from the pages of this service alone: what another page sends in a reader's name is refused.</summary>
internal static class Forgery
{
    private const int LargestForm = 2 * 1024 * 1024;

    /// <summary>What a form carries to show that it is ours.</summary>
    public static AntiforgeryTokenSet Of(IAntiforgery antiforgery, HttpContext http) =>
        antiforgery.GetAndStoreTokens(http);

    /// <summary>Reads a form; or the page that says why it is not taken.</summary>
    public static async Task<(Visit Visit, IFormCollection Form, IResult? Refused)> ReadAsync(
        IAntiforgery antiforgery,
        HttpContext http,
        params string[] takes
    )
    {
        var (visit, fault) = Visits.Read(http, takes);
        if (fault is not null)
            return (visit, FormCollection.Empty, ErrorPages.Unreadable(visit, fault));
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = LargestForm;
        try
        {
            if (http.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(http))
                return (visit, await http.Request.ReadFormAsync(http.RequestAborted), null);
        }
        catch (Exception unreadable) when (unreadable is BadHttpRequestException or InvalidDataException)
        {
            // It is too large, or no form.
        }
        return (
            visit,
            FormCollection.Empty,
            ErrorPages.Of(visit, StatusCodes.Status400BadRequest, KeepingText.NotTaken, KeepingText.NotTakenWhy)
        );
    }

    /// <summary>Where to go after a form was taken.</summary>
    public static IResult SeeOther(string path) => new Elsewhere(path);

    private sealed class Elsewhere(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = path;
            http.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }
    }
}
