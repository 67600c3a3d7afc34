using System.IO.Compression;
using System.Net.Http.Headers;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Pages;

/// <summary>What every page keeps to, whatever it shows.</summary>
[Collection(SeededTracker.Collection)]
public sealed class MannersTests(SeededTracker seeded)
{
    private const int FirstView = 100_000;

    public static TheoryData<string, string> InBothLanguages
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var path in Page.All.Select(each => each.Data))
            {
                all.Add(path, "en");
                all.Add(path, "ko");
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(InBothLanguages))]
    public async Task Every_page_is_valid_speaks_its_language_and_loads_nothing_from_elsewhere(
        string path,
        string language
    )
    {
        var page = await Page.OfAsync(seeded.Host, path, language);

        Assert.Equal((200, "text/html"), (page.Answer.Status, page.Answer.MediaType));
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(language, page.Answer.Headers["Content-Language"]);
        Assert.Single(page.Document.QuerySelectorAll("main"));
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        var ids = page.Document.QuerySelectorAll("[id]").Select(each => each.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Empty(page.Document.QuerySelectorAll("[style], style, script:not([src]), [onclick], img, iframe"));
        Assert.All(
            page.Document.QuerySelectorAll("script, link[rel=stylesheet], link[rel=icon]"),
            each => Assert.StartsWith("/assets/", each.GetAttribute("src") ?? each.GetAttribute("href"))
        );
        Assert.All(
            page.Document.QuerySelectorAll("input:not([type=hidden]), select, textarea"),
            each =>
                Assert.True(
                    each.HasAttribute("aria-label")
                        || page.Document.QuerySelector($"label[for='{each.Id}']") is not null,
                    each.OuterHtml
                )
        );
        Assert.All(
            page.Document.QuerySelectorAll("[aria-labelledby]"),
            each =>
                Assert.All(
                    each.GetAttribute("aria-labelledby")!.Split(' '),
                    id => Assert.NotNull(page.Document.GetElementById(id))
                )
        );
        Assert.All(
            page.Document.QuerySelectorAll("th"),
            each => Assert.Contains(each.GetAttribute("scope"), new[] { "col", "row", "rowgroup" })
        );
        Assert.All(
            page.Document.QuerySelectorAll("[lang]:not(html, svg)"),
            each => Assert.NotEqual(language, each.GetAttribute("lang"))
        );
    }

    [Theory]
    [MemberData(nameof(Page.All), MemberType = typeof(Page))]
    public async Task Every_page_guards_its_readers(string path)
    {
        var headers = (await seeded.Host.GetAsync(path)).Headers;

        Assert.Equal(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
                + "form-action 'self'; base-uri 'none'; frame-ancestors "
                + (path.StartsWith("/embed/", StringComparison.Ordinal) ? "*" : "'none'"),
            headers["Content-Security-Policy"]
        );
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("strict-origin-when-cross-origin", headers["Referrer-Policy"]);
        Assert.DoesNotContain("Set-Cookie", headers.Keys);
    }

    [Theory]
    [MemberData(nameof(Page.All), MemberType = typeof(Page))]
    public async Task What_a_reader_has_is_not_sent_again(string path)
    {
        var first = await seeded.Host.GetAsync(path);
        var again = await seeded.Host.SendAsync(HttpMethod.Get, path, null, null, ("If-None-Match", first.Tag));

        Assert.Equal((304, ""), (again.Status, again.Body));
        Assert.Equal(first.Tag, again.Tag);
    }

    [Theory]
    [InlineData("/c/sovereign-ai")]
    [InlineData("/c/nist-pqc")]
    [InlineData("/c/sovereign-ai/history")]
    public async Task The_first_view_is_compressed_and_small(string path)
    {
        var sent = 0;
        var page = await Page.OfAsync(seeded.Host, path);
        string[] parts =
        [
            path,
            .. page
                .Document.QuerySelectorAll("script, link[rel=stylesheet], link[rel=icon]")
                .Select(each => (each.GetAttribute("src") ?? each.GetAttribute("href"))!),
        ];
        foreach (var part in parts)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(part, UriKind.Relative));
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
            using var answer = await seeded.Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.Equal(200, (int)answer.StatusCode);
            Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
            using var plain = new BrotliStream(new MemoryStream(body), CompressionMode.Decompress);
            Assert.NotEqual(-1, plain.ReadByte());
            sent += body.Length;
        }
        Assert.InRange(sent, 1_000, FirstView);
    }

    [Fact]
    public async Task A_head_is_answered_without_a_body()
    {
        var head = await seeded.Host.SendAsync(HttpMethod.Head, "/c/aes", null, null);
        var page = await seeded.Host.GetAsync("/c/aes");

        Assert.Equal((200, "", page.Tag), (head.Status, head.Body, head.Tag));
    }
}
