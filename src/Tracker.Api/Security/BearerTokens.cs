using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Tracker.Api.Http;

namespace Tracker.Api.Security;

/// <summary>Knows callers by their bearer token. Reads are open; every write needs the token of a role.</summary>
public sealed class BearerTokens(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    RoleTokens tokens
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The name of the scheme.</summary>
    public const string SchemeName = "Bearer";

    /// <summary>The policy that writes are under.</summary>
    public const string Operators = "operators";

    /// <summary>Adds the scheme and the policy to a host.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddAuthentication(SchemeName).AddScheme<AuthenticationSchemeOptions, BearerTokens>(SchemeName, null);
        services.AddAuthorizationBuilder().AddPolicy(Operators, policy => policy.RequireRole(Role.Operator.Name));
    }

    /// <inheritdoc />
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers[HeaderNames.Authorization].ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(AuthenticateResult.NoResult());
        if (tokens.RoleOf(header["Bearer ".Length..].Trim()) is not { } role)
            return Task.FromResult(AuthenticateResult.Fail("The token is not known."));
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, role.Name), .. role.Includes.Select(each => new Claim(ClaimTypes.Role, each))],
            SchemeName
        );
        return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), SchemeName)));
    }

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var given = Request.Headers.Authorization.Count > 0;
        Response.Headers.WWWAuthenticate = given ? "Bearer error=\"invalid_token\"" : "Bearer";
        return Problems
            .Of(
                StatusCodes.Status401Unauthorized,
                given ? "The token is not known." : "Writing needs a token.",
                $"the header Authorization: Bearer and the operator's token, which is kept as {Role.Operator.FileName} in the data directory",
                given ? "token-unknown" : "token-required"
            )
            .ExecuteAsync(Context);
    }
}
