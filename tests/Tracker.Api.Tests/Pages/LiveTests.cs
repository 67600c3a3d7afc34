using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Pages;

/// <summary>Open pages are told that there is news, and only of what their reader may see.</summary>
public sealed class LiveTests(TestDatabase databases)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_page_is_told_the_version_and_every_later_one()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
        using var feed = await FollowAsync(host);

        Assert.Equal("11", await NextAsync(feed));
        await host.PostAsync("/api/competitions/cup/notes", """{ "text": "News." }""");
        Assert.Equal("12", await NextAsync(feed));
    }

    [Fact]
    public async Task News_under_embargo_come_when_it_ends()
    {
        var clock = new FakeTimeProvider(new(2026, 2, 2, 1, 0, 0, TimeSpan.Zero));
        await using var host = await TrackerHost.StartAsync(databases, clock: clock);
        await SmallCup.ImportAsync(host);
        using var feed = await FollowAsync(host);
        Assert.Equal("11", await NextAsync(feed));

        await host.PostAsync(
            "/api/competitions/cup/notes",
            """{ "text": "Later.", "publicAt": "2026-02-02T11:00:00+09:00" }"""
        );
        Assert.Equal("11", await NextAsync(feed, clock, TimeSpan.FromSeconds(1)));
        clock.Advance(TimeSpan.FromHours(1));
        // What was told before may have been told again meanwhile.
        var told = await NextAsync(feed, clock, TimeSpan.FromSeconds(1));
        Assert.Equal("12", told == "11" ? await NextAsync(feed, clock, TimeSpan.FromSeconds(1)) : told);
    }

    [Fact]
    public async Task Every_page_that_goes_on_can_say_what_is_new()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
        foreach (
            var path in new[] { "/c/cup", "/c/cup/rounds/first", "/c/cup/teams/ann", "/c/cup/history", "/embed/cup" }
        )
        {
            var main = (await Page.OfAsync(host, path)).Document.QuerySelector("main")!;
            Assert.NotNull(main.GetAttribute("data-live"));
            Assert.Contains("The first round was fun.", main.GetAttribute("data-newest"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_is_told_to_whose_token_is_revoked()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
        var made = await host.PostAsync("/api/tokens", new { name = "page", role = "operator" });
        using var feed = await FollowAsync(host, (string)made.Json["token"]!);
        Assert.Equal("11", await NextAsync(feed));

        await host.SendAsync(HttpMethod.Delete, $"/api/tokens/{made.Json["id"]}", null, TrackerHost.Token);
        await host.PostAsync("/api/competitions/cup/notes", """{ "text": "Later.", "publicAt": "2999-01-01" }""");

        Assert.DoesNotContain(
            "12",
            await feed.ReadToEndAsync(TestContext.Current.CancellationToken)
                .WaitAsync(Limit, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Nor_to_a_browser_that_is_not_signed_in_any_more()
    {
        var clock = new FakeTimeProvider(new(2026, 2, 2, 1, 0, 0, TimeSpan.Zero));
        await using var host = await TrackerHost.StartAsync(databases, clock: clock);
        await SmallCup.ImportAsync(host);
        var visitor = new Visitor(host);
        await visitor.SignInAsync(TrackerHost.Token, "/c/cup");
        using var feed = await FollowAsync(host, cookie: visitor.SetCookies["tracker-session"].Split(';')[0]);
        Assert.Equal("11", await NextAsync(feed, clock, TimeSpan.FromSeconds(1)));

        clock.Advance(TimeSpan.FromHours(8));
        await host.PostAsync("/api/competitions/cup/notes", """{ "text": "Later.", "publicAt": "2999-01-01" }""");

        var rest = feed.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.True(
            await Eventually.IsTrueAsync(() =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return rest.IsCompleted;
            })
        );
        Assert.DoesNotContain("12", await rest);
    }

    [Theory]
    [InlineData("/c/nobody/live", 404)]
    [InlineData("/c/cup/live?asOf=2026-01-01", 400)]
    public async Task There_is_no_news_of_what_is_not_there_or_past(string path, int status)
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);

        Assert.Equal(status, (await host.GetAsync(path)).Status);
    }

    private static async Task<StreamReader> FollowAsync(TrackerHost host, string? token = null, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/c/cup/live");
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        var answer = await host.Client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    // The time of the service goes on while it is waited for, where it does not by itself.
    private static async Task<string> NextAsync(
        StreamReader feed,
        FakeTimeProvider? clock = null,
        TimeSpan step = default
    )
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(Limit);
        while (true)
        {
            var reading = feed.ReadLineAsync(bound.Token).AsTask();
            while (clock is not null && await Task.WhenAny(reading, Task.Delay(50, bound.Token)) != reading)
                clock.Advance(step);
            if ((await reading)!.StartsWith("data: ", StringComparison.Ordinal))
                return (await reading)!["data: ".Length..];
        }
    }
}
