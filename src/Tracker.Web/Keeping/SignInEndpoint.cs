using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Tracker.Web.Errors;
using Tracker.Web.Rendering;
using Tracker.Web.Visiting;

namespace Tracker.Web.Keeping;

/// <summary>Signing in with a token, and out.</summary>
internal static class SignInEndpoint
{
    public static IResult Get(ICallers callers, IAntiforgery antiforgery, HttpContext http)
    {
        var (visit, fault) = Visits.Read(http, "back");
        if (fault is not null)
            return ErrorPages.Unreadable(visit, fault);
        if (callers.MayRecord(http, null))
            return Results.LocalRedirect(visit.ToNow(Local(visit["back"])));
        return Pages.Of<SignInPage, SignInPage.Asked>(
            visit,
            new(
                Local(visit["back"]),
                Session.WasRejected(http) || http.User.Identity?.IsAuthenticated == true,
                Forgery.Of(antiforgery, http)
            )
        );
    }

    // The token is checked when the browser shows it for the first time: as it will be each time after that.
    public static async Task<IResult> Post(Session session, IAntiforgery antiforgery, HttpContext http)
    {
        var (visit, form, refused) = await Forgery.ReadAsync(antiforgery, http);
        if (refused is not null)
            return refused;
        var token = form["token"].ToString().Trim();
        session.Begin(http, Session.IsToken(token) ? token : "none");
        return Forgery.SeeOther(visit.ToNow("/sign-in", ("back", Local(form["back"]))));
    }

    public static async Task<IResult> Leave(IAntiforgery antiforgery, HttpContext http)
    {
        var (visit, _, refused) = await Forgery.ReadAsync(antiforgery, http);
        if (refused is not null)
            return refused;
        Session.End(http);
        return Forgery.SeeOther(visit.ToNow("/"));
    }

    // Nowhere but within the service.
    private static string Local(string? path) =>
        path is { Length: > 0 and <= 200 }
        && path[0] == '/'
        && path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-')
        && !path.StartsWith("//", StringComparison.Ordinal)
            ? path
            : "/";
}
