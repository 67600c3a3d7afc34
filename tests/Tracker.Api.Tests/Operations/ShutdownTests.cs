using System.Diagnostics;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Operations;

public sealed class ShutdownTests(TestDatabase databases) : IDisposable
{
    private readonly TemporaryDirectory data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task What_was_let_in_is_answered_feeds_end_and_it_is_not_ready_from_the_first_moment()
    {
        var database = await databases.CreateAsync(Cancellation);
        await using (var host = await TrackerHost.OnAsync(database))
            await SmallCup.ImportAsync(host);
        using var service = await ServiceProcess.StartAsync(
            data.Path,
            ("ConnectionStrings__Tracker", database),
            ("Tracker__OperatorToken", TrackerHost.Token),
            ("Tracker__ArchivistToken", TrackerHost.ArchivistToken),
            ("Tracker__Shutdown__DelaySeconds", "3")
        );
        Assert.Equal(200, (await service.SendAsync(HttpMethod.Get, "/health/ready")).Status);
        var feed = await FeedAsync(service);
        Task<Answer> held;
        Task<int> stopping;
        var since = Stopwatch.StartNew();
        await using (await Held.CompetitionAsync(database, "cup"))
        {
            held = NoteAsync(service, "In time.");
            await Task.Delay(200, Cancellation);
            stopping = service.StopAsync();
            Assert.True(
                await Eventually.IsTrueAsync(async () =>
                    (await service.SendAsync(HttpMethod.Get, "/health/ready")).Status == 503
                ),
                service.Said
            );
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(3), $"{since.Elapsed}");
            // The feed is over while the write still waits, and questions are still answered.
            await feed.WaitAsync(TimeSpan.FromSeconds(3), Cancellation);
            Assert.Equal(200, (await service.SendAsync(HttpMethod.Get, "/api/competitions/cup")).Status);
            Assert.False(held.IsCompleted);
            await Task.Delay(TimeSpan.FromSeconds(4), Cancellation);
        }

        Assert.Equal(200, (await held).Status);
        Assert.Equal(0, await stopping);
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(20), $"{since.Elapsed}");
        Assert.Equal(SmallCup.Version + 1, await Sql.CountEventsAsync(database));
        Assert.DoesNotContain("   at ", service.Said);
    }

    // Its end, once it has begun.
    private static async Task<Task> FeedAsync(ServiceProcess service)
    {
        var response = await service.Client.GetAsync(
            new Uri("/api/competitions/cup/feed", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead,
            Cancellation
        );
        Assert.Equal(200, (int)response.StatusCode);
        return response.Content.ReadAsStringAsync(Cancellation);
    }

    private static Task<Answer> NoteAsync(ServiceProcess service, string text) =>
        service.SendAsync(HttpMethod.Post, "/api/competitions/cup/notes", TrackerHost.Token, new { text });
}
