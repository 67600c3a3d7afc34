using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Feeds;

/// <summary>A feed ends with its token: what comes after is shown to nobody who could not ask for it.</summary>
public sealed class FeedTokenTests(TestDatabase databases)
{
    private const string Cup = "/api/competitions/cup";

    // Within seconds, as README says; the machine may be at work on much else.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("text/event-stream")]
    [InlineData("application/x-ndjson")]
    public async Task A_feed_ends_when_its_token_is_revoked(string form)
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
        var (token, id) = await ReaderAsync(host);
        using var feed = await ListenAsync(host, token, form);
        await NoteAsync(host, "Before.");
        await ReadToAsync(feed, "Before.");

        await RevokeAsync(host, id);
        await NoteAsync(host, "After.");

        Assert.DoesNotContain("After.", await RestAsync(feed));
        Problem.Is(401, "token-revoked", await host.GetAsAsync(token, $"{Cup}/feed?after=r11"));
    }

    [Fact]
    public async Task It_ends_within_seconds_when_another_node_revokes_it_and_nothing_happens()
    {
        await using var one = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(one);
        await using var two = await TrackerHost.OnAsync(one.Database);
        var (token, id) = await ReaderAsync(one);
        using var feed = await ListenAsync(two, token, "text/event-stream");

        await RevokeAsync(one, id);

        Assert.DoesNotContain("data:", await RestAsync(feed));
    }

    [Fact]
    public async Task It_ends_when_its_token_expires_and_those_of_others_go_on()
    {
        var clock = new FakeTimeProvider(new(2026, 2, 2, 1, 0, 0, TimeSpan.Zero));
        await using var host = await TrackerHost.StartAsync(databases, clock: clock);
        await SmallCup.ImportAsync(host);
        var (token, _) = await ReaderAsync(host, "2026-02-02T02:00:00Z");
        using var feed = await ListenAsync(host, token, "text/event-stream");
        using var operators = await ListenAsync(host, TrackerHost.Token, "text/event-stream");
        using var everyones = await ListenAsync(host, null, "text/event-stream");

        clock.Advance(TimeSpan.FromHours(1));
        await NoteAsync(host, "After.");

        Assert.DoesNotContain("After.", await RestAsync(feed, clock));
        await ReadToAsync(operators, "After.", clock);
        await ReadToAsync(everyones, "After.", clock);
    }

    [Fact]
    public async Task It_ends_when_the_token_of_an_identity_provider_expires()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var provider = await IdentityProviderStandIn.StartAsync();
        await using var host = await TrackerHost.OnAsync(
            await databases.CreateAsync(Cancellation),
            clock: clock,
            settings:
            [
                ("Authentication:Authority", provider.Address),
                ("Authentication:Audience", IdentityProviderStandIn.Audience),
            ]
        );
        await SmallCup.ImportAsync(host);
        using var feed = await ListenAsync(
            host,
            provider.Sign(provider.Claims(("role", "reader"))),
            "text/event-stream"
        );
        await NoteAsync(host, "Before.");
        await ReadToAsync(feed, "Before.", clock);

        clock.Advance(TimeSpan.FromHours(2));
        await NoteAsync(host, "After.");

        Assert.DoesNotContain("After.", await RestAsync(feed, clock));
    }

    private static async Task<(string Token, string Id)> ReaderAsync(TrackerHost host, string? expiresAt = null)
    {
        var made = await host.PostAsync(
            "/api/tokens",
            new
            {
                name = "listener",
                role = "reader",
                expiresAt,
            }
        );
        return ((string)made.Json["token"]!, (string)made.Json["id"]!);
    }

    private static async Task RevokeAsync(TrackerHost host, string id) =>
        Assert.Equal(
            200,
            (await host.SendAsync(HttpMethod.Delete, $"/api/tokens/{id}", null, TrackerHost.Token)).Status
        );

    private static async Task NoteAsync(TrackerHost host, string text) =>
        Assert.Equal(200, (await host.PostAsync($"{Cup}/notes", new { text })).Status);

    private static async Task<StreamReader> ListenAsync(
        TrackerHost host,
        string? token,
        string form,
        string? after = null
    )
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"{Cup}/feed?after={after ?? (token is null ? "11" : "r11")}"
        );
        request.Headers.Accept.Add(new(form));
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        var answer = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal((200, form), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return new(await answer.Content.ReadAsStreamAsync(Cancellation));
    }

    // The time of the service goes on while it is waited for, where it does not by itself.
    private static async Task<T> WaitAsync<T>(Task<T> reading, FakeTimeProvider? clock)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (
            clock is not null
            && TimeProvider.System.GetElapsedTime(since) < Soon
            && await Task.WhenAny(reading, Task.Delay(50, Cancellation)) != reading
        )
            clock.Advance(TimeSpan.FromSeconds(1));
        return await reading.WaitAsync(Soon, Cancellation);
    }

    private static async Task ReadToAsync(StreamReader feed, string text, FakeTimeProvider? clock = null)
    {
        string? line;
        do line = await WaitAsync(feed.ReadLineAsync(Cancellation).AsTask(), clock);
        while (line?.Contains(text, StringComparison.Ordinal) == false);
        Assert.NotNull(line);
    }

    private static Task<string> RestAsync(StreamReader feed, FakeTimeProvider? clock = null) =>
        WaitAsync(feed.ReadToEndAsync(Cancellation), clock);
}
