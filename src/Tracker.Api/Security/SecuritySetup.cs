using Tracker.Api.Starting;

namespace Tracker.Api.Security;

/// <summary>Adds who may do what.</summary>
public static class SecuritySetup
{
    /// <summary>Adds it to a host.</summary>
    public static void AddSecurity(this WebApplicationBuilder builder, Home home)
    {
        if (home.Token is { } token)
            builder.Services.AddSingleton(token);
        BearerTokens.AddTo(builder.Services);
    }
}
