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

    // What OpenTelemetry would pass over in silence, and send nothing or to somebody else.
    private static readonly (string Name, string Rule, Func<string, bool> IsRight)[] Rules =
    [
        .. OfEach("ENDPOINT", "an address such as http://localhost:4317", IsAddress),
        .. OfEach("PROTOCOL", "grpc or http/protobuf", text => text is "grpc" or "http/protobuf"),
        ("OTEL_SDK_DISABLED", "true or false", text => bool.TryParse(text, out _)),
    ];

    /// <summary>Adds it to a host, where it is asked for.</summary>
    /// <exception cref="StartException">One of the variables is set to what it cannot be.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        Check(configuration);
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

    /// <summary>Looks through the variables.</summary>
    /// <exception cref="StartException">One is set to what it cannot be.</exception>
    internal static void Check(IConfiguration configuration)
    {
        foreach (var (name, rule, isRight) in Rules)
            if (configuration[name] is { Length: > 0 } value && !isRight(value))
                throw new StartException(Settings.Wrong(name, value, rule));
    }

    private static IEnumerable<(string, string, Func<string, bool>)> OfEach(
        string last,
        string rule,
        Func<string, bool> isRight
    ) => ((string[])["", "TRACES_", "METRICS_"]).Select(each => ($"OTEL_EXPORTER_OTLP_{each}{last}", rule, isRight));

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

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
