using Tracker.Api.Http;
using Tracker.Api.Reference;
using Wolverine.Http;

namespace Tracker.Api.Security.Tokens;

/// <summary>Revokes a token.</summary>
public static class RevokeTokenEndpoint
{
    /// <summary>Revokes a token, from now on: on this node at once, on others within seconds. Again, it changes nothing.</summary>
    [Does(Deed.ManageTokens)]
    [Answers(typeof(TokenView))]
    [WolverineDelete("/api/tokens/{id:slug}")]
    public static async Task<IResult> Delete(string id, TokenStore tokens, TimeProvider clock, HttpContext http)
    {
        var caller = Caller.Of(http);
        // What a caller may not revoke it does not see either.
        if (
            await tokens.LoadAsync(id, http.RequestAborted) is not { } kept
            || caller.DeniesToken(kept.Role, kept.Scope) is not null
        )
            return Problems.Unknown(
                "token-id-unknown",
                $"There is no token '{id}'.",
                "an id that GET /api/tokens lists"
            );
        var revoked = await tokens.RevokeAsync(kept, caller, http.RequestAborted);
        return Results.Json(TokenView.Of(revoked, clock.GetUtcNow()));
    }
}
