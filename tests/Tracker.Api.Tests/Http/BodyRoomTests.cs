using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Api.Http;

namespace Tracker.Api.Tests.Http;

public sealed class BodyRoomTests : IDisposable
{
    private readonly TaskCompletionSource end = new();
    private readonly ServiceProvider services = new ServiceCollection()
        .AddLogging()
        .AddProblemDetails()
        .BuildServiceProvider();
    private int let;

    public void Dispose() => services.Dispose();

    [Fact]
    public async Task Who_comes_when_there_is_no_room_is_turned_away_until_there_is()
    {
        var room = new BodyRoom(TakeIn, most: 100);
        var underWay = new[] { Send(room, "POST", 60), Send(room, "PUT", 40) };

        Assert.Equal((429, "1"), await Send(room, "POST", 1));
        Assert.Equal(2, let);
        var reading = Send(room, "GET", null);
        Assert.Equal(3, let);

        end.SetResult();
        Assert.All([.. await Task.WhenAll(underWay), await reading], told => Assert.Equal((200, ""), told));
        Assert.Equal((200, ""), await Send(room, "POST", 100));
    }

    [Fact]
    public async Task What_is_larger_than_the_room_is_let_in_alone()
    {
        var room = new BodyRoom(TakeIn, most: 100);
        var large = Send(room, "POST", 1000);

        Assert.Equal(1, let);
        Assert.Equal((429, "1"), await Send(room, "POST", null));
        end.SetResult();
        Assert.Equal((200, ""), await large);
    }

    private async Task TakeIn(HttpContext http)
    {
        let++;
        await end.Task;
    }

    private async Task<(int Status, string RetryAfter)> Send(BodyRoom room, string method, long? size)
    {
        var http = new DefaultHttpContext { RequestServices = services };
        (http.Request.Method, http.Request.ContentLength) = (method, size);
        await room.InvokeAsync(http);
        return (http.Response.StatusCode, http.Response.Headers.RetryAfter.ToString());
    }
}
