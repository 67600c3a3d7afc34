using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.HttpOverrides;
using Tracker.Api.Http;
using Tracker.Api.Security;
using Tracker.Api.Starting;

namespace Tracker.Api.Limits;

/// <summary>
/// How much one caller may ask for: one with a token by the token, everyone else by the address. What lies ready in memory,
/// the pages' files and the health are not counted: they cost no more than turning somebody away.
/// </summary>
public static class LimitsSetup
{
    private const string Code = "rate-limited";

    /// <summary>Adds it to a host.</summary>
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Limits.MaxConcurrentConnections = Settings.Connections.Of(configuration)
        );
        var limits = new RateLimits(configuration);
        builder.Services.AddSingleton(limits);
        builder.Services.AddSingleton<FailedTokens>();
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = limits.Limiter;
            options.OnRejected = async (rejected, _) => await RefuseAsync(rejected.HttpContext, rejected.Lease);
        });
        if (configuration[Settings.Proxies] is { Length: > 0 } proxies)
            builder.Services.Configure<ForwardedHeadersOptions>(options =>
            {
                options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
                options.ForwardLimit = null;
                options.KnownProxies.Clear();
                options.KnownIPNetworks.Clear();
                foreach (var network in Settings.ProxiesIn(proxies)!)
                    options.KnownIPNetworks.Add(network);
            });
    }

    /// <summary>Takes the word of the proxies that are configured on where a request comes from; of no others.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Configuration[Settings.Proxies] is { Length: > 0 })
            app.UseForwardedHeaders();
    }

    /// <summary>Turns away who asks for more than they may; after callers are known.</summary>
    public static void UseLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<RateLimits>();
        if (!limits.AreBounded)
            return;
        app.UseRateLimiter();
        app.Use(
            (http, next) =>
            {
                limits.Tell(http);
                return next(http);
            }
        );
    }

    /// <summary>What is answered to whoever tried too many unknown tokens, or asked for too much.</summary>
    public static TimeSpan RetryAfter(HttpContext http, RateLimitLease lease)
    {
        var after = lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromSeconds(1);
        http.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(after.TotalSeconds))
            .ToString(CultureInfo.InvariantCulture);
        return after;
    }

    private static Task RefuseAsync(HttpContext http, RateLimitLease lease)
    {
        RetryAfter(http, lease);
        http.RequestServices.GetRequiredService<RateLimits>().Tell(http);
        return Problems
            .Of(
                StatusCodes.Status429TooManyRequests,
                Caller.Of(http) == Caller.Everyone
                    ? "More is asked for from this address than one may ask for."
                    : "More is asked for with this token than one may ask for.",
                "the same again after as many seconds as Retry-After says; RateLimit-Policy tells how much one may ask for",
                Code
            )
            .ExecuteAsync(http);
    }
}
