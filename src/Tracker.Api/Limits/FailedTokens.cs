using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Threading.RateLimiting;
using Tracker.Api.Security;
using Tracker.Api.Starting;
using Tracker.Store;

namespace Tracker.Api.Limits;

/// <summary>
/// Bounds how many tokens that are not taken one address may show: beyond that a token is not even looked for. Tokens that
/// were taken here lately are looked for all the same, so that whoever guesses behind the same address, as behind a proxy
/// that does not tell, keeps nobody from work who is at it.
/// </summary>
public sealed class FailedTokens : IDisposable
{
    private const int MostTaken = 20_000;

    private readonly PartitionedRateLimiter<HttpContext>? left;
    private readonly Counter<long> failed;

    // By their hash alone, as all that it decides is whether a token is looked for.
    private readonly ConcurrentDictionary<int, bool> taken = new();

    /// <summary>Makes it for a host.</summary>
    public FailedTokens(IConfiguration configuration, IMeterFactory meters)
    {
        failed = meters
            .Create(Telemetry.Name)
            .CreateCounter<long>("tracker.tokens.failed", "{token}", "Tokens that were shown and not taken.");
        var perMinute = Settings.FailedTokensPerMinute.Of(configuration);
        if (perMinute > 0)
            left = PartitionedRateLimiter.Create<HttpContext, IPAddress>(http =>
                RateLimitPartition.GetTokenBucketLimiter(
                    ClientAddress.Of(http),
                    _ =>
                        new()
                        {
                            TokenLimit = perMinute,
                            TokensPerPeriod = 1,
                            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
                            AutoReplenishment = false,
                            QueueLimit = 0,
                        }
                )
            );
    }

    /// <summary>Why a token is not looked for; null when it is.</summary>
    public TokenFault? Refuses(HttpContext http, string token)
    {
        if (left is null || taken.ContainsKey(string.GetHashCode(token)))
            return null;
        // None is taken while one is left: that is for tokens which fail. A part of one is none, though a request for nothing
        // would be granted it.
        if (left.GetStatistics(http) is not { CurrentAvailablePermits: < 1 })
            return null;
        using var lease = left.AttemptAcquire(http);
        if (lease.IsAcquired)
            return null;
        LimitsSetup.RetryAfter(http, lease);
        return TokenFault.TooMany;
    }

    /// <summary>A token was taken.</summary>
    public void Took(string token)
    {
        var hash = string.GetHashCode(token);
        if (left is null || taken.ContainsKey(hash))
            return;
        if (taken.Count >= MostTaken)
            taken.Clear();
        taken.TryAdd(hash, true);
    }

    /// <summary>A token was not taken.</summary>
    public void Failed(HttpContext http)
    {
        failed.Add(1);
        left?.AttemptAcquire(http).Dispose();
    }

    /// <inheritdoc />
    public void Dispose() => left?.Dispose();
}
