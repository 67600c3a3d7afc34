using Marten;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Tracker.Api.Starting;

/// <summary>Whether the database answers.</summary>
public sealed class DatabaseHealth(IDocumentStore store) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            await using var session = store.QuerySession();
            await using var command = new NpgsqlCommand("select 1");
            await session.ExecuteReaderAsync(command, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException exception)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }
}
