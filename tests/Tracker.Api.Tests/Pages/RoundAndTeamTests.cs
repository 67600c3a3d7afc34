using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Pages;

/// <summary>What the pages of rounds, teams, the history and comparisons say.</summary>
[Collection(SeededTracker.Collection)]
public sealed class RoundAndTeamTests(SeededTracker seeded)
{
    [Fact]
    public async Task A_round_shows_what_was_published_and_keeps_reports_apart()
    {
        var page = await Page.OfAsync(seeded.Host, "/c/sovereign-ai/rounds/stage-1");

        Assert.Equal("3 of 5 teams went on. The plan had foreseen 4.", page.Text("#story"));
        Assert.Equal(["1", "–", "–", "–", "–"], page.Texts("section[aria-labelledby=results-heading] .rank"));
        Assert.Contains("did not pass a gate", page.Text(".standings .eliminated"));
        Assert.Contains("4", page.Texts(".hearsay tbody td"));
        Assert.Contains(
            "15 January 2026, 14:30: the leader of each criterion, the totals and the ranks",
            page.Texts(".facts-list dd")
        );
    }

    [Fact]
    public async Task A_teams_path_is_told_with_claims_that_are_marked_as_claims()
    {
        var page = await Page.OfAsync(seeded.Host, "/c/sovereign-ai/teams/motif-technologies", "ko");

        Assert.Equal("2026년 8월 18일 2차 단계평가에서 탈락했습니다(순위에서 밀림).", page.Text("#story"));
        Assert.Equal(["서면평가", "발표평가", "추가 합류", "2차 단계평가"], page.Texts(".standings tbody th"));
        Assert.Contains("팀이 직접 밝힌 수치이며 평가 결과가 아닙니다:", page.Texts(".entry .help"));
    }

    [Fact]
    public async Task A_teams_path_says_how_it_came_back()
    {
        var page = await Page.OfAsync(seeded.Host, "/c/sovereign-ai/teams/motif-technologies");

        Assert.Equal(
            ["Went on", "Out", "Came in by the additional call", "Out"],
            page.Texts(".standings .became .outcome")
        );
        Assert.Equal("20 February 2026", page.Text(".standings .turn time"));
    }

    [Fact]
    public async Task A_merger_is_told_by_names()
    {
        var into = await Page.OfAsync(seeded.Host, "/c/nist-pqc/teams/rollo");
        var from = await Page.OfAsync(seeded.Host, "/c/nist-pqc/teams/locker");

        Assert.StartsWith("Became part of ROLLO on", from.Text("#story"));
        Assert.Contains("Formed of LAKE, LOCKER and Ouroboros-R", into.Texts(".standings .turn .outcome"));
    }

    [Fact]
    public async Task What_is_said_of_one_team_counts_all_that_were_evaluated()
    {
        var page = await Page.OfAsync(seeded.Host, "/c/sovereign-ai/teams/motif-technologies");
        var told = page.Texts(".events .day > ul > li > p:first-child").ToList();

        Assert.Contains("Presentation evaluation was evaluated: 10 teams.", told);
        Assert.Contains("Stage 2 was evaluated: 4 teams.", told);
        Assert.DoesNotContain(
            page.Texts(".events .facts li"),
            each => each.StartsWith("Upstage:", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("/c/sovereign-ai/teams/motif-technologies", "path-heading")]
    [InlineData("/c/sovereign-ai/rounds/stage-1", "results-heading")]
    [InlineData("/c/sovereign-ai", "standings-heading")]
    public async Task A_caption_that_says_what_its_heading_says_is_not_seen(string path, string heading)
    {
        var page = await Page.OfAsync(seeded.Host, path);

        Assert.Equal("unseen", page.Document.QuerySelector($"section[aria-labelledby={heading}] caption")!.ClassName);
    }

    [Fact]
    public async Task The_history_tells_every_event_with_its_number_and_source()
    {
        var page = await Page.OfAsync(seeded.Host, "/c/aes/history?type=TeamEliminated");

        Assert.Equal("Every event 14 events", page.Text("#events-heading"));
        Assert.Contains(
            "Twofish was eliminated in Round 2: not selected.",
            page.Texts(".events .day > ul > li > p:first-child").Select(each => each.Trim())
        );
        Assert.Equal(
            14,
            page.Document.QuerySelectorAll(".sources cite").Select(each => each.ParentElement).Distinct().Count()
        );
    }

    [Fact]
    public async Task Filters_leave_what_was_asked_for()
    {
        var page = await Page.OfAsync(seeded.Host, "/c/sovereign-ai/history?team=naver-cloud&round=stage-1&lang=ko");

        Assert.Contains(
            "네이버클라우드가 1차 단계평가에서 탈락했습니다(사유: 필수 요건 미충족).",
            page.Texts(".events .day > ul > li > p:first-child")
        );
        Assert.Equal("naver-cloud", page.Document.QuerySelector("#team option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Every_event_is_on_exactly_one_page()
    {
        var numbers = new List<string>();
        for (string? path = "/c/nist-pqc/history"; path is not null; )
        {
            var page = await Page.OfAsync(seeded.Host, path);
            numbers.AddRange(page.Document.QuerySelectorAll(".events [id]").Select(each => each.Id!));
            path = page.Document.QuerySelector(".paging [rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(205, numbers.Count);
        Assert.Equal(205, numbers.Distinct().Count());
    }

    [Fact]
    public async Task A_comparison_names_who_is_only_on_one_side_and_why()
    {
        var page = await Page.OfAsync(seeded.Host, "/c/sovereign-ai/compare?from=2026-01-14&to=2026-01-16");

        Assert.Equal("From 5 to 3 teams.", page.Text(".columns + .lede"));
        Assert.Equal(["Naver Cloud", "NC AI"], page.Texts(".only .own"));
        Assert.Equal("14 January 2026 5", page.Text("#one-heading"));
        Assert.Equal("16 January 2026 3", page.Text("#other-heading"));
        Assert.Contains("90.2", page.Texts("section[aria-labelledby=rounds-heading] td"));
        Assert.Contains(
            page.Texts(".events .day > ul > li > p:first-child"),
            sentence => sentence.Contains("NC AI was eliminated in Stage 1", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_came_to_be_known_later_is_compared_too()
    {
        var page = await Page.OfAsync(
            seeded.Host,
            "/c/sovereign-ai/compare?asOf=2026-01-16&knownFrom=2026-01-14&knownTo=2026-01-20"
        );

        Assert.Equal("16 January 2026, as known on 14 January 2026 5", page.Text("#one-heading"));
        Assert.Equal("16 January 2026, as known on 20 January 2026 3", page.Text("#other-heading"));
    }

    [Fact]
    public async Task Within_other_pages_there_is_no_navigation()
    {
        var page = await Page.OfAsync(seeded.Host, "/embed/sovereign-ai?asOf=2025-08-10");

        Assert.Empty(page.Document.QuerySelectorAll("nav, .masthead, footer, form"));
        Assert.Equal(
            "/c/sovereign-ai?asOf=2025-08-10",
            page.Document.QuerySelector("a[target=_blank]")!.GetAttribute("href")
        );
    }
}
