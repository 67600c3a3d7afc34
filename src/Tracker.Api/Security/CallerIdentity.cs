using System.Security.Claims;

namespace Tracker.Api.Security;

/// <summary>A caller as ASP.NET Core knows one.</summary>
public sealed class CallerIdentity(Caller caller, string scheme)
    : ClaimsIdentity([new Claim(ClaimTypes.Name, caller.Name)], scheme)
{
    /// <summary>Who it is.</summary>
    public Caller Caller { get; } = caller;

    /// <summary>The id of the token that was made here and shown; null for any other.</summary>
    public string? Token { get; init; }

    /// <summary>From when on the token of an identity provider is not taken any more; null for any other.</summary>
    public DateTimeOffset? Until { get; init; }
}
