using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Tracker.Api.Starting;

/// <summary>
/// Sends traces and metrics by OTLP, where OpenTelemetry's own variables say to whom. Without them nothing listens, and what is
/// measured costs next to nothing.
/// </summary>
public static class TelemetrySetup
{
    private const string Own = Store.Telemetry.Name;

    /// <summary>Adds it to a host, where it is asked for.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var (traces, metrics) = (IsSet("TRACES_"), IsSet("METRICS_"));
        if (!traces && !metrics || configuration.GetValue<bool>("OTEL_SDK_DISABLED"))
            return;
        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService(
                    configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } named ? named : "tracker",
                    serviceVersion: typeof(Program).Assembly.GetName().Version?.ToString(3)
                )
            );
        if (traces)
            telemetry.WithTracing(tracing =>
                tracing
                    .AddSource(Own, "Npgsql", "Wolverine", "Marten")
                    .AddAspNetCoreInstrumentation(options =>
                        options.Filter = http => !http.Request.Path.StartsWithSegments("/health")
                    )
                    .AddProcessor(new WithoutBackground())
            );
        if (metrics)
            telemetry.WithMetrics(metering =>
                metering.AddMeter(
                    Own,
                    "Microsoft.AspNetCore.Hosting",
                    "Microsoft.AspNetCore.Server.Kestrel",
                    "Microsoft.AspNetCore.RateLimiting",
                    "Npgsql",
                    "Marten",
                    "Wolverine*",
                    "System.Runtime"
                )
            );
        telemetry.UseOtlpExporter();

        bool IsSet(string signal) =>
            configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 }
            || configuration[$"OTEL_EXPORTER_OTLP_{signal}ENDPOINT"] is { Length: > 0 };
    }

    /// <summary>Leaves out what is asked of the database again and again with nobody waiting: a trace of one line each time.</summary>
    private sealed class WithoutBackground : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            if (data is { Source.Name: "Npgsql", ParentId: null })
                data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
