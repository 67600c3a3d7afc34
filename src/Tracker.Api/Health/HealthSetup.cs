using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tracker.Domain.Json;
using Tracker.Domain.Values;

namespace Tracker.Api.Health;

/// <summary>Whether the service lives, and whether it can serve.</summary>
public static class HealthSetup
{
    // A probe gives up after a few seconds, and must be told before.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Adds it to a host.</summary>
    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", timeout: Patience)
            .AddCheck<ViewsHealth>("views", timeout: Patience)
            .AddCheck<LoopsHealth>("loops", timeout: Patience)
            .AddCheck<SchedulesHealth>("schedules", timeout: Patience)
            .AddCheck<StoppingHealth>("stopping");
        // Whoever asks is told, each time; the log need not repeat it, nor the text of a failure that names its cause at length.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
    }

    /// <summary>Maps <c>/health/live</c>, which answers as long as the process does, and <c>/health/ready</c>.</summary>
    public static void MapHealth(this WebApplication app)
    {
        Map(app, "/health/live", _ => false);
        Map(app, "/health/ready", _ => true);
    }

    private static void Map(WebApplication app, string path, Func<HealthCheckRegistration, bool> which) =>
        app.MapHealthChecks(path, new() { Predicate = which, ResponseWriter = WriteAsync }).DisableRateLimiting();

    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        var view = new HealthView(
            Words.Of(report.Status),
            report
                .Entries.OrderBy(each => each.Key, StringComparer.Ordinal)
                .ToDictionary(each => each.Key, each => new CheckView(Words.Of(each.Value.Status), Detail(each.Value)))
        );
        return JsonSerializer.SerializeAsync(http.Response.Body, view, DomainJson.Options, http.RequestAborted);
    }

    // What an exception says is for nobody outside.
    private static string Detail(HealthReportEntry entry) =>
        entry.Exception is null && entry.Description is { } said ? said : "It does not answer.";
}

/// <summary>How a service is.</summary>
/// <param name="Status">healthy, degraded or unhealthy: the worst of its checks.</param>
/// <param name="Checks">Each check by its name.</param>
public sealed record HealthView(string Status, IReadOnlyDictionary<string, CheckView> Checks);

/// <summary>What a check found.</summary>
/// <param name="Status">healthy, degraded or unhealthy.</param>
/// <param name="Detail">Why, as a sentence.</param>
public sealed record CheckView(string Status, string Detail);

/// <summary>Says at once that a service that stops is not ready any more, while it goes on with what it has.</summary>
public sealed class StoppingHealth(IHostApplicationLifetime lifetime) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            lifetime.ApplicationStopping.IsCancellationRequested
                ? HealthCheckResult.Unhealthy("The service is stopping.")
                : HealthCheckResult.Healthy("It is not.")
        );
}
