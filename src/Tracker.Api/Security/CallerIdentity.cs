using System.Security.Claims;

namespace Tracker.Api.Security;

/// <summary>A caller as ASP.NET Core knows one.</summary>
public sealed class CallerIdentity(Caller caller, string scheme)
    : ClaimsIdentity([new Claim(ClaimTypes.Name, caller.Name)], scheme)
{
    /// <summary>Who it is.</summary>
    public Caller Caller { get; } = caller;
}
