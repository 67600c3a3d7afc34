using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tracker.Store.Projections;

namespace Tracker.Api.Health;

/// <summary>Whether the kept views stand on all that is recorded. They do at every moment, unless what makes them died.</summary>
/// <remarks>Which competition it is the log says, and not the answer: that there is one may be under embargo.</remarks>
public sealed class ViewsHealth(ViewLag lag, ILogger<ViewsHealth> logger) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        if (await lag.MeasureAsync(cancellationToken) is not var (competition, events))
            return HealthCheckResult.Healthy("All kept views are of the latest versions.");
        logger.LogError("The kept views of {Competition} are {Events} events from its log", competition, events);
        return HealthCheckResult.Unhealthy(
            "Kept views are not of the latest version of their competition: the log and 'drift' tell of which; 'projections "
                + "rebuild' makes them anew."
        );
    }
}
