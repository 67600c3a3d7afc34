using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Cli;

/// <summary>Who types is told beside the answer that what the command asks is to go.</summary>
[Collection(RunningTracker.Collection)]
public sealed class WarningTests(RunningTracker tracker)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_deprecated_is_warned_of_beside_it_and_the_answer_stays_as_it_is()
    {
        await using var later = await LaterAsync();

        var run = await CliRun.RunAsync(
            tracker,
            ["field", "aes"],
            environment: ("TRACKER_SERVER", later.Urls.Single())
        );

        Assert.Equal((0, (await CliRun.RunAsync(tracker, ["field", "aes"])).Out), (run.Code, run.Out));
        Assert.Equal(
            "warning: GET /api/competitions/aes/field is deprecated since 2026-12-01, and answered until 2027-06-01. "
                + "A newer tracker may do without it. /docs/#new",
            run.Error.TrimEnd()
        );
    }

    [Fact]
    public async Task What_stays_is_not_warned_of() =>
        Assert.Equal("", (await CliRun.RunAsync(tracker, ["field", "aes"])).Error);

    // The service as it may be one day.
    private async Task<WebApplication> LaterAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var later = builder.Build();
        later.Map(
            "/{**path}",
            async (HttpContext http) =>
            {
                if (http.Request.Path.Value!.EndsWith("/field", StringComparison.Ordinal))
                {
                    http.Response.Headers["Deprecation"] = "@1796083200";
                    http.Response.Headers["Sunset"] = "Tue, 01 Jun 2027 00:00:00 GMT";
                    http.Response.Headers.Link = "</docs/#new>; rel=\"deprecation\"";
                }
                http.Response.ContentType = "application/json";
                var asked = new Uri(tracker.Address, http.Request.Path + http.Request.QueryString.Value);
                await http.Response.Body.WriteAsync(
                    await tracker.Http.GetByteArrayAsync(asked, Cancellation),
                    Cancellation
                );
            }
        );
        await later.StartAsync(Cancellation);
        return later;
    }
}
