using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tracker.Store.Reading;
using Tracker.Store.Writing;

namespace Tracker.Api.Health;

/// <summary>
/// Whether what this node does in the background is alive: every loop that looks for something, and the hands that write what
/// waits. Each of them could end and leave a service that takes requests all the same.
/// </summary>
public sealed class LoopsHealth(LatestVersions versions, CompetitionWriter writer, IEnumerable<IHostedService> services)
    : IHealthCheck
{
    // A look takes milliseconds, and comes four times a second.
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(5);

    // The largest import takes half a minute; each batch that is taken up or answered counts as a sign of life.
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(90);

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            Fault() is { } fault ? HealthCheckResult.Unhealthy(fault) : HealthCheckResult.Healthy("They are alive.")
        );

    private string? Fault() =>
        Ended() is { } ended ? $"The loop {ended} has ended: restart the service."
        : versions.Unconfirmed > LongestLook
            ? $"The latest versions were last looked for {Seconds(versions.Unconfirmed)} ago: what other nodes write is not seen."
        : writer.Death is { } death ? $"A hand that writes has died ({death.GetType().Name}): restart the service."
        : writer.StalledFor > LongestWrite
            ? $"Writes wait, and none was taken up or answered for {Seconds(writer.StalledFor)}."
        : null;

    // Whoever adds a loop is asked by this, too.
    private string? Ended() =>
        services
            .OfType<BackgroundService>()
            .FirstOrDefault(loop => loop is { ExecuteTask.IsCompleted: true })
            ?.GetType()
            .Name;

    private static string Seconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s");
}
