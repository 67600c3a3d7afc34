using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Api.Tests.Support;
using Tracker.Client;

namespace Tracker.Api.Tests.Client;

[Collection(RunningTracker.Collection)]
public sealed class FeedTests(RunningTracker tracker)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_there_is_is_told_once_and_then_it_ends()
    {
        var cup = await tracker.SmallCupAsync("feed-all");
        using var client = tracker.As(token: null);

        var told = await client.FeedAsync(cup, follow: false, cancellation: Cancellation).ToListAsync(Cancellation);
        var rest = await client.FeedAsync(cup, "9", follow: false, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(Enumerable.Range(1, SmallCup.Version).Select(each => $"{each}"), told.Select(each => each.Id));
        Assert.Equal(("tracker.TeamEntered", "teams/ann"), (told[1].Type, told[1].Subject));
        Assert.Equal(("TeamEntered", "Ann"), (told[1].Data.Type, NameOf(told[1])));
        Assert.Equal(["10", "11"], rest.Select(each => each.Id));
    }

    [Fact]
    public async Task Who_has_a_role_is_told_by_other_ids_and_what_an_event_undoes()
    {
        var cup = await tracker.SmallCupAsync("feed-role");
        using var client = tracker.As(TrackerHost.Token);
        await client.WriteAsync(
            HttpMethod.Post,
            $"competitions/{cup}/undo",
            Upload.Bytes("""{"events": [11], "reason": "It was not."}"""u8.ToArray(), "application/json"),
            cancellation: Cancellation
        );

        var told = await client.FeedAsync(cup, "r10", follow: false, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["r11", "r12"], told.Select(each => each.Id));
        Assert.Equal(["r11"], told[1].Superseded);
    }

    [Fact]
    public async Task Who_follows_is_told_what_comes()
    {
        var cup = await tracker.SmallCupAsync("feed-follow");
        using var client = tracker.As(TrackerHost.Token);
        await using var feed = client
            .FeedAsync(cup, "r11", cancellation: Cancellation)
            .GetAsyncEnumerator(Cancellation);

        var next = feed.MoveNextAsync();
        await client.NoteAsync(cup, new NewNote("News."), cancellation: Cancellation);

        Assert.True(await next);
        Assert.Equal(("r12", "News."), (feed.Current.Id, feed.Current.Data.Text("text")));
    }

    [Fact]
    public async Task What_is_refused_is_not_waited_for()
    {
        using var client = tracker.As(token: null);

        var refusal = await Assert.ThrowsAsync<TrackerException>(async () =>
            await client.FeedAsync("nobody", cancellation: Cancellation).FirstAsync(Cancellation)
        );

        Assert.Equal((404, "competition-unknown"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task A_position_that_the_feed_has_not_come_to_is_refused_at_once()
    {
        var cup = await tracker.SmallCupAsync("feed-beyond");
        using var client = tracker.As(token: null);

        var refusal = await Assert.ThrowsAsync<TrackerException>(async () =>
            await client.FeedAsync(cup, "12", cancellation: Cancellation).FirstAsync(Cancellation)
        );

        Assert.Equal((409, "feed-position-unknown"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task Whose_token_is_revoked_is_told_so()
    {
        var cup = await tracker.SmallCupAsync("feed-revoked");
        using var keeper = tracker.As(TrackerHost.Token);
        var made = await keeper.MakeTokenAsync(new NewToken("feed-revoked", "reader"), Cancellation);
        using var client = tracker.As(made.Token);
        await using var feed = client
            .FeedAsync(cup, "r10", cancellation: Cancellation)
            .GetAsyncEnumerator(Cancellation);
        Assert.True(await feed.MoveNextAsync());

        await keeper.RevokeTokenAsync(made.Id, Cancellation);

        var refusal = await Assert.ThrowsAsync<TrackerException>(async () => await feed.MoveNextAsync());
        Assert.Equal((401, "token-revoked"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task A_service_that_was_never_there_is_not_waited_for_without_end()
    {
        using var client = new TrackerClient(
            new TrackerClientOptions
            {
                Server = ServiceProcess.FreeAddress(),
                Attempts = 2,
                FirstPause = TimeSpan.FromMilliseconds(1),
            }
        );

        var fault = await Assert.ThrowsAsync<TrackerException>(async () =>
            await client.FeedAsync("cup", cancellation: Cancellation).FirstAsync(Cancellation)
        );

        Assert.Equal(TrackerException.Unreachable, fault.Code);
    }

    [Fact]
    public async Task Every_event_comes_once_while_the_service_is_killed_and_comes_back()
    {
        const int perLife = 4;
        using var data = new TemporaryDirectory();
        var address = ServiceProcess.FreeAddress();
        var told = new List<string>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task listening = Task.CompletedTask;
        for (var life = 0; life < 3; life++)
        {
            using var service = await ServiceProcess.StartAtAsync(
                address,
                data.Path,
                ("TRACKER_DATA", data.Path),
                ("Tracker__OperatorToken", TrackerHost.Token),
                ("Tracker__Seed", "false")
            );
            if (life == 0)
            {
                await service.SendAsync(HttpMethod.Post, "/api/import", TrackerHost.Token, SmallCup.File("cup"));
                listening = ListenAsync();
            }
            for (var i = 0; i < perLife; i++)
                await service.SendAsync(
                    HttpMethod.Post,
                    "/api/competitions/cup/notes",
                    TrackerHost.Token,
                    new { text = $"{life}.{i}" }
                );
            // Who has not begun yet does not wait for a service that is away.
            var wanted = life < 2 ? 1 : SmallCup.Version + 3 * perLife;
            await Eventually.IsTrueAsync(() => Count() >= wanted || listening.IsCompleted);
            Assert.False(listening.IsCompleted, $"{listening.Exception}");
            Assert.InRange(Count(), wanted, int.MaxValue);
            await service.KillAsync();
        }
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);

        Assert.Equal(Enumerable.Range(1, SmallCup.Version + 3 * perLife).Select(each => $"{each}"), told);

        int Count()
        {
            lock (told)
                return told.Count;
        }

        async Task ListenAsync()
        {
            using var client = new TrackerClient(
                new TrackerClientOptions { Server = address, LongestPause = TimeSpan.FromSeconds(1) }
            );
            await foreach (var happened in client.FeedAsync("cup", cancellation: stop.Token))
                lock (told)
                    told.Add(happened.Id);
        }
    }

    [Fact]
    public async Task A_connection_that_breaks_within_an_event_or_repeats_one_or_falls_silent_changes_nothing()
    {
        var asked = new List<string>();
        await using var server = await ServeAsync(
            asked,
            // Broken off in the middle of an event.
            $"retry: 5\n\n{Message(1)}{Message(2)}id: 3\ndata: {{\"specver",
            // Says again what was said, and ends as a service that stops does.
            $": quiet\n\n{Message(2)}{Message(3)}",
            // Falls silent in the middle of an event.
            $"{Message(4)}id: 5\ndata: {{",
            $"{Message(5)}"
        );
        using var client = new TrackerClient(
            new TrackerClientOptions
            {
                Server = server.Address,
                FirstPause = TimeSpan.FromMilliseconds(1),
                FeedSilence = TimeSpan.FromMilliseconds(500),
            }
        );

        var told = await client.FeedAsync("cup", cancellation: Cancellation).Take(5).ToListAsync(Cancellation);

        Assert.Equal(["1", "2", "3", "4", "5"], told.Select(each => each.Id));
        Assert.Equal(["", "2", "3", "4"], asked.Take(4));
    }

    [Fact]
    public async Task An_event_that_is_none_ends_it()
    {
        await using var server = await ServeAsync([], "id: 1\ndata: {\"no\": \"event\"}\n\n");
        using var client = new TrackerClient(new TrackerClientOptions { Server = server.Address });

        var fault = await Assert.ThrowsAsync<TrackerException>(async () =>
            await client.FeedAsync("cup", cancellation: Cancellation).FirstAsync(Cancellation)
        );

        Assert.Equal(TrackerException.Unreadable, fault.Code);
    }

    // The data of an event may take more than one line.
    private static string Message(int id) =>
        $$$"""
            id: {{{id}}}
            data: {"specversion": "1.0", "id": "{{{id}}}", "source": "/api/competitions/cup", "type": "tracker.NoteRecorded",
            data: "time": "2026-01-04T00:00:00Z", "data": {"type": "NoteRecorded", "at": "2026-01-04", "text": "{{{id}}}"}}


            """;

    private static string? NameOf(FeedEvent happened) => happened.Data.Members!["name"].GetProperty("en").GetString();

    // Each connection gets what is next in the script; the second ends well, the third falls silent, others break off.
    private static async Task<Server> ServeAsync(List<string> asked, params string[] connections)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async http =>
        {
            int turn;
            lock (asked)
            {
                asked.Add(http.Request.Headers["Last-Event-ID"].ToString());
                turn = asked.Count - 1;
            }
            http.Response.ContentType = "text/event-stream";
            await http.Response.Body.WriteAsync(
                Encoding.UTF8.GetBytes(connections[Math.Min(turn, connections.Length - 1)])
            );
            await http.Response.Body.FlushAsync();
            if (turn == 2)
                await Task.Delay(Timeout.Infinite, http.RequestAborted);
            if (turn != 1)
            {
                await Task.Delay(100);
                http.Abort();
            }
        });
        await app.StartAsync(Cancellation);
        var address = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        return new(app, new Uri(address));
    }

    private sealed record Server(WebApplication App, Uri Address) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
