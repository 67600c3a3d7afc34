using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Starting;

public sealed class KilledWhileWritingTests : IDisposable
{
    private const int Rounds = 4;
    private const string Cup = "/api/competitions/cup";

    private readonly TemporaryDirectory data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_sent_again_with_its_key_and_was_made_once()
    {
        var answered = new Dictionary<string, string>();
        for (var round = 0; round < Rounds; round++)
        {
            using var service = await StartAsync();
            if (round == 0)
                await PostAsync(service, "/api/import", SmallCup.File("cup"));
            var writers = Enumerable
                .Range(0, 8)
                .Select(writer => WriteWithKeysAsync(service, $"{round}-{writer}"))
                .ToList();
            await Task.Delay(Random.Shared.Next(100, 500), TestContext.Current.CancellationToken);
            await service.KillAsync();
            foreach (var (key, body) in (await Task.WhenAll(writers)).SelectMany(each => each))
                answered[key] = body;
        }

        using var last = await StartAsync();

        foreach (var (key, body) in answered)
        {
            var again = await PostAsync(last, $"{Cup}/notes", new { text = key }, ("Idempotency-Key", key));
            // Without its key, a note that is recorded already gets an answer without an event.
            Assert.Equal((200, 1), (again.Status, again.Json["events"]!.AsArray().Count));
            if (body.Length > 0)
                Assert.Equal((body, "true"), (again.Body, again.Headers["Idempotency-Replayed"]));
        }
        var history = await last.SendAsync(HttpMethod.Get, $"{Cup}/history?type=NoteRecorded&limit=1000");
        Assert.Equal(answered.Keys.Order(), history.Each("events", "text").Skip(1).Order());
        Assert.Contains("", answered.Values);
    }

    // Until the service is gone; what it answered to each key, nothing for the last.
    private async Task<Dictionary<string, string>> WriteWithKeysAsync(ServiceProcess service, string writer)
    {
        var answered = new Dictionary<string, string>();
        try
        {
            for (var i = 0; i < 30; i++)
            {
                var key = $"{writer}-{i}";
                answered[key] = "";
                answered[key] = (
                    await PostAsync(service, $"{Cup}/notes", new { text = key }, ("Idempotency-Key", key))
                ).Body;
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException) { }
        return answered;
    }

    private async Task<Answer> PostAsync(
        ServiceProcess service,
        string path,
        object body,
        params (string Name, string Value)[] headers
    )
    {
        var token = await File.ReadAllTextAsync(
            Path.Combine(data.Path, "operator.token"),
            TestContext.Current.CancellationToken
        );
        return await service.SendAsync(HttpMethod.Post, path, token.Trim(), body, headers);
    }

    private Task<ServiceProcess> StartAsync() =>
        ServiceProcess.StartAsync(data.Path, ("TRACKER_DATA", data.Path), ("Tracker__Seed", "false"));
}
