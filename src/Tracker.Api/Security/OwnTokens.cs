using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Tracker.Api.Limits;
using Tracker.Api.Security.Tokens;
using Tracker.Api.Starting;

namespace Tracker.Api.Security;

/// <summary>Knows callers by the tokens that Tracker makes: those of the start, and those that were made with them.</summary>
public sealed class OwnTokens(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Home home,
    TokenStore tokens,
    FailedTokens failures,
    TimeProvider clock
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The name of the scheme.</summary>
    public const string SchemeName = "own";

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerToken.Of(Request) is not { } token)
            return AuthenticateResult.NoResult();
        if (failures.Refuses(Context, token) is { } refusal)
            return Failed(refusal);
        if (home.Tokens?.CallerOf(token) is { } root)
            return Known(new(root, SchemeName), token);
        var kept = await tokens.FindAsync(token, Context.RequestAborted);
        var fault = kept is null ? TokenFault.Unknown : kept.FaultAt(clock.GetUtcNow());
        if (fault is null)
            return Known(new(kept!.Caller, SchemeName) { Token = kept.Id }, token);
        failures.Failed(Context);
        return Failed(fault);
    }

    private AuthenticateResult Failed(TokenFault fault)
    {
        Context.Features.Set(fault);
        return AuthenticateResult.Fail(fault.Why);
    }

    private AuthenticateResult Known(CallerIdentity caller, string token)
    {
        failures.Took(token);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(caller), SchemeName));
    }
}
