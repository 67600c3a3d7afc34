using System.Security.Claims;
using System.Text.Json;
using Tracker.Api.Http;
using Tracker.Domain.Json;
using Tracker.Domain.Values;

namespace Tracker.Api.Security;

/// <summary>Which claims of an identity provider's token say what its bearer may do.</summary>
/// <param name="Roles">The claims that name roles.</param>
/// <param name="Scope">The claim that says to what a role is limited: the same JSON as a scope in POST /api/tokens.</param>
public sealed record CallerClaims(string[] Roles, string Scope)
{
    private const int LongestSubject = 255;

    /// <summary>The claims as they are configured.</summary>
    public static CallerClaims Of(IConfiguration settings) =>
        new(
            settings["RoleClaim"] is { Length: > 0 } role ? [role] : ["role", "roles"],
            settings["ScopeClaim"] is { Length: > 0 } scope ? scope : "tracker"
        );

    /// <summary>The bearer of a token that is valid; or why it says nothing that can be used.</summary>
    public (Caller? Caller, TokenFault? Fault) CallerOf(ClaimsPrincipal bearer)
    {
        if (
            bearer.FindFirst("sub")?.Value is not { Length: > 0 and <= LongestSubject } subject
            || subject.Any(char.IsControl)
        )
            return Unusable(
                "it has no subject (sub) of up to 255 characters, by which the record could say who did what"
            );
        var named = Roles.SelectMany(bearer.FindAll).Select(claim => claim.Value).ToHashSet();
        if (RoleIn(named) is not { } role)
            return Unusable(
                $"it names no role, or more than one, in {string.Join(" or ", Roles)}; a role is operator, archivist, judge or reader"
            );
        var (scope, fault) = ScopeIn(bearer);
        if (scope is null)
            return Unusable($"its claim {Scope} cannot be read: {fault}");
        return scope.IsFor(role)
            ? (new Caller($"jwt {subject} ({Words.Of(role)})", role, scope), null)
            : Unusable($"its claim {Scope} is no scope of the role {Words.Of(role)}: {Security.Scope.Rule}");
    }

    // Who is an archivist is an operator, too; of any other two it would have to be guessed which is meant.
    private static Role? RoleIn(HashSet<string> named)
    {
        var roles = Enum.GetValues<Role>().Where(each => named.Contains(Words.Of(each))).ToList();
        return roles is [Role.Operator, Role.Archivist] ? Role.Archivist
            : roles is [var one] ? one
            : null;
    }

    private (Scope? Scope, string? Fault) ScopeIn(ClaimsPrincipal bearer)
    {
        var claims = bearer.FindAll(Scope).ToList();
        if (claims.Count == 0)
            return (Security.Scope.Everything, null);
        if (claims.Count > 1)
            return (null, "it is there more than once");
        try
        {
            return (JsonSerializer.Deserialize<Scope>(claims[0].Value, DomainJson.Options), "it is null");
        }
        catch (JsonException error)
        {
            return (null, $"at {DomainJson.PathOf(error)}: {JsonFaults.Sentence(error)}");
        }
    }

    private static (Caller?, TokenFault) Unusable(string why) =>
        (null, TokenFault.Of("token-without-role", $"The token is not taken: {why}."));
}
