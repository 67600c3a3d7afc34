using Microsoft.AspNetCore.Http;
using Tracker.Web.Language;
using Tracker.Web.Rendering;
using Tracker.Web.Visiting;

namespace Tracker.Web.Errors;

/// <summary>Pages for where there is none.</summary>
internal static class ErrorPages
{
    /// <summary>The address cannot be read.</summary>
    public static IResult Unreadable(Visit visit, Fault fault) =>
        Of(visit, StatusCodes.Status400BadRequest, ErrorText.Unreadable, fault.Sentence);

    /// <summary>No page has the address.</summary>
    public static IResult Nowhere(HttpContext http) => Missing(Visits.Read(http).Visit, ErrorText.NoPage);

    /// <summary>What the address names is not there.</summary>
    public static IResult Missing(Visit visit, Text sentence, string? board = null) =>
        Of(visit, StatusCodes.Status404NotFound, ErrorText.NothingHere, sentence, board);

    /// <summary>A page that says why there is none.</summary>
    public static IResult Of(
        Visit visit,
        int status,
        Text title,
        Text sentence,
        string? board = null,
        string? signIn = null
    ) => Pages.Of<ErrorPage, ErrorPage.Reason>(visit, new(title, sentence, board, signIn), status);
}
