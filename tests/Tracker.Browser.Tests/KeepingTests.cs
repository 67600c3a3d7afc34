using Tracker.Browser.Tests.Support;

namespace Tracker.Browser.Tests;

/// <summary>An operator signs in and carries a decision through.</summary>
[Collection(Desk.Collection)]
public sealed class KeepingTests(Desk desk)
{
    [Fact]
    public async Task A_decision_is_looked_at_and_then_carried_through()
    {
        await RecordAsync();
        await using var reader = await desk.OpenAsync();
        await reader.GoAsync("c/bridge");
        await reader.SeesAsync("#story", "3 teams entered, and all are still in.");

        await using var window = await desk.OpenAsync();
        await window.GoAsync("c/bridge/rounds/jury");
        await window.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await window.Page.GetByLabel("Token").FillAsync(desk.Service.Token);
        await window.Page.Keyboard.PressAsync("Enter");
        await window.SeesAsync("h1", "Jury");
        await window
            .Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Keep the record" })
            .ClickAsync();
        await window.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Decide" }).ClickAsync();
        await window.Page.GetByLabel("Took effect").FillAsync("2026-04-10");
        await window.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Preview" }).ClickAsync();

        await window.SeesAsync("#preview", "Cable went on from Jury.");
        await window.SeesAsync("#preview", "The field goes from 3 to 1 team.");
        Assert.Equal(
            "3 teams entered, and all are still in. Arch, Cable and Truss.",
            await reader.TextAsync("#story .lede")
        );
        await window.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Record this" }).ClickAsync();

        await window.SeesAsync("#story", "1 of 3 teams went on.");
        // Whoever has the board open sees it without doing anything.
        await reader.SeesAsync("#story", "3 entered. One is still in. Cable.");
        Assert.Empty(await reader.EndsWellAsync());
        Assert.Contains(await window.EndsWellAsync(), cookie => cookie is { Name: "tracker-session", HttpOnly: true });
    }

    private async Task RecordAsync()
    {
        await desk.Service.WriteAsync(
            "/api/competitions",
            """{ "competition": "bridge", "name": { "en": "Bridge" }, "timeZone": "Europe/Lisbon", "plan": [3, 1], "at": "2026-03-02" }"""
        );
        await desk.Service.WriteAsync(
            "/api/competitions/bridge/teams",
            """
            { "at": "2026-03-20", "teams": [{ "team": "arch", "name": { "en": "Arch" } }, { "team": "cable", "name": { "en": "Cable" } },
              { "team": "truss", "name": { "en": "Truss" } }] }
            """
        );
        await desk.Service.WriteAsync(
            "/api/competitions/bridge/rounds",
            """{ "at": "2026-03-20", "round": "jury", "name": { "en": "Jury" } }"""
        );
        await desk.Service.WriteAsync(
            "/api/competitions/bridge/rounds/jury/evaluation",
            """
            { "at": "2026-04-10", "results": [{ "team": "arch", "total": 71.5 }, { "team": "cable", "total": 79.25 },
              { "team": "truss", "total": 65 }] }
            """
        );
    }
}
