using System.Threading.RateLimiting;
using Tracker.Api.Security;
using Tracker.Api.Starting;
using Wolverine.Http;

namespace Tracker.Api.Limits;

/// <summary>How often a caller may ask for answers of a kind.</summary>
/// <param name="Name">The kind, as headers name it: reads, costly or writes.</param>
/// <param name="PerSecond">How many a second, for as long as one likes; 0 for as many as one likes.</param>
/// <param name="Burst">How many at once, after a time without any.</param>
public sealed record Allowance(string Name, int PerSecond, int Burst)
{
    /// <summary>Whether there is a bound.</summary>
    public bool IsBounded => PerSecond > 0;

    /// <summary>In how many seconds what was used up at once is there again.</summary>
    public int Window => (Burst + PerSecond - 1) / PerSecond;

    /// <summary>How it is kept count of.</summary>
    public TokenBucketRateLimiterOptions ToOptions() =>
        new()
        {
            TokenLimit = Burst,
            TokensPerPeriod = PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = false,
            QueueLimit = 0,
        };

    /// <summary>The allowance as it is configured.</summary>
    public static Allowance Of(IConfiguration configuration, string name, NumberSetting perSecond, NumberSetting burst)
    {
        var rate = perSecond.Of(configuration);
        var most = burst.Of(configuration) is > 0 and var set ? set : rate * 10;
        return new(name, rate, Math.Max(most, 1));
    }
}

/// <summary>Which kind of answer an endpoint gives; whoever is none of the API's is asked for reads.</summary>
public enum Kind
{
    /// <summary>A read.</summary>
    Read,

    /// <summary>A read that costs much to make.</summary>
    Costly,

    /// <summary>A write.</summary>
    Write,
}

/// <summary>An answer that costs much to make: it is counted apart from other reads.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CostlyAttribute : Attribute;

/// <summary>The kind of an endpoint, as its metadata has it.</summary>
/// <param name="Kind">The kind.</param>
public sealed record KindOfEndpoint(Kind Kind)
{
    /// <summary>The kind of an endpoint of the API.</summary>
    public static KindOfEndpoint Of(HttpChain chain) =>
        new(
            chain.Method.Method.IsDefined(typeof(CostlyAttribute), false) ? Kind.Costly
            : DoesAttribute.Of(chain) is Deed.Ask or Deed.SeeScorecards || chain.HttpMethods.All(HttpMethods.IsGet)
                ? Kind.Read
            : Kind.Write
        );
}
