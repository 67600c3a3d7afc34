using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Tracker.Browser.Tests.Support;

/// <summary>A browser window that takes note of everything it should not see: errors, and requests to anyone else.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();

    private Window(IBrowserContext context, IPage page, Uri home)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            // What is missing on purpose is logged by the browser, too.
            if (
                message.Type is "error" or "warning"
                && !message.Text.Contains("status of 40", StringComparison.Ordinal)
            )
                complaints.Enqueue($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Enqueue($"error: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(home.ToString(), StringComparison.Ordinal))
                complaints.Enqueue($"request to {request.Url}");
        };
    }

    public IPage Page { get; }

    public static async Task<Window> OfAsync(IBrowserContext context, Uri home) =>
        new(context, await context.NewPageAsync(), home);

    /// <summary>Goes to a page.</summary>
    public async Task<IResponse> GoAsync(string path) => (await Page.GotoAsync(path))!;

    /// <summary>The words of an element.</summary>
    public async Task<string> TextAsync(string selector) =>
        string.Join(
            ' ',
            (await Page.Locator(selector).InnerTextAsync()).Split(
                (char[])[' ', '\n', '\t'],
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    /// <summary>Waits for words in an element.</summary>
    public Task SeesAsync(string selector, string words) =>
        Assertions.Expect(Page.Locator(selector)).ToContainTextAsync(words);

    /// <summary>Where the keyboard is: the words of the element, or what it is called.</summary>
    public Task<string> FocusAsync() =>
        Page.EvaluateAsync<string>(
            "() => document.activeElement.ariaLabel ?? (document.activeElement.innerText || document.activeElement.id || document.activeElement.tagName)"
        );

    /// <summary>Nothing went wrong, and nobody else was asked; the cookies of the page.</summary>
    public async Task<IReadOnlyList<BrowserContextCookiesResult>> EndsWellAsync()
    {
        Assert.Empty(complaints);
        return await context.CookiesAsync();
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
