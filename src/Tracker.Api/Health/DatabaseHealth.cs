using Marten;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Tracker.Api.Health;

/// <summary>Whether the database answers, and has the tables without which nothing can be asked.</summary>
public sealed class DatabaseHealth(IDocumentStore store) : IHealthCheck
{
    private static readonly string[] Needed =
    [
        "tracker.mt_streams",
        "tracker.mt_events",
        "tracker.kept_views",
        "tracker.kept_answers",
        "tracker.told_events",
        "tracker_messages.wolverine_incoming_envelopes",
    ];

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var missing = new List<string>();
        await using var session = store.QuerySession();
        await using var command = new NpgsqlCommand("select name from unnest($1) name where to_regclass(name) is null");
        command.Parameters.Add(new NpgsqlParameter { Value = Needed });
        await using var reader = await session.ExecuteReaderAsync(command, cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            missing.Add(reader.GetString(0));
        return missing.Count == 0
            ? HealthCheckResult.Healthy("It answers, and its tables are there.")
            : HealthCheckResult.Unhealthy($"Missing: {string.Join(", ", missing)}. A restart makes missing tables.");
    }
}
