using System.Diagnostics;
using Tracker.Browser.Tests.Support;

namespace Tracker.Browser.Tests;

/// <summary>What a reader does with the pages, in a browser, with the seeds.</summary>
[Collection(Desk.Collection)]
public sealed class ReadingTests(Desk desk)
{
    private const string Board = "c/sovereign-ai";
    private const string Five = "LG AI Research, Naver Cloud, NC AI, SK Telecom and Upstage.";

    [Fact]
    public async Task The_board_tells_at_a_glance_who_is_still_in()
    {
        await using var window = await desk.OpenAsync();
        await window.GoAsync("");
        await window
            .Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Sovereign AI Foundation Model" })
            .ClickAsync();

        Assert.Equal(
            "15 entered. 3 are still in. LG AI Research, SK Telecom and Upstage.",
            await window.TextAsync("#story .lede")
        );
        Assert.Empty(await window.EndsWellAsync());
    }

    [Fact]
    public async Task The_slider_goes_to_a_date_and_the_address_names_it()
    {
        await using var window = await desk.OpenAsync();
        await window.GoAsync($"{Board}?asOf=2025-08-10");
        await window.SeesAsync("#story", Five);
        await window.GoAsync(Board);
        var slider = window.Page.GetByRole(Microsoft.Playwright.AriaRole.Slider);
        var stops = window.Page.Locator("#asOf option");
        var place = (await stops.EvaluateAllAsync<string[]>("all => all.map(each => each.value)"))
            .ToList()
            .IndexOf("2025-08-04");
        await slider.FillAsync($"{place}");

        await window.SeesAsync("#story", Five);
        Assert.EndsWith("/c/sovereign-ai?asOf=2025-08-04", window.Page.Url);
        Assert.Equal("4 August 2025", await slider.GetAttributeAsync("aria-valuetext"));
        Assert.Equal(5, await window.Page.Locator(".teams.in > li").CountAsync());
        // What the slider showed is what the address shows.
        await window.Page.ReloadAsync();
        await window.SeesAsync("#story", Five);
        Assert.Empty(await window.EndsWellAsync());
    }

    [Fact]
    public async Task It_plays_from_the_first_day_and_stops_when_it_is_told_to()
    {
        await using var window = await desk.OpenAsync();
        await window.GoAsync(Board);
        var run = window.Page.Locator("[data-run]");
        await run.ClickAsync();

        await window.SeesAsync("#story", "No team has entered yet.");
        await window.SeesAsync("#story", "15 teams entered, and all are still in.");
        Assert.Equal("Stop", await run.InnerTextAsync());
        await run.ClickAsync();
        Assert.Equal("Play", await run.InnerTextAsync());
        Assert.Empty(await window.EndsWellAsync());
    }

    [Fact]
    public async Task Everything_works_without_a_script()
    {
        await using var window = await desk.OpenAsync(scripts: false);
        await window.GoAsync(Board);
        Assert.False(await window.Page.Locator("[data-slider]").IsVisibleAsync());
        await window.Page.Locator("#asOf").SelectOptionAsync("2025-08-04");
        await window.Page.Locator("[data-plain]").ClickAsync();

        await window.SeesAsync("#story", Five);
        await window.Page.Locator(".known summary").ClickAsync();
        await window.Page.Locator("#knownAt").FillAsync("2025-07-30");
        await window.Page.Locator(".known button").ClickAsync();
        await window.SeesAsync("#story", "15 entered. 10 are still in.");
        Assert.EndsWith("/c/sovereign-ai?asOf=2025-08-04&knownAt=2025-07-30", window.Page.Url);
        Assert.Empty(await window.EndsWellAsync());
    }

    [Fact]
    public async Task The_language_is_switched_on_the_same_day()
    {
        await using var window = await desk.OpenAsync();
        await window.GoAsync($"{Board}?asOf=2026-01-16");
        await window.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "한국어" }).ClickAsync();

        await window.SeesAsync("#story", "15개 팀이 참가해 3개 팀이 남았습니다.");
        Assert.EndsWith("?asOf=2026-01-16&lang=ko", window.Page.Url);
        await window
            .Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "네이버클라우드" })
            .First.ClickAsync();
        await window.SeesAsync("#story", "1차 단계평가에서 탈락했습니다(필수 요건 미충족).");
        Assert.Empty(await window.EndsWellAsync());
    }

    [Fact]
    public async Task A_link_shows_what_was_known_on_its_day()
    {
        await using var window = await desk.OpenAsync(language: "ko-KR");
        await window.GoAsync($"{Board}?asOf=2026-01-16&knownAt=2026-01-14&lang=en");

        await window.SeesAsync("#story", "15 entered. 5 are still in.");
        await window.SeesAsync(".known summary", "As known on: 14 January 2026");
        Assert.Empty(await window.EndsWellAsync());
    }

    [Fact]
    public async Task An_open_page_follows_what_happens_without_being_loaded_again()
    {
        await desk.Service.WriteAsync(
            "/api/competitions",
            """{ "competition": "regatta", "name": { "en": "Regatta", "ko": "요트 대회" }, "timeZone": "Asia/Seoul", "plan": [3, 1], "at": "2026-03-02" }"""
        );
        await using var window = await desk.OpenAsync();
        await window.GoAsync("c/regatta");
        await window.SeesAsync("#story", "No team has entered yet.");
        await window.Page.EvaluateAsync("() => { window.same = true; }");
        // The page has its connection before something happens.
        await window.Page.WaitForTimeoutAsync(500);

        var since = Stopwatch.StartNew();
        await desk.Service.WriteAsync(
            "/api/competitions/regatta/teams",
            """{ "at": "2026-03-03", "teams": [{ "team": "gull", "name": { "en": "Gull" } }, { "team": "tern", "name": { "en": "Tern" } }] }"""
        );
        var written = since.Elapsed;
        await window.SeesAsync("#story", "2 teams entered, and all are still in.");

        Assert.True(since.Elapsed - written < TimeSpan.FromSeconds(2), $"It took {since.Elapsed - written}.");
        await window.SeesAsync("#news", "New: Tern entered. 2 teams entered, and all are still in. Gull and Tern.");
        // What leaves the story as it was is announced by what it is.
        await desk.Service.WriteAsync(
            "/api/competitions/regatta/rounds",
            """{ "at": "2026-03-04", "round": "heat", "name": { "en": "Heat" } }"""
        );
        await window.SeesAsync("#news", "New: Heat was set.");
        Assert.Equal("New: Heat was set.", await window.TextAsync("#news"));
        Assert.True(await window.Page.EvaluateAsync<bool>("() => window.same"));
        Assert.Empty(await window.EndsWellAsync());
    }

    [Fact]
    public async Task The_keyboard_is_enough()
    {
        await using var window = await desk.OpenAsync();
        await window.GoAsync(Board);
        var keyboard = window.Page.Keyboard;
        await keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await window.FocusAsync());
        await keyboard.PressAsync("Enter");
        Assert.Equal("main", await window.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        while (await window.FocusAsync() != "Date")
            await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Home");
        await window.SeesAsync("#story", "No team has entered yet.");
        await keyboard.PressAsync("ArrowRight");
        await window.SeesAsync("#story", "15 teams entered, and all are still in.");
        Assert.Equal("Date", await window.FocusAsync());
        while (!(await window.FocusAsync()).StartsWith("Upstage", StringComparison.Ordinal))
            await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Enter");
        await window.SeesAsync("h1", "Upstage");
        Assert.Empty(await window.EndsWellAsync());
    }
}
