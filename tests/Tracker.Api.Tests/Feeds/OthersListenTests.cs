using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Feeds;

/// <summary>A client that nobody here wrote listens while the service is killed and comes back, and misses nothing.</summary>
public sealed class OthersListenTests : IDisposable
{
    private const string Cup = "/api/competitions/cup";
    private const int Notes = 12;

    private static readonly Uri Address = ServiceProcess.FreeAddress();

    private readonly TemporaryDirectory data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task EventSource_and_the_CloudEvents_SDK_take_every_event_once_over_restarts()
    {
        NodeProgram? listener = null;
        for (var round = 0; round < 3; round++)
        {
            using var service = await ServiceProcess.StartAtAsync(
                Address,
                data.Path,
                ("TRACKER_DATA", data.Path),
                ("Tracker__Seed", "false")
            );
            var token = (
                await File.ReadAllTextAsync(
                    Path.Combine(data.Path, "operator.token"),
                    TestContext.Current.CancellationToken
                )
            ).Trim();
            if (round == 0)
                await service.SendAsync(HttpMethod.Post, "/api/import", token, SmallCup.File("cup"));
            listener ??= await NodeProgram.StartAsync(
                "feed",
                $"{Address}{Cup[1..]}/feed",
                $"{SmallCup.Version + Notes}"
            );
            for (var note = round * Notes / 3; note < (round + 1) * Notes / 3; note++)
                Assert.Equal(
                    200,
                    (await service.SendAsync(HttpMethod.Post, $"{Cup}/notes", token, new { text = $"{note}" })).Status
                );
            if (round < 2)
                await service.KillAsync();
            else
                await listener.EndAsync(TimeSpan.FromSeconds(60));
        }

        using (listener)
            Assert.Equal(
                Enumerable.Range(1, SmallCup.Version + Notes).Select(each => $"{each}"),
                listener!.Lines.Select(line => line.Split(' ')[0])
            );
    }
}
