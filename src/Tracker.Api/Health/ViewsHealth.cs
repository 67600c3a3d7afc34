using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tracker.Store.Projections;

namespace Tracker.Api.Health;

/// <summary>Whether the kept views stand on all that is recorded. They do at every moment, unless what makes them died.</summary>
public sealed class ViewsHealth(ViewLag lag) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        await lag.MeasureAsync(cancellationToken) is var (competition, events)
            ? HealthCheckResult.Unhealthy(
                $"The kept views of {competition} are not of its latest version: {events} events apart. They are made anew by "
                    + "'projections rebuild'; 'drift' tells what differs."
            )
            : HealthCheckResult.Healthy("All kept views are of the latest versions.");
}
