using System.Globalization;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Starting;

public sealed class KilledWhileWaitingTests : IDisposable
{
    private const string Cup = "/api/competitions/cup";

    private readonly TemporaryDirectory data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task What_was_put_down_before_a_kill_is_done_after_the_next_start()
    {
        using (var first = await StartAsync())
        {
            await PostAsync(first, "/api/import", SmallCup.File("cup"));
            var until = DateTimeOffset.UtcNow.AddSeconds(2).ToString("O", CultureInfo.InvariantCulture);
            Assert.Equal(200, (await PostAsync(first, $"{Cup}/rounds/first/objections", new { until })).Status);
            await first.KillAsync();
        }

        using var second = await StartAsync();

        Assert.True(
            await Eventually.IsTrueAsync(async () =>
                (await second.SendAsync(HttpMethod.Get, $"{Cup}/history?type=RoundFinalized")).Text("events") != "[]"
            )
        );
        Assert.DoesNotContain("   at ", second.Said);
        Assert.Equal(0, await second.StopAsync());
    }

    private async Task<Answer> PostAsync(ServiceProcess service, string path, object body)
    {
        var token = await File.ReadAllTextAsync(
            Path.Combine(data.Path, "operator.token"),
            TestContext.Current.CancellationToken
        );
        return await service.SendAsync(HttpMethod.Post, path, token.Trim(), body);
    }

    private Task<ServiceProcess> StartAsync() =>
        ServiceProcess.StartAsync(data.Path, ("TRACKER_DATA", data.Path), ("Tracker__Seed", "false"));
}
