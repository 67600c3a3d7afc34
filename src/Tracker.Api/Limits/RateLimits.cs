using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Tracker.Api.Security;
using Tracker.Api.Starting;

namespace Tracker.Api.Limits;

/// <summary>Keeps count of what each caller asked for lately, and tells them what is left.</summary>
public sealed class RateLimits : IDisposable
{
    private readonly Allowance reads;
    private readonly Allowance costly;
    private readonly Allowance writes;

    /// <summary>Makes it for a host.</summary>
    public RateLimits(IConfiguration configuration)
    {
        reads = Allowance.Of(configuration, "reads", Settings.ReadsPerSecond, Settings.ReadsBurst);
        costly = Allowance.Of(configuration, "costly", Settings.CostlyPerSecond, Settings.CostlyBurst);
        writes = Allowance.Of(configuration, "writes", Settings.WritesPerSecond, Settings.WritesBurst);
        Limiter = PartitionedRateLimiter.Create<HttpContext, Counted>(Of);
    }

    /// <summary>The count, by request.</summary>
    public PartitionedRateLimiter<HttpContext> Limiter { get; }

    /// <summary>Whether anything is bounded.</summary>
    public bool AreBounded => reads.IsBounded || costly.IsBounded || writes.IsBounded;

    /// <summary>
    /// Tells in an answer what the caller may ask for (<c>RateLimit-Policy</c>: so many in so many seconds) and what is left
    /// of it (<c>RateLimit</c>), as draft-ietf-httpapi-ratelimit-headers-10 has it. Where there is no bound, nothing.
    /// </summary>
    public void Tell(HttpContext http)
    {
        var allowance = AllowanceOf(http);
        if (
            !allowance.IsBounded
            || http.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is not null
            || Limiter.GetStatistics(http) is not { } count
        )
            return;
        var left = count.CurrentAvailablePermits;
        var full = (allowance.Burst - left + allowance.PerSecond - 1) / allowance.PerSecond;
        var invariant = CultureInfo.InvariantCulture;
        http.Response.Headers["RateLimit-Policy"] = string.Create(
            invariant,
            $"\"{allowance.Name}\";q={allowance.Burst};w={allowance.Window}"
        );
        http.Response.Headers["RateLimit"] = string.Create(invariant, $"\"{allowance.Name}\";r={left};t={full}");
    }

    /// <inheritdoc />
    public void Dispose() => Limiter.Dispose();

    private RateLimitPartition<Counted> Of(HttpContext http)
    {
        var allowance = AllowanceOf(http);
        if (!allowance.IsBounded)
            return RateLimitPartition.GetNoLimiter(new Counted(allowance.Name, ""));
        var caller = Caller.Of(http);
        // No two tokens in force have the same name.
        object who = caller == Caller.Everyone ? ClientAddress.Of(http) : caller.Name;
        return RateLimitPartition.GetTokenBucketLimiter(new Counted(allowance.Name, who), _ => allowance.ToOptions());
    }

    private Allowance AllowanceOf(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<KindOfEndpoint>()?.Kind switch
        {
            Kind.Write => writes,
            Kind.Costly => costly,
            Kind.Read => reads,
            // Of all that the pages answer with, pictures of pixels are what is painted.
            _ => http.Request.Path.Value!.EndsWith(".png", StringComparison.Ordinal) ? costly : reads,
        };

    private readonly record struct Counted(string Allowance, object Who);
}
