using System.Net;
using Microsoft.AspNetCore.Http;
using Tracker.Api.Limits;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Operations;

public sealed class RateLimitTests(TestDatabase databases)
{
    private const string List = "/api/competitions";

    [Fact]
    public async Task Reads_of_an_address_are_counted_and_told_and_beyond_the_bound_refused()
    {
        await using var host = await StartAsync(("ReadsPerSecond", "1"), ("ReadsBurst", "3"));

        for (var left = 2; left >= 0; left--)
        {
            var answer = await host.GetAsync(List);
            Assert.Equal((200, "\"reads\";q=3;w=3"), (answer.Status, answer.Headers["RateLimit-Policy"]));
            // A second may have passed meanwhile, and given one back.
            Assert.Matches($"^\"reads\";r=[{left}-2];t=[1-3]$", answer.Headers["RateLimit"]);
        }
        var refused = await RefusedAsync(() => host.GetAsync(List));

        Assert.Equal("\"reads\";q=3;w=3", refused.Headers["RateLimit-Policy"]);
        Assert.Equal("\"reads\";r=0;t=3", refused.Headers["RateLimit"]);
        Assert.Equal("1", refused.Headers["Retry-After"]);
        Assert.Contains("from this address", (string?)refused.Json["detail"]);
        // With a token by the token; health and the pages' files not at all.
        Assert.Equal(200, (await host.GetAsync(List, asOperator: true)).Status);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(200, (await host.GetAsync("/health/ready")).Status);
            Assert.Equal(200, (await host.GetAsync("/assets/tracker.css")).Status);
        }
        Assert.True(await Eventually.IsTrueAsync(async () => (await host.GetAsync(List)).Status == 200));
    }

    [Fact]
    public async Task What_lies_ready_is_not_counted()
    {
        await using var host = await StartAsync(("ReadsPerSecond", "1"), ("ReadsBurst", "5"));
        await SmallCup.ImportAsync(host);

        for (var i = 0; i < 50; i++)
            Assert.Equal(200, (await host.GetAsync("/api/competitions/cup/field")).Status);
    }

    [Fact]
    public async Task Writes_of_a_token_are_counted_apart_from_those_of_others()
    {
        await using var host = await StartAsync(("WritesPerSecond", "1"), ("WritesBurst", "2"));
        var cup = await SmallCup.ImportAsync(host);

        await RefusedAsync(() => host.PostAsync($"{cup}/notes", new { text = "More." }));

        Assert.Equal(
            200,
            (await host.PostAsAsync(TrackerHost.ArchivistToken, $"{cup}/notes", new { text = "Another's." })).Status
        );
        var read = await host.GetAsync($"{cup}/history", asOperator: true);
        Assert.Equal((200, false), (read.Status, read.Headers["RateLimit"].Contains("writes")));
    }

    [Fact]
    public async Task What_costs_much_is_counted_apart_from_other_reads()
    {
        await using var host = await StartAsync(("CostlyPerSecond", "1"), ("CostlyBurst", "1"));
        var cup = await SmallCup.ImportAsync(host);

        var refused = await RefusedAsync(() =>
            host.SendAsync(HttpMethod.Post, $"{cup}/rounds/first/what-if", TrackerHost.Json("{}"), null)
        );

        Assert.Equal("\"costly\";q=1;w=1", refused.Headers["RateLimit-Policy"]);
        Problem.Is(429, "rate-limited", await host.GetAsync("/c/cup/card.png"));
        Assert.Equal(200, (await host.GetAsync($"{cup}/teams")).Status);
    }

    [Fact]
    public async Task By_default_nobody_who_works_is_bounded()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        var cup = await SmallCup.ImportAsync(host);

        var written = await Task.WhenAll(
            Enumerable.Range(0, 500).Select(i => host.PostAsync($"{cup}/notes", new { text = $"{i}" }))
        );
        var read = await Task.WhenAll(
            Enumerable.Range(0, 500).Select(i => host.GetAsync($"{cup}/history?limit=1&after={i}"))
        );

        Assert.All(written, answer => Assert.Equal(200, answer.Status));
        Assert.All(
            read,
            answer => Assert.Equal((200, "\"reads\";q=10000;w=10"), (answer.Status, answer.Headers["RateLimit-Policy"]))
        );
        Assert.All(written, answer => Assert.DoesNotContain("RateLimit", answer.Headers.Keys));
    }

    [Fact]
    public async Task Beyond_so_many_tokens_that_are_not_taken_others_are_not_looked_for_and_those_at_work_are()
    {
        await using var host = await StartAsync(("FailedTokensPerMinute", "3"));
        Assert.Equal(200, (await host.GetAsync(List, asOperator: true)).Status);
        for (var i = 0; i < 3; i++)
            Problem.Is(401, "token-unknown", await host.GetAsAsync($"guess-number-{i}-of-a-token", List));

        foreach (
            var guess in new[] { "another-guess-of-a-token", TrackerHost.ArchivistToken, "a-third-guess-of-a-token" }
        )
        {
            // A part of the next one is there by then, and a part is none.
            await Task.Delay(300, TestContext.Current.CancellationToken);
            var refused = await host.GetAsAsync(guess, List);
            Problem.Is(429, "rate-limited", refused);
            Assert.InRange(int.Parse(refused.Headers["Retry-After"], null), 1, 20);
        }
        Assert.Equal(200, (await host.GetAsync(List, asOperator: true)).Status);
        Assert.Equal(200, (await host.GetAsync(List)).Status);
    }

    [Fact]
    public async Task Who_is_behind_a_proxy_is_known_by_its_word_where_it_is_trusted_and_not_otherwise()
    {
        foreach (var (proxies, second) in new[] { ("127.0.0.1", 200), ("10.9.8.7", 429) })
        {
            using var data = new TemporaryDirectory();
            using var service = await ServiceProcess.StartAsync(
                data.Path,
                ("ConnectionStrings__Tracker", await databases.CreateAsync(TestContext.Current.CancellationToken)),
                ("TRACKER_DATA", data.Path),
                ("Tracker__Limits__ReadsPerSecond", "1"),
                ("Tracker__Limits__ReadsBurst", "2"),
                ("Tracker__Proxies", proxies)
            );
            await RefusedAsync(() => AskAsync(service, "192.0.2.1"));

            Assert.Equal((proxies, second), (proxies, (await AskAsync(service, "192.0.2.2")).Status));
        }
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData(null, "127.0.0.1")]
    public void An_address_is_counted_with_all_that_its_holder_has(string? remote, string counted)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);

        Assert.Equal(IPAddress.Parse(counted), ClientAddress.Of(http));
    }

    private Task<TrackerHost> StartAsync(params (string Name, string Value)[] limits) =>
        OnAsync([.. limits.Select(each => ($"Tracker:Limits:{each.Name}", each.Value))]);

    private async Task<TrackerHost> OnAsync((string, string)[] settings) =>
        await TrackerHost.OnAsync(
            await databases.CreateAsync(TestContext.Current.CancellationToken),
            settings: settings
        );

    private static Task<Answer> AskAsync(ServiceProcess service, string address) =>
        service.SendAsync(HttpMethod.Get, List, headers: ("X-Forwarded-For", address));

    // On a slow machine some are given back meanwhile: it is asked until one is refused.
    private static async Task<Answer> RefusedAsync(Func<Task<Answer>> ask)
    {
        for (var i = 0; i < 100; i++)
            if (await ask() is { Status: 429 } refused)
            {
                Problem.Is(429, "rate-limited", refused);
                return refused;
            }
        throw new InvalidOperationException("Nothing is refused.");
    }
}
