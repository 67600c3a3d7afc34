using System.Text.Json.Serialization;
using Tracker.Api.Http;
using Tracker.Api.Reference;
using Tracker.Domain.Clocks;
using Tracker.Domain.Deciding;
using Wolverine.Http;

namespace Tracker.Api.Security.Tokens;

/// <summary>Makes a token.</summary>
public static class MakeTokenEndpoint
{
    /// <summary>
    /// Makes a token and shows it, this once. Nothing keeps it, not even for an Idempotency-Key: a name is given to one token
    /// until that is revoked, so the same request again makes no second one; it gets 409 token-exists.
    /// </summary>
    [Does(Deed.ManageTokens)]
    [Answers(typeof(TokenView), Creates = true)]
    [WolverinePost("/api/tokens")]
    public static async Task<IResult> Post(TokenBody body, TokenStore tokens, TimeProvider clock, HttpContext http)
    {
        if (Caller.Of(http).DeniesToken(body.Role, body.WithinScope) is { } denial)
            return Guard.Denied(denial);
        var (made, refusal) = await tokens.MakeAsync(body, Caller.Of(http), http.RequestAborted);
        if (refusal is not null)
            return Problems.Of(refusal, http);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            TokenView.Of(made!.Kept, clock.GetUtcNow(), made.Token),
            statusCode: StatusCodes.Status201Created
        );
    }
}

/// <summary>A token to be made: its name, what its bearer may do and to what that is limited, and until when.</summary>
/// <param name="Name">Its name, by which the history says who did what.</param>
/// <param name="Role">What its bearer may do.</param>
/// <param name="Scope">To what that is limited; absent for all competitions.</param>
/// <param name="ExpiresAt">Until when it is taken: a date (the end of that day in UTC) or an instant; absent for always.</param>
public sealed record TokenBody(TokenName Name, Role Role, Scope? Scope, Moment? ExpiresAt)
{
    /// <summary>The scope that is meant.</summary>
    [JsonIgnore]
    public Scope WithinScope => Scope ?? Security.Scope.Everything;

    internal Refusal? Fault(DateTimeOffset now) =>
        !WithinScope.IsFor(Role)
            ? Refusal.Rule(
                "token-scope-invalid",
                $"This is no scope of the role {Domain.Values.Words.Of(Role)}.",
                Security.Scope.Rule
            )
        : ExpiresAt is { } end && end.In(TimeZoneId.Utc) <= now
            ? Refusal.Rule(
                "token-expiry-past",
                $"The token would have expired already, at {end}.",
                "a date or an instant to come, or none"
            )
        : null;

    internal static Refusal NameTaken(TokenName name) =>
        Refusal.Contradicts(
            "token-exists",
            $"There is a token '{name}' already. It was shown when it was made, and is kept nowhere.",
            "another name; or this one once that token is revoked (GET /api/tokens lists it, DELETE /api/tokens/{id} revokes it)"
        );
}
