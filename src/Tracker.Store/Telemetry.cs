using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Tracker.Store;

/// <summary>
/// What the store tells of itself while it works: the instruments of the meter and the source of traces, both called
/// <c>Tracker</c>. While nobody listens they cost next to nothing.
/// </summary>
public sealed class Telemetry
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "Tracker";

    private readonly Meter meter;

    /// <summary>Makes the instruments of a host.</summary>
    public Telemetry(IMeterFactory meters)
    {
        meter = meters.Create(Name);
        BatchSize = meter.CreateHistogram<int>(
            "tracker.writes.batch_size",
            "{write}",
            "Writes that were decided and committed together.",
            advice: new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000] }
        );
        BatchDuration = meter.CreateHistogram<double>(
            "tracker.writes.batch_duration",
            "s",
            "How long a batch took, from its first lock to its commit.",
            advice: new()
            {
                HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30],
            }
        );
        Events = meter.CreateCounter<long>("tracker.events.recorded", "{event}", "Events that were committed.");
        Refused = meter.CreateCounter<long>(
            "tracker.writes.refused",
            "{write}",
            "Writes that were not stored, by the code of the refusal; too-many-requests when there was no room."
        );
        Failed = meter.CreateCounter<long>(
            "tracker.writes.failed",
            "{write}",
            "Writes that failed, of which it may not be certain whether they are stored."
        );
    }

    /// <summary>Traces of batches.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>How many writes a batch has.</summary>
    public Histogram<int> BatchSize { get; }

    /// <summary>How long a batch takes, in seconds.</summary>
    public Histogram<double> BatchDuration { get; }

    /// <summary>Events that were committed.</summary>
    public Counter<long> Events { get; }

    /// <summary>Writes that were refused.</summary>
    public Counter<long> Refused { get; }

    /// <summary>Writes that failed.</summary>
    public Counter<long> Failed { get; }

    /// <summary>Counts writes that were refused.</summary>
    /// <param name="code">The code of the refusal.</param>
    public void Refuse(string code) => Refused.Add(1, new KeyValuePair<string, object?>("code", code));

    /// <summary>Shows a number that goes up and down, and can be added up over nodes; it is asked for when it is collected.</summary>
    public void Show(string name, string unit, string description, Func<long> value) =>
        meter.CreateObservableUpDownCounter(name, value, unit, description);

    /// <summary>Shows a number that is the same on every node; it is asked for when it is collected. Null is not told.</summary>
    public void ShowShared(string name, string unit, string description, Func<long?> value) =>
        meter.CreateObservableGauge(
            name,
            () => value() is { } known ? [new Measurement<long>(known)] : Array.Empty<Measurement<long>>(),
            unit,
            description
        );
}
