using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Webhooks;

/// <summary>A service that is killed while it delivers goes on after its next start, and forgets nothing.</summary>
public sealed class KilledWhileDeliveringTests : IDisposable
{
    private const string Cup = Hooked.Cup;
    private const int Rounds = 3;
    private const int Notes = 40;

    private readonly TemporaryDirectory data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Every_event_comes_in_the_end_and_first_in_its_order()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Takes = TimeSpan.FromMilliseconds(20);
        // Some are taken at the second attempt only, so that kills meet pauses, too.
        var seen = new HashSet<string>();
        receiver.Answer = delivery =>
        {
            lock (seen)
                return int.Parse(delivery.Event, null) % 9 == 0 && seen.Add(delivery.Event) ? 503 : 200;
        };
        for (var round = 0; round < Rounds; round++)
        {
            using var service = await StartAsync();
            if (round == 0)
            {
                await PostAsync(service, "/api/import", SmallCup.File("cup"));
                var hook = new
                {
                    name = "hook",
                    url = receiver.Address,
                    after = "0",
                };
                Assert.Equal(201, (await PostAsync(service, $"{Cup}/webhooks", hook)).Status);
            }
            for (var note = 0; note < Notes; note++)
                await PostAsync(service, $"{Cup}/notes", new { text = $"{round}-{note}" });
            var before = receiver.Deliveries.Count;
            Assert.True(await Eventually.IsTrueAsync(() => receiver.Deliveries.Count > before));
            await service.KillAsync();
        }
        Assert.True(receiver.Events.Distinct().Count() < SmallCup.Version + Rounds * Notes);

        using var last = await StartAsync();

        var all = Enumerable.Range(1, SmallCup.Version + Rounds * Notes).Select(each => $"{each}").ToList();
        await Eventually.IsTrueAsync(() => receiver.Events.Distinct().Count() == all.Count);
        Assert.Equal(all, receiver.Events.Distinct());
        Assert.DoesNotContain("   at ", last.Said);
        Assert.Equal(0, await last.StopAsync());
        // Of each kill one event may have been sent and not yet noted; and some were refused once.
        Assert.InRange(receiver.Deliveries.Count, all.Count, all.Count + Rounds + all.Count / 9 + 1);
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
        ServiceProcess.StartAsync(
            data.Path,
            ("TRACKER_DATA", data.Path),
            ("Tracker__Seed", "false"),
            ("Tracker__Webhooks__AllowedNetworks", "127.0.0.0/8"),
            ("Tracker__Webhooks__Pauses", "0.2,0.5,1,1,1")
        );
}
