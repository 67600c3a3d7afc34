using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Feeds;

/// <summary>A feed that has an end comes to it, or is seen to have broken off: no end that came too soon looks like the last event.</summary>
public sealed class BreakingOffTests(TestDatabase databases) : IDisposable
{
    // More than connections hold that nobody reads from.
    private const int Notes = 300;
    private const int Letters = 10_000;

    private readonly TemporaryDirectory data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task While_the_service_stops_whoever_is_in_the_middle_of_it_gets_all_of_it()
    {
        using var service = await StartAsync(seconds: 25);
        using var answer = await AskAsync(service);

        var stopping = service.StopAsync();
        Assert.True(
            await Eventually.IsTrueAsync(async () =>
                (await service.SendAsync(HttpMethod.Get, "/health/ready")).Status == 503
            )
        );
        var lines = (await answer.Content.ReadAsStringAsync(Cancellation)).Split('\n');

        Assert.Equal(SmallCup.Version + Notes, lines.Count(line => line.Length > 0));
        Assert.Equal(0, await stopping);
    }

    [Fact]
    public async Task Who_takes_longer_than_the_service_waits_sees_that_it_broke_off()
    {
        using var service = await StartAsync(seconds: 1);
        using var answer = await AskAsync(service);

        Assert.True(await service.StopAsync() == 0, service.Said);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Whose_token_is_revoked_meanwhile_sees_that_it_broke_off()
    {
        using var service = await StartAsync(seconds: 1);
        var made = await service.SendAsync(
            HttpMethod.Post,
            "/api/tokens",
            TrackerHost.Token,
            new { name = "slow", role = "reader" }
        );
        using var answer = await AskAsync(service, (string)made.Json["token"]!);

        await service.SendAsync(HttpMethod.Delete, $"/api/tokens/{made.Json["id"]}", TrackerHost.Token);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer.Content.ReadAsStringAsync(Cancellation));
    }

    // The feed from its beginning, of which nothing is read yet.
    private static async Task<HttpResponseMessage> AskAsync(ServiceProcess service, string? token = null)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri("/api/competitions/cup/feed?follow=false", UriKind.Relative)
        );
        request.Headers.Accept.Add(new("application/x-ndjson"));
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        var answer = await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal(200, (int)answer.StatusCode);
        return answer;
    }

    private async Task<ServiceProcess> StartAsync(int seconds)
    {
        var database = await databases.CreateAsync(Cancellation);
        await using (var host = await TrackerHost.OnAsync(database))
        {
            var cup = await SmallCup.ImportAsync(host);
            var much = new string('가', Letters);
            for (var i = 0; i < Notes; i++)
                Assert.Equal(
                    200,
                    (await host.PostAsync($"{cup}/notes", new { text = $"{i}{much[..^4]}", note = much })).Status
                );
        }
        return await ServiceProcess.StartAsync(
            data.Path,
            ("ConnectionStrings__Tracker", database),
            ("Tracker__OperatorToken", TrackerHost.Token),
            ("Tracker__ArchivistToken", TrackerHost.ArchivistToken),
            ("Tracker__Shutdown__DelaySeconds", "1"),
            ("Tracker__Shutdown__TimeoutSeconds", $"{seconds}")
        );
    }
}
