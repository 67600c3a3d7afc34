using Deque.AxeCore.Playwright;
using Tracker.Browser.Tests.Support;

namespace Tracker.Browser.Tests;

/// <summary>How the main pages look at three widths: kept as pictures, and held to what everyone must be able to read.</summary>
[Collection(Desk.Collection)]
public sealed class LookTests(Desk desk)
{
    private static readonly string Pictures = Path.Combine(AppContext.BaseDirectory, "TestResults", "screenshots");

    public static TheoryData<string, string, int, string, bool> Views =>
        new()
        {
            { "front", "", 360, "en-GB", false },
            { "front", "", 768, "ko-KR", true },
            { "front", "", 1440, "en-GB", false },
            { "board", "c/sovereign-ai", 360, "ko-KR", false },
            { "board", "c/sovereign-ai", 360, "en-GB", true },
            { "board", "c/sovereign-ai", 768, "en-GB", false },
            { "board", "c/sovereign-ai", 768, "ko-KR", false },
            { "board", "c/sovereign-ai", 1440, "en-GB", false },
            { "board", "c/sovereign-ai", 1440, "ko-KR", true },
            { "board-2025", "c/sovereign-ai?asOf=2025-08-10", 1440, "ko-KR", false },
            { "pqc", "c/nist-pqc", 360, "en-GB", false },
            { "pqc", "c/nist-pqc", 1440, "en-GB", false },
            { "round", "c/sovereign-ai/rounds/stage-1", 360, "ko-KR", true },
            { "round", "c/sovereign-ai/rounds/stage-1", 768, "en-GB", false },
            { "round", "c/sovereign-ai/rounds/stage-2", 1440, "en-GB", false },
            { "team", "c/sovereign-ai/teams/motif-technologies", 360, "en-GB", false },
            { "team", "c/sovereign-ai/teams/motif-technologies", 1440, "ko-KR", false },
            { "history", "c/sovereign-ai/history", 360, "ko-KR", false },
            { "history", "c/sovereign-ai/history", 1440, "en-GB", true },
            { "compare", "c/sovereign-ai/compare?from=2026-01-14&to=2026-01-16", 360, "en-GB", false },
            { "compare", "c/sovereign-ai/compare?from=2026-01-14&to=2026-01-16", 1440, "ko-KR", false },
            { "about", "about", 768, "ko-KR", false },
            { "embed", "embed/sovereign-ai", 768, "en-GB", false },
            { "missing", "c/nobody", 360, "ko-KR", false },
        };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task It_can_be_read_by_everyone(string name, string path, int width, string language, bool dark)
    {
        await using var window = await desk.OpenAsync(width, language, dark);
        await window.GoAsync(path);
        await window.Page.ScreenshotAsync(
            new()
            {
                Path = Path.Combine(Pictures, $"{name}-{width}-{language[..2]}{(dark ? "-dark" : "")}.png"),
                FullPage = true,
            }
        );

        var found = await window.Page.RunAxe();
        Assert.Equal(
            [],
            found.Violations.SelectMany(each =>
                each.Nodes.Select(node => $"{each.Id}: {each.Help}\n{node.Html}\n{node.Target}")
            )
        );
        Assert.True(
            await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width,
            "The page is wider than the window."
        );
        Assert.Empty(await window.EndsWellAsync());
    }

    [Theory]
    [InlineData(360, "narrow")]
    [InlineData(768, "medium")]
    [InlineData(1440, "wide")]
    public async Task The_funnel_is_drawn_for_the_windows_width(int width, string size)
    {
        await using var window = await desk.OpenAsync(width);
        await window.GoAsync("c/sovereign-ai");
        var shown = window.Page.Locator(".figure svg:visible");

        Assert.Equal(
            [$"funnel funnel-{size}"],
            await shown.EvaluateAllAsync<string[]>("all => all.map(each => each.getAttribute('class'))")
        );
        Assert.True(
            (await shown.BoundingBoxAsync())!.Width > 0.8 * Math.Min(width, 1000),
            "Much of the width is empty."
        );
    }
}
