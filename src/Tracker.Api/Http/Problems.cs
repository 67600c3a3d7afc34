using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tracker.Domain.Deciding;
using Tracker.Domain.Importing;

namespace Tracker.Api.Http;

/// <summary>Every no that the service gives: RFC 9457 problem details with a stable <c>code</c>.</summary>
public static class Problems
{
    /// <summary>The codes of the service's own refusals, beside those of the domain, by status.</summary>
    public static readonly IReadOnlyDictionary<int, string> Codes = new Dictionary<int, string>
    {
        [StatusCodes.Status400BadRequest] = "malformed",
        [StatusCodes.Status401Unauthorized] = "token-required",
        [StatusCodes.Status403Forbidden] = "token-insufficient",
        [StatusCodes.Status404NotFound] = "not-found",
        [StatusCodes.Status405MethodNotAllowed] = "method-not-allowed",
        [StatusCodes.Status406NotAcceptable] = "not-acceptable",
        [StatusCodes.Status412PreconditionFailed] = "moved-on",
        [StatusCodes.Status413PayloadTooLarge] = "too-large",
        [StatusCodes.Status415UnsupportedMediaType] = "media-type-unsupported",
        [StatusCodes.Status429TooManyRequests] = "too-many-requests",
        [StatusCodes.Status500InternalServerError] = "internal-error",
        [StatusCodes.Status503ServiceUnavailable] = "unavailable",
    };

    /// <summary>A problem that the service finds, before any rule is asked.</summary>
    public static IResult Of(int status, string detail, string? instead = null, string? code = null) =>
        Results.Problem(Details(status, code ?? Codes[status], detail, instead));

    /// <summary>What is asked for does not exist.</summary>
    public static IResult Unknown(string code, string detail, string instead) =>
        Of(StatusCodes.Status404NotFound, detail, instead, code);

    /// <summary>The service failed; the log tells of it under the same trace.</summary>
    public static IResult Failed(string trace)
    {
        var details = Details(
            StatusCodes.Status500InternalServerError,
            Codes[StatusCodes.Status500InternalServerError],
            "The service has failed.",
            null
        );
        details.Extensions["traceId"] = trace;
        return Results.Problem(details);
    }

    /// <summary>The database does not answer.</summary>
    public static IResult Unreachable(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "1";
        return Of(
            StatusCodes.Status503ServiceUnavailable,
            "The database does not answer. Whether a write was stored is not certain.",
            "the same again in a moment: a command that took place changes nothing the second time"
        );
    }

    /// <summary>More is under way than there is room for.</summary>
    public static IResult Busy(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "1";
        return Of(
            StatusCodes.Status429TooManyRequests,
            "More is waiting than there is room for. Nothing of this is stored.",
            "the same again after as many seconds as Retry-After says"
        );
    }

    /// <summary>A refusal of the domain.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="http">The request: what its path names and does not exist is not found; in a body it is a fault.</param>
    public static IResult Of(Refusal refusal, HttpContext http)
    {
        var named = http.Request.RouteValues.Values.OfType<string>();
        var status = refusal.Kind switch
        {
            RefusalKind.Unknown when named.Contains(refusal.Subject) => StatusCodes.Status404NotFound,
            RefusalKind.ContradictsRecord => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        return Results.Problem(Details(status, refusal.Code, refusal.Message, refusal.Instead));
    }

    /// <summary>A refusal with each fault and its place.</summary>
    /// <param name="problem">The refusal.</param>
    /// <param name="faults">The faults; of very many the first.</param>
    /// <param name="count">How many there are, told or not.</param>
    public static IResult With(IResult problem, IReadOnlyList<PlacedFault> faults, int count)
    {
        if (problem is ProblemHttpResult { ProblemDetails: var details } && count > 0)
        {
            details.Extensions["faults"] = faults;
            details.Extensions["faultCount"] = count;
        }
        return problem;
    }

    /// <summary>The faults of a history file, each with its place.</summary>
    public static IResult OfFile(int status, IReadOnlyList<FileFault> faults)
    {
        var details = Details(
            status,
            "history-invalid",
            faults.Count == 1
                ? $"The file has a fault at {faults[0].Path}: {faults[0].Message}"
                : $"The file has {faults.Count} faults, the first at {faults[0].Path}: {faults[0].Message}",
            "the file without these faults; nothing of it is stored"
        );
        details.Extensions["faults"] = faults;
        return Results.Problem(details);
    }

    private static ProblemDetails Details(int status, string code, string detail, string? instead)
    {
        var details = new ProblemDetails
        {
            Type = $"urn:tracker:problem:{code}",
            Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Detail = detail,
        };
        details.Extensions["code"] = code;
        if (instead is not null)
            details.Extensions["instead"] = instead;
        return details;
    }
}

/// <summary>A fault of something that many items are handed in by.</summary>
/// <param name="Line">The line of the file, from 1; absent where the body is JSON.</param>
/// <param name="Column">The place in the line, from 1: the cell of a CSV line, else the character; absent where it is the line.</param>
/// <param name="Path">The place as a JSON path, where the body is JSON.</param>
/// <param name="Code">A stable code.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Instead">What would be right.</param>
public sealed record PlacedFault(int? Line, int? Column, string? Path, string Code, string Message, string? Instead);

/// <summary>A fault of a history file.</summary>
/// <param name="Path">Its place as a JSON path, such as <c>$.events[3].at</c>.</param>
/// <param name="Code">A stable code.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Instead">What would be right.</param>
public sealed record FileFault(string Path, string Code, string Message, string? Instead)
{
    /// <summary>A fault that a rule finds.</summary>
    public static FileFault Of(ImportFault fault) =>
        new(
            fault.Place is { } place ? $"$.events[{place}]" : "$",
            fault.Refusal.Code,
            fault.Refusal.Message,
            fault.Refusal.Instead
        );
}
