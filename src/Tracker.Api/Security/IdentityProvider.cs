using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using Tracker.Api.Limits;
using Tracker.Api.Starting;

namespace Tracker.Api.Security;

/// <summary>Knows callers by the JWTs of an identity provider outside, where one is configured.</summary>
/// <param name="Authority">Its address: its keys are found by the discovery document there.</param>
/// <param name="Audience">For whom its tokens are meant: this service, by the name that it has there.</param>
/// <param name="Claims">Which claims say what their bearers may do.</param>
public sealed record IdentityProvider(Uri Authority, string Audience, CallerClaims Claims)
{
    /// <summary>The name of the scheme.</summary>
    public const string SchemeName = "jwt";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // By which the clocks of both may differ.
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(30);

    // By a public key alone: a secret that both sides know could be had from either.
    private static readonly string[] Algorithms =
    [
        "RS256",
        "RS384",
        "RS512",
        "PS256",
        "PS384",
        "PS512",
        "ES256",
        "ES384",
        "ES512",
    ];

    /// <summary>The one that is configured; null when none is.</summary>
    /// <exception cref="StartException">It is configured in a way that cannot be used.</exception>
    public static IdentityProvider? Of(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Authentication");
        var (authority, audience) = (settings["Authority"], settings["Audience"]);
        if (string.IsNullOrEmpty(authority))
            return string.IsNullOrEmpty(audience)
                ? null
                : throw new StartException(
                    "Authentication__Audience is set, and Authentication__Authority is not: name the identity provider's address."
                );
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            throw new StartException(
                $"Authentication__Authority is '{authority}', which is no address such as https://login.example.org/realm."
            );
        if (address is { Scheme: "http", IsLoopback: false })
            throw new StartException(
                $"Authentication__Authority is {authority}: over http anyone on the way could make tokens. Use https."
            );
        if (string.IsNullOrEmpty(audience))
            throw new StartException(
                "Authentication__Authority is set, and Authentication__Audience is not: without it tokens that are meant for "
                    + "other services would be taken. Name what the identity provider calls this one."
            );
        return new(address, audience, CallerClaims.Of(settings));
    }

    /// <summary>Adds it to a host.</summary>
    public void AddTo(AuthenticationBuilder authentication) =>
        authentication.AddJwtBearer(
            SchemeName,
            options =>
            {
                options.Authority = Authority.OriginalString;
                options.Audience = Audience;
                options.RequireHttpsMetadata = Authority.Scheme == "https";
                options.BackchannelTimeout = Patience;
                options.MapInboundClaims = false;
                options.TokenValidationParameters.ValidAlgorithms = Algorithms;
                options.TokenValidationParameters.ClockSkew = Leeway;
                options.Events = new JwtBearerEvents
                {
                    OnMessageReceived = Receive,
                    OnTokenValidated = Know,
                    OnAuthenticationFailed = Refuse,
                };
            }
        );

    private static FailedTokens Failures(HttpContext http) => http.RequestServices.GetRequiredService<FailedTokens>();

    private static Task Receive(MessageReceivedContext context)
    {
        if (
            BearerToken.Of(context.Request) is { } token
            && Failures(context.HttpContext).Refuses(context.HttpContext, token) is { } refusal
        )
        {
            context.HttpContext.Features.Set(refusal);
            context.Fail(refusal.Why);
        }
        return Task.CompletedTask;
    }

    private Task Know(TokenValidatedContext context)
    {
        var (caller, fault) = Claims.CallerOf(context.Principal!);
        if (caller is not null)
        {
            context.Principal = new ClaimsPrincipal(
                new CallerIdentity(caller, SchemeName)
                {
                    Until = new DateTimeOffset(context.SecurityToken.ValidTo, TimeSpan.Zero) + Leeway,
                }
            );
            context.Success();
            Failures(context.HttpContext).Took(BearerToken.Of(context.Request)!);
        }
        else
        {
            Failures(context.HttpContext).Failed(context.HttpContext);
            context.HttpContext.Features.Set(fault);
            context.Fail(fault!.Why);
        }
        return Task.CompletedTask;
    }

    private static async Task Refuse(AuthenticationFailedContext context)
    {
        var answers = await AnswersAsync(context);
        if (answers)
            Failures(context.HttpContext).Failed(context.HttpContext);
        context.HttpContext.Features.Set(
            context.Exception switch
            {
                _ when !answers => TokenFault.Unchecked,
                SecurityTokenExpiredException expired => TokenFault.Expired(new(expired.Expires, TimeSpan.Zero)),
                SecurityTokenInvalidAudienceException => Invalid("it is meant for another service"),
                SecurityTokenInvalidIssuerException => Invalid("another issuer made it"),
                SecurityTokenNotYetValidException => Invalid("it is not valid yet"),
                _ => Invalid("it is not signed by a key of the identity provider"),
            }
        );
        context.Fail(context.Exception);
    }

    // Without the provider's keys every token looks as if nobody had signed it.
    private static async Task<bool> AnswersAsync(AuthenticationFailedContext context)
    {
        try
        {
            await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
            return true;
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException)
        {
            return false;
        }
    }

    private static TokenFault Invalid(string why) => TokenFault.Of("token-invalid", $"The token is not taken: {why}.");
}
