using Microsoft.AspNetCore.Authentication;
using Tracker.Api.Starting;

namespace Tracker.Api.Security;

/// <summary>Adds who may do what.</summary>
public static class SecuritySetup
{
    /// <summary>Adds it to a host.</summary>
    public static void AddSecurity(this WebApplicationBuilder builder, Home home)
    {
        if (home.Tokens is { } tokens)
            builder.Services.AddSingleton(tokens);
        BearerTokens.AddTo(builder.Services);
    }

    /// <summary>
    /// Knows callers, and sends away those whose token is not known: a reader who thinks to see all must not be given what
    /// everyone sees.
    /// </summary>
    public static void UseSecurity(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(
            (http, next) =>
                http.Request.Headers.Authorization.Count > 0 && http.User.Identity?.IsAuthenticated != true
                    ? http.ChallengeAsync()
                    : next(http)
        );
        app.UseAuthorization();
    }
}
