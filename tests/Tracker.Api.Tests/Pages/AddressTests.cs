using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Pages;

/// <summary>What addresses mean: dates, languages, and what is said where there is no page.</summary>
[Collection(SeededTracker.Collection)]
public sealed class AddressTests(SeededTracker seeded)
{
    [Theory]
    [InlineData(null, "en")]
    [InlineData("ko", "ko")]
    [InlineData("ko-KR,ko;q=0.9,en;q=0.8", "ko")]
    [InlineData("fr, ko;q=0.5, en;q=0.7", "en")]
    [InlineData("de", "en")]
    [InlineData("nonsense;;q=x", "en")]
    public async Task The_language_is_the_browsers(string? accepted, string language)
    {
        var page = await Page.OfAsync(seeded.Host, "/c/sovereign-ai", accepted);

        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task The_address_says_the_language_before_the_browser_does_and_links_keep_it()
    {
        var page = await Page.OfAsync(seeded.Host, "/c/sovereign-ai?lang=ko&asOf=2025-08-10", "en");

        Assert.Equal("ko", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains(
            "/c/sovereign-ai/teams/upstage?asOf=2025-08-10&lang=ko",
            page.Document.QuerySelectorAll("a").Select(each => each.GetAttribute("href"))
        );
        Assert.Equal(
            "/c/sovereign-ai?asOf=2025-08-10&lang=en",
            page.Document.QuerySelector("#tongue")!.GetAttribute("href")
        );
    }

    [Fact]
    public async Task A_quoted_address_names_what_is_shown_and_shows_it_again()
    {
        var page = await Page.OfAsync(seeded.Host, "/c/sovereign-ai?asOf=2026-01-16&knownAt=2026-01-14");
        var quoted = page.Document.QuerySelector(".quote a")!.GetAttribute("href")!;

        Assert.Equal("/c/sovereign-ai?asOf=2026-01-16&knownAt=2026-01-14&lang=en", quoted);
        Assert.Equal(page.Text("#view .teams.in"), (await Page.OfAsync(seeded.Host, quoted)).Text("#view .teams.in"));
    }

    [Theory]
    [InlineData("/c/nobody", "en", "No programme “nobody” is on record.")]
    [InlineData("/c/nobody", "ko", "‘nobody’ 사업은 기록되어 있지 않습니다.")]
    [InlineData("/c/NOBODY", "en", "No programme “NOBODY” is on record.")]
    [InlineData("/c/sovereign-ai/history/more", "en", "No page has this address.")]
    [InlineData("/nowhere/at/all", "ko", "이 주소에 해당하는 페이지가 없습니다.")]
    [InlineData("/embed/nobody", "en", "No programme “nobody” is on record.")]
    [InlineData(
        "/c/sovereign-ai/rounds/final",
        "en",
        "The programme has no round “final” at that time. The board lists those that there are."
    )]
    [InlineData(
        "/c/sovereign-ai/teams/nobody",
        "en",
        "The programme has no team “nobody” at that time. The board lists those that there are."
    )]
    [InlineData(
        "/c/sovereign-ai/rounds/stage-1?asOf=2025-07-22",
        "ko",
        "해당 시점에 ‘stage-1’ 평가 단계가 없습니다. 현황 페이지에서 전체 단계를 확인하실 수 있습니다."
    )]
    public async Task What_is_not_there_is_said_on_a_page(string path, string language, string sentence)
    {
        var page = await AskAsync(path, language);

        Assert.Equal((404, sentence), (page.Answer.Status, page.Text(".lede")));
    }

    [Theory]
    [InlineData("asOf=yesterday", "“yesterday” is no time that asOf could mean")]
    [InlineData("knownAt=2026-02-30", "“2026-02-30” is no time that knownAt could mean")]
    [InlineData("lang=fr", "not in “fr”")]
    [InlineData("asof=2026-01-01", "There is no “asof” on this page.")]
    [InlineData("asOf=2026-01-01&asOf=2026-01-02", "“asOf” is given more than once.")]
    [InlineData("%3Cscript%3E=1", "There is no “<script>” on this page.")]
    public async Task An_address_that_cannot_be_read_is_said_to_be(string query, string sentence)
    {
        foreach (var path in new[] { "/c/sovereign-ai", "/c/sovereign-ai/history", "/embed/aes", "/c/aes/teams/mars" })
        {
            var page = await AskAsync($"{path}?{query}", "en");
            Assert.Equal(400, page.Answer.Status);
            Assert.Contains(sentence, page.Text(".lede"));
        }
    }

    [Theory]
    [InlineData("/c/sovereign-ai/history?page=0")]
    [InlineData("/c/sovereign-ai/history?type=Nothing")]
    [InlineData("/c/sovereign-ai/history?team=A+B")]
    [InlineData("/c/sovereign-ai/compare?from=2026-01-01")]
    [InlineData("/c/sovereign-ai/compare?from=2026-01-01&to=2026-01-02&asOf=2026-01-01")]
    [InlineData("/c/sovereign-ai/compare?from=2026-01-01&knownTo=2026-01-02")]
    [InlineData("/c/sovereign-ai/compare?from=x&to=y")]
    public async Task What_a_page_cannot_show_is_said(string path) =>
        Assert.Equal((400, "This address cannot be read"), await TitleAsync(path));

    [Fact]
    public async Task A_form_that_is_sent_empty_asks_for_now()
    {
        var now = await Page.OfAsync(seeded.Host, "/c/sovereign-ai");
        var empty = await Page.OfAsync(seeded.Host, "/c/sovereign-ai?asOf=&knownAt=&lang=");

        Assert.Equal((200, now.Text("main")), (empty.Answer.Status, empty.Text("main")));
    }

    [Fact]
    public async Task Whoever_wants_no_page_is_told_as_the_api_tells() =>
        Problem.Is(404, "not-found", await seeded.Host.GetAsync("/nowhere"));

    private async Task<(int, string)> TitleAsync(string path)
    {
        var page = await AskAsync(path, "en");
        return (page.Answer.Status, page.Text("h1"));
    }

    private async Task<Page> AskAsync(string path, string language)
    {
        var answer = await seeded.Host.SendAsync(
            HttpMethod.Get,
            path,
            null,
            null,
            ("Accept", "text/html,application/xhtml+xml"),
            ("Accept-Language", language)
        );
        return new(answer, new AngleSharp.Html.Parser.HtmlParser().ParseDocument(answer.Body));
    }
}
