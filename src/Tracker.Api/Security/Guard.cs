using Microsoft.Net.Http.Headers;
using Tracker.Api.Http;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Security;

/// <summary>
/// Stands before every endpoint, and lets in who may call it. Whoever shows a token that is not known is sent away from
/// reads, too: a reader who thinks to see all must not be given what everyone sees.
/// </summary>
public sealed class Guard(RequestDelegate next)
{
    /// <summary>Lets a request in or answers it.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        var caller = Caller.Of(http);
        if (caller == Caller.Everyone && http.Request.Headers.Authorization.Count > 0)
            return RefuseAsync(http, http.Features.Get<TokenFault>() ?? TokenFault.Unknown);
        if (http.GetEndpoint()?.Metadata.GetMetadata<HttpChain>() is not { } chain)
            return next(http);
        if (caller.Denies(DoesAttribute.Of(chain), CompetitionOf(http)) is not { } denial)
            return next(http);
        return caller == Caller.Everyone ? RefuseAsync(http, TokenFault.Missing) : Denied(denial).ExecuteAsync(http);
    }

    /// <summary>The answer to who may not do of a competition what the request asks for; null when they may.</summary>
    public static IResult? Check(HttpContext http, CompetitionId competition) =>
        http.GetEndpoint()?.Metadata.GetMetadata<HttpChain>() is { } chain
        && Caller.Of(http).Denies(DoesAttribute.Of(chain), competition) is { } denial
            ? Denied(denial)
            : null;

    /// <summary>The answer to who may not do something.</summary>
    public static IResult Denied(Denial denial) =>
        Problems.Of(StatusCodes.Status403Forbidden, denial.Why, denial.Allowed);

    private static CompetitionId? CompetitionOf(HttpContext http) =>
        http.GetRouteValue("competition") is string competition ? new CompetitionId(competition) : null;

    private static Task RefuseAsync(HttpContext http, TokenFault fault)
    {
        if (fault.Status == StatusCodes.Status401Unauthorized)
            http.Response.Headers[HeaderNames.WWWAuthenticate] =
                fault == TokenFault.Missing ? "Bearer" : "Bearer error=\"invalid_token\"";
        return Problems.Of(fault.Status, fault.Why, fault.Instead, fault.Code).ExecuteAsync(http);
    }
}
