using Marten;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Tracker.Api.Schedules;

namespace Tracker.Api.Health;

/// <summary>
/// Whether what is due is done: the ends of embargoes and of windows for objections. One that is late is told as degraded and
/// not as unhealthy: it is late on all nodes, and to take all of them away from readers would help nobody.
/// </summary>
public sealed class SchedulesHealth(IDocumentStore store) : IHealthCheck
{
    // They are looked for every second; one whose handler failed is tried again within a minute.
    private const string Sql = $"""
        select
            (select count(*) from {Scheduling.Schema}.wolverine_incoming_envelopes
             where status = 'Scheduled' and execution_time < now() - interval '90 seconds'),
            (select count(*) from {Scheduling.Schema}.wolverine_dead_letters)
        """;

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        await using var session = store.QuerySession();
        await using var command = new NpgsqlCommand(Sql);
        await using var reader = await session.ExecuteReaderAsync(command, cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (overdue, given) = (reader.GetInt64(0), reader.GetInt64(1));
        return overdue > 0
                ? HealthCheckResult.Degraded($"{overdue} are overdue by more than 90 s: nobody delivers them.")
            : given > 0
                ? HealthCheckResult.Degraded($"{given} could not be delivered, and lie in wolverine_dead_letters.")
            : HealthCheckResult.Healthy("Nothing is overdue.");
    }
}
