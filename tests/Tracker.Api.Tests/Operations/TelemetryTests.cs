using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Api.Tests.Support;
using Tracker.Store;

namespace Tracker.Api.Tests.Operations;

public sealed class TelemetryTests(TestDatabase databases)
{
    private static readonly string[] Instruments =
    [
        "tracker.events.recorded",
        "tracker.feed.listeners",
        "tracker.histories.size",
        "tracker.tokens.failed",
        "tracker.views.lag",
        "tracker.writes.batch_duration",
        "tracker.writes.batch_size",
        "tracker.writes.failed",
        "tracker.writes.refused",
        "tracker.writes.waiting",
    ];

    [Fact]
    public async Task The_meter_counts_what_happens()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        using var heard = new Heard(host.Services.GetRequiredService<IMeterFactory>());
        var cup = await SmallCup.ImportAsync(host);
        await host.PostAsync($"{cup}/notes", new { text = "One." });
        Assert.Equal(404, (await host.PostAsync($"{cup}/teams/eve/withdrawal", new { at = "2026-01-05" })).Status);
        Assert.Equal(401, (await host.GetAsAsync("nobodys-token-at-all", cup)).Status);
        using var feed = await host.Client.GetAsync(
            new Uri($"{cup}/feed", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(SmallCup.Version + 1, heard.Sum("tracker.events.recorded"));
        Assert.Equal([1, 1, 1], heard.Of("tracker.writes.batch_size"));
        Assert.All(heard.Of("tracker.writes.batch_duration"), seconds => Assert.InRange(seconds, 0.000_1, 30));
        Assert.Equal(1, heard.Sum("tracker.writes.refused", "team-unknown"));
        Assert.Equal(1, heard.Sum("tracker.tokens.failed"));
        Assert.Equal(0, heard.Now("tracker.writes.waiting"));
        Assert.Equal(1, heard.Now("tracker.feed.listeners"));
        Assert.InRange(heard.Now("tracker.histories.size"), 1, 1_000_000);
        Assert.True(await Eventually.IsTrueAsync(() => heard.Has("tracker.views.lag")));
        Assert.Equal(0, heard.Now("tracker.views.lag"));
        await using (await Held.CompetitionAsync(host.Database, "cup"))
        {
            _ = host.PostAsync($"{cup}/notes", new { text = "Waiting." });
            Assert.True(await Eventually.IsTrueAsync(() => heard.Now("tracker.writes.waiting") == 1));
        }
        Assert.Equal(Instruments, heard.Names);
    }

    [Fact]
    public void The_README_names_every_instrument()
    {
        var readme = File.ReadAllText(Path.Combine(Readme.Tour.Root, "README.md"));

        Assert.All(Instruments, name => Assert.Contains($"| `{name}` |", readme));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Traces_and_metrics_are_sent_where_the_standard_variables_say_and_nothing_without_them(
        bool isAsked
    )
    {
        using var receiver = new Receiver();
        using var data = new TemporaryDirectory();
        using var service = await ServiceProcess.StartAsync(
            data.Path,
            [
                ("ConnectionStrings__Tracker", await databases.CreateAsync(TestContext.Current.CancellationToken)),
                ("TRACKER_DATA", data.Path),
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                ("OTEL_METRIC_EXPORT_INTERVAL", "300"),
                ("OTEL_BSP_SCHEDULE_DELAY", "300"),
                ("OTEL_SERVICE_NAME", "tracker-of-the-test"),
                .. isAsked ? [("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address)] : Array.Empty<(string, string)>(),
            ]
        );
        var token = (
            await File.ReadAllTextAsync(
                Path.Combine(data.Path, "operator.token"),
                TestContext.Current.CancellationToken
            )
        ).Trim();
        Assert.Equal(
            201,
            (await service.SendAsync(HttpMethod.Post, "/api/import", token, SmallCup.File("cup"))).Status
        );
        await service.SendAsync(HttpMethod.Get, "/health/ready");

        if (!isAsked)
        {
            await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
            Assert.Empty(receiver.Received);
            return;
        }
        foreach (
            var (path, text) in new[]
            {
                ("/v1/metrics", "tracker.writes.batch_size"),
                ("/v1/metrics", "tracker.views.lag"),
                ("/v1/metrics", "http.server.request.duration"),
                ("/v1/metrics", "tracker-of-the-test"),
                ("/v1/traces", "write batch"),
                ("/v1/traces", "/api/import"),
                ("/v1/traces", "tracker.batch.events"),
            }
        )
            Assert.True(await Eventually.IsTrueAsync(() => receiver.Has(path, text)), $"{text} is not sent to {path}.");
        Assert.False(receiver.Has("/v1/traces", "/health/ready"));
        Assert.False(receiver.Has("/v1/traces", token));
    }

    /// <summary>What the meter of one host tells.</summary>
    private sealed class Heard : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly ConcurrentQueue<(string Name, double Value, string? Code)> told = new();
        private readonly ConcurrentDictionary<string, bool> names = new();

        public Heard(IMeterFactory factory)
        {
            listener.InstrumentPublished = (instrument, each) =>
            {
                if (instrument.Meter.Name != Telemetry.Name || instrument.Meter.Scope != factory)
                    return;
                names[instrument.Name] = true;
                each.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, value, tags));
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
            listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
            listener.Start();
        }

        public IEnumerable<string> Names => names.Keys.Order(StringComparer.Ordinal);

        public IEnumerable<double> Of(string name) => told.Where(each => each.Name == name).Select(each => each.Value);

        public double Sum(string name, string? code = null) =>
            told.Where(each => each.Name == name && (code is null || each.Code == code)).Sum(each => each.Value);

        public bool Has(string name)
        {
            listener.RecordObservableInstruments();
            return Of(name).Any();
        }

        public double Now(string name) => Has(name) ? Of(name).Last() : -1;

        public void Dispose() => listener.Dispose();

        private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            told.Enqueue((instrument.Name, value, tags.Length > 0 ? (string?)tags[0].Value : null));
    }

    /// <summary>Receives OTLP over HTTP, and keeps it as it came.</summary>
    private sealed class Receiver : IDisposable
    {
        private readonly HttpListener listener = new();

        public Receiver()
        {
            Address = ServiceProcess.FreeAddress().ToString();
            listener.Prefixes.Add(Address);
            listener.Start();
            _ = ReceiveAsync();
        }

        public string Address { get; }

        public ConcurrentQueue<(string Path, string Text)> Received { get; } = new();

        public bool Has(string path, string text) =>
            Received.Any(each => each.Path == path && each.Text.Contains(text, StringComparison.Ordinal));

        public void Dispose() => listener.Close();

        private async Task ReceiveAsync()
        {
            while (listener.IsListening)
            {
                try
                {
                    var http = await listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await http.Request.InputStream.CopyToAsync(body);
                    Received.Enqueue((http.Request.Url!.AbsolutePath, Encoding.Latin1.GetString(body.ToArray())));
                    http.Response.Close();
                }
                catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }
}
