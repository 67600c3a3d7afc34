using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;
using Tracker.Client;
using static Tracker.Api.Tests.Client.Scripted;

namespace Tracker.Api.Tests.Client;

/// <summary>What is tried again, how often and after how long.</summary>
public sealed class RetryTests
{
    private static readonly NewNote Hello = new("Hello.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_may_pass_is_tried_again_under_the_same_key()
    {
        var service = new Scripted(
            No(503, "unavailable"),
            Lost(),
            No(429, "too-many-requests"),
            No(409, "idempotency-key-in-use"),
            Ok()
        );
        using var client = Client(service);

        var receipt = await client.NoteAsync("cup", Hello, cancellation: Cancellation);

        Assert.Equal(1, receipt.Version);
        Assert.Equal(5, service.Requests.Count);
        Assert.Single(service.Requests.Select(request => (request.Key, request.Body, request.Address)).Distinct());
        Assert.Equal(32, service.Requests[0].Key!.Length);
    }

    [Fact]
    public async Task Each_write_has_a_key_of_its_own_and_a_read_has_none()
    {
        var service = new Scripted(Ok(), Ok(), Ok("""{"tokens": []}"""));
        using var client = Client(service);

        await client.NoteAsync("cup", Hello, cancellation: Cancellation);
        await client.NoteAsync("cup", Hello, cancellation: Cancellation);
        await client.TokensAsync(cancellation: Cancellation);

        Assert.NotEqual(service.Requests[0].Key, service.Requests[1].Key);
        Assert.Null(service.Requests[2].Key);
    }

    [Fact]
    public async Task It_gives_up_after_so_many_attempts()
    {
        var service = new Scripted(No(503, "unavailable"));
        using var client = Client(service, options => options.Attempts = 3);

        var fault = await Assert.ThrowsAsync<TrackerException>(() => client.FieldAsync("cup", null, Cancellation));

        Assert.Equal(3, service.Requests.Count);
        Assert.Equal((503, "unavailable", "Yes.", true), (fault.Status, fault.Code, fault.Instead, fault.IsOutage));
    }

    [Fact]
    public async Task A_refusal_is_an_answer_and_no_cause_to_try_again()
    {
        var service = new Scripted(No(409, "team-not-in-field"));
        using var client = Client(service);

        var refusal = await Assert.ThrowsAsync<TrackerException>(() =>
            client.NoteAsync("cup", Hello, cancellation: Cancellation)
        );

        Assert.Single(service.Requests);
        Assert.Equal(("team-not-in-field", "No.", false), (refusal.Code, refusal.Detail, refusal.IsOutage));
    }

    [Fact]
    public async Task It_waits_for_as_long_as_the_service_asks()
    {
        var clock = new FakeTimeProvider();
        var service = new Scripted(No(429, "too-many-requests", "7"), Ok());
        using var client = Client(service, options => options.Clock = clock);

        var write = client.NoteAsync("cup", Hello, cancellation: Cancellation);
        Assert.True(await Eventually.IsTrueAsync(() => service.Requests.Count == 1));
        await Task.Delay(50, Cancellation);
        clock.Advance(TimeSpan.FromSeconds(6.9));
        await Task.Delay(50, Cancellation);
        Assert.Single(service.Requests);
        clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(1, (await write).Version);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task Who_asks_for_too_long_is_left_alone_and_says_for_how_long()
    {
        var service = new Scripted(No(503, "unavailable", "3600"));
        using var client = Client(service);

        var fault = await Assert.ThrowsAsync<TrackerException>(() =>
            client.NoteAsync("cup", Hello, cancellation: Cancellation)
        );

        Assert.Single(service.Requests);
        Assert.Equal(TimeSpan.FromHours(1), fault.RetryAfter);
    }

    [Fact]
    public async Task A_token_whose_answer_is_lost_is_not_made_twice()
    {
        var lost = new Scripted(Lost(), Ok());
        var refused = new Scripted(
            Lost(HttpRequestError.ConnectionError),
            No(429, "too-many-requests"),
            Ok("""{"id": "t", "name": "n", "role": "reader", "token": "trk_x"}""")
        );
        using var unlucky = Client(lost);
        using var patient = Client(refused);

        var fault = await Assert.ThrowsAsync<TrackerException>(() =>
            unlucky.MakeTokenAsync(new NewToken("n", "reader"), Cancellation)
        );
        var made = await patient.MakeTokenAsync(new NewToken("n", "reader"), Cancellation);

        Assert.Equal((1, TrackerException.Unreachable), (lost.Requests.Count, fault.Code));
        Assert.Equal((3, "trk_x"), (refused.Requests.Count, made.Token));
    }

    [Fact]
    public async Task A_service_that_says_nothing_is_taken_for_lost()
    {
        var clock = new FakeTimeProvider();
        var service = new Scripted(() => new TaskCompletionSource<HttpResponseMessage>().Task);
        using var client = Client(
            service,
            options =>
            {
                options.Clock = clock;
                options.Attempts = 1;
            }
        );

        var read = client.FieldAsync("cup", null, Cancellation);
        Assert.True(await Eventually.IsTrueAsync(() => service.Requests.Count == 1));
        await Task.Delay(50, Cancellation);
        clock.Advance(TimeSpan.FromSeconds(101));

        var fault = await Assert.ThrowsAsync<TrackerException>(() => read);
        Assert.Equal(
            (TrackerException.Unreachable, "The service at http://tracker.example/ gives no answer."),
            (fault.Code, fault.Detail)
        );
    }

    [Fact]
    public async Task Who_gives_up_is_not_told_that_the_service_failed()
    {
        var service = new Scripted(() => new TaskCompletionSource<HttpResponseMessage>().Task);
        using var client = Client(service);
        using var giveUp = new CancellationTokenSource();

        var read = client.FieldAsync("cup", null, giveUp.Token);
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    [Theory]
    [InlineData("<html>Hello</html>", "text/html")]
    [InlineData("""{"competition": "cup"}""", "application/json")]
    [InlineData("null", "application/json")]
    public async Task What_is_no_answer_of_Tracker_is_said_to_be_none(string body, string mediaType)
    {
        var service = new Scripted(Answer(200, body, mediaType));
        using var client = Client(service);

        var fault = await Assert.ThrowsAsync<TrackerException>(() => client.FieldAsync("cup", null, Cancellation));

        Assert.Single(service.Requests);
        Assert.Equal((TrackerException.Unreadable, false), (fault.Code, fault.MayPass));
    }

    [Fact]
    public async Task An_answer_without_end_is_not_held_in_memory()
    {
        var service = new Scripted(Ok(new string(' ', 5000) + Receipt));
        using var client = Client(service, options => options.LargestAnswer = 4096);

        var fault = await Assert.ThrowsAsync<TrackerException>(() =>
            client.NoteAsync("cup", Hello, cancellation: Cancellation)
        );

        Assert.Equal(TrackerException.TooLarge, fault.Code);
    }

    [Fact]
    public async Task A_token_is_sent_and_told_nobody()
    {
        const string token = "a-very-secret-token";
        var service = new Scripted(No(500, "internal-error"));
        var options = new TrackerClientOptions { Token = token, Server = new Uri("http://tracker.example/below") };
        using var http = new HttpClient(service);
        using var client = new TrackerClient(http, options);

        var fault = await Assert.ThrowsAsync<TrackerException>(() => client.FieldAsync("cup", null, Cancellation));

        Assert.Equal($"Bearer {token}", service.Requests[0].Authorization);
        Assert.Equal(
            "http://tracker.example/below/api/competitions/cup/field",
            service.Requests[0].Address.AbsoluteUri
        );
        Assert.DoesNotContain(token, $"{fault}{options}{client}{http}", StringComparison.Ordinal);
        Assert.Empty(http.DefaultRequestHeaders);
    }

    [Fact]
    public void Pauses_grow_to_a_bound_and_differ()
    {
        var pauses = new Pauses(
            new TrackerClientOptions
            {
                FirstPause = TimeSpan.FromSeconds(1),
                LongestPause = TimeSpan.FromSeconds(10),
                Random = new Random(1),
            }
        );

        foreach (var (failures, most) in new[] { (1, 1), (2, 2), (3, 4), (4, 8), (5, 10), (1000, 10) })
        {
            var drawn = Enumerable.Range(0, 200).Select(_ => pauses.After(failures).TotalSeconds).ToList();
            Assert.All(drawn, seconds => Assert.InRange(seconds, most * 0.5, most));
            Assert.True(drawn.Max() - drawn.Min() > most * 0.3);
        }
    }

    private static TrackerClient Client(Scripted service, Action<TrackerClientOptions>? change = null)
    {
        var options = new TrackerClientOptions
        {
            Server = new Uri("http://tracker.example"),
            FirstPause = TimeSpan.FromMilliseconds(1),
        };
        change?.Invoke(options);
        return new TrackerClient(new HttpClient(service), options);
    }
}
