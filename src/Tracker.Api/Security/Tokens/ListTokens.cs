using Tracker.Api.Http;
using Tracker.Api.Queries;
using Tracker.Api.Reference;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Security.Tokens;

/// <summary>Lists tokens.</summary>
public static class ListTokensEndpoint
{
    /// <summary>The tokens that the caller might make or revoke, the oldest first, a page at a time; never the tokens themselves.</summary>
    [Does(Deed.ManageTokens)]
    [Answers(typeof(TokensPage))]
    [WolverineGet("/api/tokens")]
    public static async Task<IResult> Get(
        string? after,
        string? limit,
        TokenStore tokens,
        TimeProvider clock,
        HttpContext http
    )
    {
        if (after is not null && !Slug.IsValid(after))
            return Asked.Malformed("after", "after is the id of a token");
        if (Paging.Pages.Limit(limit) is not { } most)
            return Asked.Malformed("limit", Paging.Pages.Rule);
        var caller = Caller.Of(http);
        var page = await tokens
            .ListAsync(after)
            .Where(token => caller.DeniesToken(token.Role, token.Scope) is null)
            .Take(most + 1)
            .ToListAsync(http.RequestAborted);
        var shown = page.Take(most).Select(token => TokenView.Of(token, clock.GetUtcNow())).ToValueList();
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new TokensPage(shown, page.Count > most ? $"/api/tokens?after={shown[^1].Id}&limit={most}" : null)
        );
    }
}

/// <summary>A page of the list of tokens.</summary>
/// <param name="Tokens">The tokens, the oldest first.</param>
/// <param name="Next">Where the next page is; absent on the last.</param>
public sealed record TokensPage(ValueList<TokenView> Tokens, string? Next);
