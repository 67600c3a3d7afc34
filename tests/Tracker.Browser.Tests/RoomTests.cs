using Microsoft.Playwright;
using Tracker.Browser.Tests.Support;

namespace Tracker.Browser.Tests;

/// <summary>Pages make the most of the room that there is: on a phone, on a wide window, on paper.</summary>
[Collection(Desk.Collection)]
public sealed class RoomTests(Desk desk)
{
    private const string Rights = "all => all.map(each => each.getBoundingClientRect().right)";

    [Theory]
    [InlineData("c/sovereign-ai")]
    [InlineData("c/sovereign-ai/rounds/stage-1")]
    [InlineData("c/sovereign-ai/teams/motif-technologies")]
    public async Task On_a_phone_what_became_of_teams_is_seen_and_that_there_is_more(string path)
    {
        await using var window = await desk.OpenAsync(360);
        await window.GoAsync(path);

        var rights = await window.Page.Locator(".standings .outcome").EvaluateAllAsync<double[]>(Rights);
        Assert.NotEmpty(rights);
        Assert.All(rights, right => Assert.InRange(right, 1, 344));
        var background = "e => getComputedStyle(e).backgroundAttachment";
        Assert.Equal(
            "local, local, scroll, scroll",
            await window.Page.Locator(".scroll").First.EvaluateAsync<string>(background)
        );
    }

    [Fact]
    public async Task On_a_phone_dates_stay_on_one_line()
    {
        await using var window = await desk.OpenAsync(360);
        await window.GoAsync("c/sovereign-ai");
        await window.Page.Locator("figcaption summary").ClickAsync();

        var lines = await window
            .Page.Locator(".funnel-table .date")
            .EvaluateAllAsync<int[]>(
                "cells => cells.map(cell => { const of = document.createRange(); of.selectNodeContents(cell); return of.getClientRects().length; })"
            );
        Assert.Contains(1, lines);
        Assert.All(lines, count => Assert.InRange(count, 0, 1));
    }

    [Fact]
    public async Task On_a_wide_window_notes_have_room()
    {
        await using var window = await desk.OpenAsync(1440);
        await window.GoAsync("c/sovereign-ai/rounds/stage-1");

        Assert.True((await window.Page.Locator(".standings .became").First.BoundingBoxAsync())!.Width >= 220);
        Assert.True(
            await window
                .Page.Locator(".scroll")
                .First.EvaluateAsync<bool>("table => table.scrollWidth <= table.clientWidth"),
            "The table is wider than the page."
        );
    }

    [Fact]
    public async Task Paper_says_what_it_shows_and_has_no_controls()
    {
        await using var window = await desk.OpenAsync();
        await window.GoAsync("c/sovereign-ai?asOf=2025-08-10");
        Assert.False(await window.Page.Locator(".printed").IsVisibleAsync());
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await window.SeesAsync(".printed", "As of 10 August 2025");
        await window.SeesAsync(".printed", "/c/sovereign-ai?asOf=2025-08-10&knownAt=");
        Assert.True(await window.Page.Locator(".printed").IsVisibleAsync());
        foreach (var control in await window.Page.Locator("figcaption, .further, .clock, button").AllAsync())
            Assert.False(await control.IsVisibleAsync());
        Assert.All(
            await window
                .Page.Locator("section")
                .EvaluateAllAsync<string[]>("all => all.map(each => getComputedStyle(each).breakInside)"),
            each => Assert.Equal("auto", each)
        );
    }
}
