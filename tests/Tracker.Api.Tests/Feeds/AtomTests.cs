using System.Xml.Linq;
using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Pages;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Feeds;

/// <summary>What happened, as a feed reader reads it.</summary>
public sealed class AtomTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Cup = "/api/competitions/cup";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    // Noon in Seoul.
    private readonly FakeTimeProvider clock = new(new(2026, 2, 2, 3, 0, 0, TimeSpan.Zero));
    private TrackerHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TrackerHost.StartAsync(databases, clock: clock);
        await SmallCup.ImportAsync(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_latest_is_first_with_its_sentence_its_page_and_its_sources()
    {
        var answer = await host.GetAsync($"{Cup}/atom.xml?lang=en");

        Assert.Equal((200, "application/atom+xml"), (answer.Status, answer.MediaType));
        var feed = XDocument.Parse(answer.Body).Root!;
        Assert.Equal(
            ("Cup", "tag:tracker,2026-01-01:cup", "2026-02-02T03:00:00Z"),
            (Text(feed, "title"), Text(feed, "id"), Text(feed, "updated"))
        );
        Assert.Equal("http://localhost/api/competitions/cup/atom.xml?lang=en", Link(feed, "self"));
        Assert.Equal("http://localhost/c/cup?lang=en", Link(feed, "alternate"));
        Assert.NotEqual("", Text(feed.Element(Atom + "author")!, "name"));
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(
            Enumerable.Range(1, 11).Reverse().Select(i => $"tag:tracker,2026-01-01:cup/events/{i}"),
            entries.Select(entry => Text(entry, "id"))
        );
        Assert.Equal("The first round was fun.", Text(entries[0], "title"));
        Assert.Equal("The paper, The press, 2026-01-02", Text(entries[0], "summary"));
        Assert.Equal("First was evaluated: 3 teams.", Text(entries[1], "title"));
        Assert.Equal("http://localhost/c/cup/rounds/first?lang=en", Link(entries[1], "alternate"));
        Assert.Equal("http://localhost/c/cup/teams/dan?lang=en", Link(entries[5], "alternate"));
        Assert.Equal("http://localhost/c/cup/history?lang=en", Link(entries[10], "alternate"));
    }

    [Fact]
    public async Task What_others_than_the_organiser_said_is_marked()
    {
        await host.PostAsync($"{Cup}/notes", """{ "text": "Ann is said to lead.", "official": false }""");

        Assert.Equal("Ann is said to lead. (reported, not official)", (await TitlesAsync())[0].Title);
    }

    [Fact]
    public async Task It_speaks_Korean()
    {
        var feed = XDocument.Parse((await host.GetAsync($"{Cup}/atom.xml", language: "ko-KR")).Body).Root!;

        Assert.Equal(("컵", "ko"), (Text(feed, "title"), (string?)feed.Attribute(XNamespace.Xml + "lang")));
        Assert.Equal("First에서 3개 팀을 평가했습니다.", Text(feed.Elements(Atom + "entry").ElementAt(1), "title"));
    }

    [Fact]
    public async Task An_event_under_embargo_comes_when_everyone_may_see_it()
    {
        await host.PostAsync($"{Cup}/notes", """{ "text": "A secret.", "publicAt": "2026-02-02T15:00:00+09:00" }""");
        clock.Advance(TimeSpan.FromHours(1));
        await host.PostAsync($"{Cup}/notes", """{ "text": "No secret." }""");
        var before = await TitlesAsync();
        clock.Advance(TimeSpan.FromHours(2));
        var after = await TitlesAsync();

        Assert.Equal(("No secret.", "2026-02-02T04:00:00Z"), before[0]);
        Assert.DoesNotContain(before, each => each.Title == "A secret.");
        Assert.Equal([("A secret.", "2026-02-02T06:00:00Z"), ("No secret.", "2026-02-02T04:00:00Z")], after.Take(2));
    }

    [Fact]
    public async Task It_holds_the_latest_fifty_and_nothing_that_was_undone()
    {
        for (var i = 1; i <= 55; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await host.PostAsync($"{Cup}/notes", new { text = $"Note {i}." });
        }
        await host.PostAsync($"{Cup}/undo", """{ "events": [65], "reason": "Twice." }""");

        var titles = (await TitlesAsync()).Select(each => each.Title).ToList();

        Assert.Equal(50, titles.Count);
        Assert.Equal(
            ["Events recorded by mistake were taken back (no. 65): Twice.", "Note 55.", "Note 53."],
            titles.Take(3)
        );
    }

    [Fact]
    public async Task What_XML_cannot_hold_does_no_harm()
    {
        var noted = await host.PostAsync($"{Cup}/notes", """{ "text": "<b>Bell\uffff & \ud83d\ude00</b>" }""");

        Assert.Equal(200, noted.Status);
        Assert.Equal("<b>Bell\uFFFD & 😀</b>", (await TitlesAsync())[0].Title);
    }

    [Fact]
    public async Task Pages_tell_feed_readers_where_it_is()
    {
        const string head = "head link[rel=alternate][type='application/atom+xml']";
        var page = await Page.OfAsync(host, "/c/cup/history?lang=ko&asOf=2026-01-03");

        Assert.Equal("/api/competitions/cup/atom.xml?lang=ko", page.Document.QuerySelector(head)!.GetAttribute("href"));
        Assert.Null((await Page.OfAsync(host, "/about")).Document.QuerySelector(head));
    }

    [Theory]
    [InlineData("/c/cup?asOf=2026-01-03", "field", "?asOf=2026-01-03")]
    [InlineData("/c/cup/rounds/first?lang=ko", "standings", "?round=first&lang=ko")]
    [InlineData("/c/cup/history?type=TeamEntered&page=1", "history", "?type=TeamEntered")]
    public async Task What_a_page_shows_can_be_taken_along_as_data(string path, string what, string query)
    {
        var page = await Page.OfAsync(host, path);

        var links = page.Document.QuerySelectorAll(".data a").Select(each => each.GetAttribute("href")!).ToList();
        Assert.Equal([$"{Cup}/{what}.csv{query}", $"{Cup}/{what}.json{query}"], links.Take(2));
        Assert.Equal(4, links.Count);
        foreach (var link in links)
            Assert.Equal(200, (await host.GetAsync(link)).Status);
    }

    private async Task<List<(string Title, string Updated)>> TitlesAsync() =>
        [
            .. XDocument
                .Parse((await host.GetAsync($"{Cup}/atom.xml")).Body)
                .Root!.Elements(Atom + "entry")
                .Select(entry => (Text(entry, "title"), Text(entry, "updated"))),
        ];

    private static string Text(XElement parent, string name) => (string)parent.Element(Atom + name)!;

    private static string Link(XElement parent, string relation) =>
        (string)
            parent
                .Elements(Atom + "link")
                .Single(link => (string?)link.Attribute("rel") == relation)
                .Attribute("href")!;
}
