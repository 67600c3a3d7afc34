using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Starting;

public sealed class KilledWhileWritingTests : IDisposable
{
    private const int Rounds = 4;
    private const string Cup = "/api/competitions/cup";

    private readonly TemporaryDirectory data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Every_write_that_was_acknowledged_is_there_after_a_kill_at_any_moment()
    {
        var acknowledged = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            using var service = await StartAsync();
            if (round == 0)
                await PostAsync(service, "/api/import", SmallCup.File("cup"));
            var writers = Enumerable.Range(0, 4).Select(writer => WriteAsync(service, $"{round}.{writer}")).ToList();
            await Task.Delay(Random.Shared.Next(100, 700), TestContext.Current.CancellationToken);
            await service.KillAsync();
            acknowledged.AddRange((await Task.WhenAll(writers)).SelectMany(each => each));
        }

        using var last = await StartAsync();

        var history = await last.SendAsync(HttpMethod.Get, $"{Cup}/history?type=NoteRecorded&limit=1000");
        var kept = history.Each("events", "text").ToList();
        Assert.NotEmpty(acknowledged);
        Assert.Empty(acknowledged.Except(kept));
        Assert.Equal(kept.Count, kept.Distinct().Count());
        // The views were kept in step with the events.
        Assert.Equal(
            history.Number("version"),
            (await last.SendAsync(HttpMethod.Get, $"{Cup}/field")).Number("version")
        );
        Assert.Equal(SmallCup.Version - 1 + kept.Count, history.Number("version"));
    }

    // Until the service is gone; what it acknowledged.
    private async Task<List<string>> WriteAsync(ServiceProcess service, string writer)
    {
        var acknowledged = new List<string>();
        try
        {
            for (var i = 0; i < 200; i++)
            {
                var text = $"Note {writer}.{i}";
                if ((await PostAsync(service, $"{Cup}/notes", new { text })).Status == 200)
                    acknowledged.Add(text);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException) { }
        return acknowledged;
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
