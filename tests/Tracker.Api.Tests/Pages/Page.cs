using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Pages;

/// <summary>A page as a browser reads it; one that is not valid HTML is not read.</summary>
internal sealed record Page(Answer Answer, IHtmlDocument Document)
{
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsStrictMode = true });

    /// <summary>The seeded programmes' pages, each at a few dates and in both languages.</summary>
    public static TheoryData<string> All =>
        [
            "/",
            "/about",
            .. new[]
            {
                "",
                "/history",
                "/history?team=naver-cloud&round=stage-1",
                "/history?type=NoteRecorded&page=1",
                "/rounds/stage-1",
                "/rounds/stage-2",
                "/rounds/stage-3",
                "/teams/motif-technologies",
                "/teams/naver-cloud",
                "/compare",
                "/compare?from=2026-01-14&to=2026-01-16",
                "/compare?knownFrom=2026-01-14&knownTo=2026-08-28&asOf=2026-01-16",
                "?asOf=2025-06-01",
                "?asOf=2025-06-25",
                "?asOf=2025-08-10",
                "?asOf=2026-01-16&knownAt=2026-01-14",
                "?asOf=2026-01-15T14:45:00%2B09:00",
                "/rounds/stage-1?asOf=2026-01-16",
                "/teams/naver-cloud?asOf=2025-08-10",
            }.Select(rest => $"/c/sovereign-ai{rest}"),
            "/c/aes",
            "/c/aes/rounds/round-2",
            "/c/nist-pqc",
            "/c/nist-pqc/history?page=2",
            "/c/nist-pqc/teams/crystals-kyber",
            "/embed/sovereign-ai",
            "/embed/nist-pqc?asOf=2020-01-01",
        ];

    public static async Task<Page> OfAsync(TrackerHost host, string path, string? language = null)
    {
        var answer = await host.GetAsync(path, language: language);
        return new(answer, Parser.ParseDocument(answer.Body));
    }

    /// <summary>The words of the first element that a selector finds, without what lies between them.</summary>
    public string Text(string selector) =>
        string.Join(
            ' ',
            (
                Document.QuerySelector(selector) ?? throw new ArgumentException($"Nothing is {selector}.")
            ).TextContent.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>The words of all elements that a selector finds.</summary>
    public IEnumerable<string> Texts(string selector) =>
        Document.QuerySelectorAll(selector).Select(each => each.TextContent.Trim());
}
