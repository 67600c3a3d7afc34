using Microsoft.Playwright;
using Tracker.Browser.Tests.Support;

namespace Tracker.Browser.Tests;

/// <summary>The feed in a browser, as a page of anybody's would take it.</summary>
public sealed class FeedTests
{
    private const string Path = "/api/competitions/sovereign-ai";

    [Fact]
    public async Task A_browser_takes_every_event_once_though_the_service_is_restarted()
    {
        await using var service = await RunningService.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(Desk.Chromium);
        var page = await browser.NewPageAsync();
        await page.GotoAsync(new Uri(service.Client.BaseAddress!, "about").ToString());
        await page.EvaluateAsync(
            $$"""
            () => {
              window.heard = []
              new EventSource('{{Path}}/feed').onmessage = message => window.heard.push(JSON.parse(message.data).id)
            }
            """
        );

        await service.WriteAsync($"{Path}/notes", """{ "text": "Before." }""");
        var before = await CountAsync(page, at => at > 1);
        await service.RestartAsync();
        await service.WriteAsync($"{Path}/notes", """{ "text": "After." }""");

        await CountAsync(page, at => at > before);
        var heard = await page.EvaluateAsync<string[]>("() => window.heard");
        Assert.Equal(Enumerable.Range(1, before + 1).Select(each => $"{each}"), heard);
    }

    // How many were heard, once they are enough and no more come for a while.
    private static async Task<int> CountAsync(IPage page, Func<int, bool> isEnough)
    {
        var count = 0;
        for (var tries = 0; tries < 60; tries++)
        {
            var now = await page.EvaluateAsync<int>("() => window.heard.length");
            if (now == count && isEnough(now))
                return now;
            count = now;
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
        Assert.Fail($"Only {count} events came.");
        return count;
    }
}
