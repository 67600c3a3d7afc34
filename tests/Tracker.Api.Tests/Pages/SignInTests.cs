using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Pages;

/// <summary>Whoever keeps the record signs in with their token, and nobody else is let do anything.</summary>
public sealed class SignInTests(TestDatabase databases) : IAsyncLifetime
{
    private TrackerHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_where_they_can()
    {
        foreach (
            var (path, back) in new[]
            {
                ("/c/cup/keep", "/c/cup/keep"),
                ("/c/cup/keep/undo", "/c/cup/keep/undo"),
                ("/c/cup/keep/decision?round=first", "/c/cup/keep"),
            }
        )
        {
            var page = await new Visitor(host).GoAsync(path);
            Assert.Equal((200, "Sign in"), (page.Answer.Status, page.Text("h1")));
            Assert.Equal(back, page.Document.QuerySelector("[name=back]")!.GetAttribute("value"));
            Assert.Null(page.Document.QuerySelector(".fault"));
        }
    }

    [Fact]
    public async Task Signing_in_seals_the_token_in_a_cookie_that_only_pages_read()
    {
        var visitor = new Visitor(host);
        var page = await visitor.SignInAsync(TrackerHost.Token, "/c/cup/keep");

        Assert.Equal((200, "Keep the record"), (page.Answer.Status, page.Text("h1")));
        Assert.Equal("no-store", page.Answer.Headers["Cache-Control"]);
        var cookie = visitor.SetCookies["tracker-session"];
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(TrackerHost.Token, cookie, StringComparison.Ordinal);
        var value = cookie.Split(';')[0];
        Problem.Is(
            401,
            "token-required",
            await host.SendAsync(
                HttpMethod.Post,
                "/api/competitions/cup/notes",
                TrackerHost.Json("""{ "text": "No." }"""),
                null,
                ("Cookie", value)
            )
        );
        await visitor.GoAsync("/c/cup/keep");
        await visitor.SubmitAsync("form[action='/sign-out']");
        Assert.Equal("Sign in", (await visitor.GoAsync("/c/cup/keep")).Text("h1"));
    }

    [Theory]
    [InlineData("a-token-that-nobody-knows")]
    [InlineData("two words")]
    [InlineData("토큰")]
    public async Task A_token_that_is_not_known_is_said_to_be(string token)
    {
        var visitor = new Visitor(host);
        var page = await visitor.SignInAsync(token, "/c/cup");

        Assert.Equal(
            (200, "This token is not known, or may record nothing."),
            (page.Answer.Status, page.Text(".fault"))
        );
        Assert.Equal("Sign in", (await visitor.GoAsync("/c/cup/keep")).Text("h1"));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    public async Task Signing_in_leads_nowhere_else(string to)
    {
        var page = await new Visitor(host).SignInAsync(TrackerHost.Token, Uri.EscapeDataString(to));

        Assert.Equal("Who is still in", page.Text("h1"));
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_not_taken()
    {
        var visitor = new Visitor(host);
        await visitor.SignInAsync(TrackerHost.Token);
        var page = await visitor.PostAsync(
            "/c/cup/keep/undo",
            ("events", "11"),
            ("reason", "Forged."),
            ("version", "11"),
            ("confirm", "yes")
        );

        Assert.Equal((400, "This form was not taken"), (page.Answer.Status, page.Text("h1")));
        Assert.Equal(11, (await host.GetAsync("/api/competitions/cup")).Number("version"));
    }
}
