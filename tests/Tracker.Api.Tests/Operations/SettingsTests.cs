using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Tracker.Api.Starting;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Operations;

public sealed class SettingsTests
{
    [Theory]
    [InlineData(
        "Tracker:Limits:ReadsPerSecond",
        "ten",
        "Tracker__Limits__ReadsPerSecond is 'ten'. What is taken: a whole number from 0 to 1000000."
    )]
    [InlineData(
        "Tracker:Limits:ReadsPerSecond",
        "-1",
        "Tracker__Limits__ReadsPerSecond is '-1'. What is taken: a whole number from 0 to 1000000."
    )]
    [InlineData(
        "tracker:limits:writesburst",
        "10000001",
        "Tracker__Limits__WritesBurst is '10000001'. What is taken: a whole number from 0 to 10000000."
    )]
    [InlineData(
        "Tracker:Limits:CostlyPerSecond",
        "1.5",
        "Tracker__Limits__CostlyPerSecond is '1.5'. What is taken: a whole number from 0 to 1000000."
    )]
    [InlineData(
        "Tracker:Limits:FailedTokensPerMinute",
        "1,000",
        "Tracker__Limits__FailedTokensPerMinute is '1,000'. What is taken: a whole number from 0 to 1000000."
    )]
    [InlineData(
        "Tracker:Limits:Connections",
        "0",
        "Tracker__Limits__Connections is '0'. What is taken: a whole number from 1 to 1000000."
    )]
    [InlineData(
        "Tracker:Shutdown:DelaySeconds",
        "61",
        "Tracker__Shutdown__DelaySeconds is '61'. What is taken: a whole number from 0 to 60."
    )]
    [InlineData(
        "Tracker:Shutdown:TimeoutSeconds",
        "0",
        "Tracker__Shutdown__TimeoutSeconds is '0'. What is taken: a whole number from 1 to 600."
    )]
    [InlineData("Tracker:Seed", "maybe", "Tracker__Seed is 'maybe'. What is taken: true or false.")]
    [InlineData(
        "Tracker:Proxies",
        "10.0.0.1, proxy",
        "Tracker__Proxies is '10.0.0.1, proxy'. What is taken: addresses or networks such as 10.0.0.1, 10.1.0.0/16."
    )]
    [InlineData(
        "Tracker:FormerCheckpointKeys",
        "tracker+1+2",
        "Tracker__FormerCheckpointKeys is 'tracker+1+2'. What is taken: lines as "
            + "/api/competitions/{competition}/checkpoint/key showed them, of any one competition, with commas between them."
    )]
    [InlineData(
        "Tracker:Limits:ReadPerSecond",
        "5",
        "Tracker__Limits__ReadPerSecond is no setting of Tracker. Is Tracker__Limits__ReadsPerSecond meant?"
    )]
    [InlineData(
        "Tracker:OperatorTokens",
        "a-secret-under-a-wrong-name",
        "Tracker__OperatorTokens is no setting of Tracker. Is Tracker__OperatorToken meant?"
    )]
    [InlineData("Tracker:Data", "/data", "Tracker__Data is no setting of Tracker. Is TRACKER_DATA meant?")]
    [InlineData(
        "Authentication:Autority",
        "https://x",
        "Authentication__Autority is no setting of Tracker. Is Authentication__Authority meant?"
    )]
    public void What_is_set_wrongly_is_told_with_its_name_and_what_would_be_right(
        string name,
        string value,
        string sentence
    )
    {
        var refusal = Assert.Throws<StartException>(() => Settings.Check(Of((name, value))));

        Assert.StartsWith(sentence, refusal.Message);
        Assert.DoesNotContain("a-secret", refusal.Message);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "garbage", "an address such as http://localhost:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4317", "an address such as http://localhost:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "/v1/traces", "an address such as http://localhost:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "http", "grpc or http/protobuf")]
    [InlineData("OTEL_SDK_DISABLED", "yes", "true or false")]
    public void A_variable_of_OpenTelemetry_that_would_be_passed_over_is_told(string name, string value, string rule)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration[name] = value;

        var refusal = Assert.Throws<StartException>(builder.AddTelemetry);

        Assert.Equal($"{name} is '{value}'. What is taken: {rule}.", refusal.Message);
    }

    [Fact]
    public void What_is_set_rightly_is_taken_and_what_is_not_set_has_its_default()
    {
        var set = Of(
            ("Tracker:Limits:ReadsPerSecond", "0"),
            ("tracker:limits:costlyburst", "7"),
            ("Tracker:Seed", "False"),
            ("Tracker:Proxies", "10.0.0.1, 10.1.0.0/16, ::1"),
            ("Tracker:OperatorToken", ""),
            ("Authentication:Schemes:Bearer:Authority", "https://x"),
            ("Elsewhere:Anything", "goes")
        );

        Settings.Check(set);

        Assert.Equal(
            (0, 7, 100, 20_000),
            (
                Settings.ReadsPerSecond.Of(set),
                Settings.CostlyBurst.Of(set),
                Settings.CostlyPerSecond.Of(set),
                Settings.Connections.Of(set)
            )
        );
    }

    [Fact]
    public async Task A_service_with_a_mistyped_setting_does_not_start()
    {
        using var data = new TemporaryDirectory();

        var (code, said) = await ServiceProcess.RunAsync(
            data.Path,
            [],
            ("TRACKER_DATA", data.Path),
            ("Tracker__Limits__WritePerSecond", "5")
        );

        Assert.Equal(1, code);
        Assert.Equal(
            "Tracker__Limits__WritePerSecond is no setting of Tracker. Is Tracker__Limits__WritesPerSecond meant? "
                + "The README lists all of them.",
            said.Trim()
        );
    }

    private static IConfiguration Of(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Name, (string?)each.Value)))
            .Build();
}
