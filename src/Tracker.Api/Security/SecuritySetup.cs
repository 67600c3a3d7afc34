using Microsoft.AspNetCore.Authentication;
using Tracker.Api.Limits;
using Tracker.Api.Security.Tokens;

namespace Tracker.Api.Security;

/// <summary>Adds who may do what.</summary>
public static class SecuritySetup
{
    // The scheme that chooses among the others by the shape of the token.
    private const string ByShape = "Bearer";

    /// <summary>Adds it to a host.</summary>
    /// <exception cref="Starting.StartException">The identity provider is configured in a way that cannot be used.</exception>
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        TokenStore.AddTo(builder.Services);
        var provider = IdentityProvider.Of(builder.Configuration);
        var authentication = builder
            .Services.AddAuthentication(ByShape)
            .AddPolicyScheme(
                ByShape,
                null,
                options =>
                    options.ForwardDefaultSelector = http =>
                        provider is not null && BearerToken.IsJwt(BearerToken.Of(http.Request))
                            ? IdentityProvider.SchemeName
                            : OwnTokens.SchemeName
            )
            .AddScheme<AuthenticationSchemeOptions, OwnTokens>(OwnTokens.SchemeName, null);
        provider?.AddTo(authentication);
    }

    /// <summary>Knows callers, turns away who calls too often, and lets in who may call.</summary>
    public static void UseSecurity(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseLimits();
        app.UseMiddleware<Guard>();
    }
}
