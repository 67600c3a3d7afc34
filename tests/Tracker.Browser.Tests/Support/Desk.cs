using Microsoft.Playwright;

namespace Tracker.Browser.Tests.Support;

/// <summary>A service and a browser, for all tests.</summary>
public sealed class Desk : IAsyncLifetime
{
    public const string Collection = "one service, one browser";

    /// <summary>Debian's browser.</summary>
    public static BrowserTypeLaunchOptions Chromium { get; } =
        new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-quic", "--disable-gpu"] };

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public RunningService Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var starting = RunningService.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(Chromium);
        Service = await starting;
    }

    /// <summary>A reader's browser window.</summary>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="language">The language that the browser asks for.</param>
    /// <param name="dark">Whether the reader prefers dark.</param>
    /// <param name="scripts">Whether scripts run.</param>
    public async Task<Window> OpenAsync(
        int width = 1024,
        string language = "en-GB",
        bool dark = false,
        bool scripts = true
    )
    {
        var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = Service.Client.BaseAddress!.ToString(),
                ViewportSize = new() { Width = width, Height = width < 500 ? 780 : 900 },
                Locale = language,
                ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
                ReducedMotion = ReducedMotion.Reduce,
                JavaScriptEnabled = scripts,
                DeviceScaleFactor = 1,
            }
        );
        context.SetDefaultTimeout(15_000);
        return await Window.OfAsync(context, Service.Client.BaseAddress!);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await Service.DisposeAsync();
    }
}

[CollectionDefinition(Desk.Collection)]
public sealed class DeskCollection : ICollectionFixture<Desk>;
