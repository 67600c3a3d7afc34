using Microsoft.Extensions.DependencyInjection;
using Tracker.Api.Tests.Support;
using Tracker.Web.Rendering;

namespace Tracker.Api.Tests.Pages;

/// <summary>The board tells the story of a programme to someone who never heard of it.</summary>
[Collection(SeededTracker.Collection)]
public sealed class BoardTests(SeededTracker seeded)
{
    private const string Board = "/c/sovereign-ai";

    [Theory]
    [InlineData("2025-06-01", "By 1 June 2025 this programme had not been announced.")]
    [InlineData("2025-06-25", "No team has entered yet.")]
    [InlineData("2025-07-22", "15 teams entered, and all are still in.")]
    [InlineData(
        "2025-08-10",
        "15 entered. 5 are still in. LG AI Research, Naver Cloud, NC AI, SK Telecom and Upstage. On 4 August 2025, Presentation evaluation took the field from 10 to 5. Out: KAIST, Kakao, Konan Technology, KT and Motif Technologies."
    )]
    [InlineData(
        "2026-01-16",
        "15 entered. 3 are still in. LG AI Research, SK Telecom and Upstage. On 15 January 2026, Stage 1 took the field from 5 to 3. Out: Naver Cloud and NC AI. The plan had foreseen 4."
    )]
    [InlineData(
        "2026-02-21",
        "15 entered. 4 are still in. LG AI Research, Motif Technologies, SK Telecom and Upstage. On 20 February 2026, Motif Technologies came in by the additional call, which made 4."
    )]
    [InlineData(
        "2026-08-28",
        "15 entered. 3 are still in. LG AI Research, SK Telecom and Upstage. On 18 August 2026, Stage 2 took the field from 4 to 3. Out: Motif Technologies."
    )]
    public async Task The_story_in_English(string asOf, string story) =>
        Assert.Equal(story, (await Page.OfAsync(seeded.Host, $"{Board}?asOf={asOf}&lang=en")).Text("#story"));

    [Theory]
    [InlineData("2025-06-01", "2025년 6월 1일 기준으로 아직 공고되지 않은 사업입니다.")]
    [InlineData("2025-07-22", "15개 팀이 참가했으며, 모든 팀이 남아 있습니다.")]
    [InlineData(
        "2026-01-16",
        "15개 팀이 참가해 3개 팀이 남았습니다. 업스테이지, 에스케이텔레콤, LG경영개발원 AI연구원. 2026년 1월 15일 1차 단계평가 결과 5개 팀에서 3개 팀으로 줄었습니다. 탈락: 네이버클라우드, 엔씨에이아이. 당초 계획은 4개 팀이었습니다."
    )]
    [InlineData(
        "2026-02-21",
        "15개 팀이 참가해 4개 팀이 남았습니다. 모티프테크놀로지스, 업스테이지, 에스케이텔레콤, LG경영개발원 AI연구원. 2026년 2월 20일 추가 공모로 모티프테크놀로지스가 합류해 4개 팀이 되었습니다."
    )]
    public async Task The_story_in_Korean(string asOf, string story) =>
        Assert.Equal(story, (await Page.OfAsync(seeded.Host, $"{Board}?asOf={asOf}&lang=ko")).Text("#story"));

    [Theory]
    [InlineData("asOf=2025-07-22", 15)]
    [InlineData("asOf=2025-08-10", 5)]
    [InlineData("asOf=2026-01-16", 3)]
    [InlineData("asOf=2026-02-21", 4)]
    [InlineData("asOf=2026-01-16&knownAt=2026-01-14", 5)]
    public async Task The_field_on_a_date_as_known_on_another(string clocks, int size)
    {
        var page = await Page.OfAsync(seeded.Host, $"{Board}?{clocks}");

        Assert.Equal(size, page.Document.QuerySelectorAll(".teams.in > li").Length);
        Assert.Equal($"Still in {size}", page.Text("#in-heading"));
    }

    [Fact]
    public async Task Names_are_in_the_readers_language_with_the_other_beside()
    {
        var english = await Page.OfAsync(seeded.Host, Board, "en");
        var korean = await Page.OfAsync(seeded.Host, Board, "ko");

        Assert.Equal(["LG AI Research", "SK Telecom", "Upstage"], english.Texts(".teams.in .own"));
        Assert.Equal(
            ["LG경영개발원 AI연구원", "에스케이텔레콤", "업스테이지"],
            english.Texts(".teams.in .other[lang=ko]")
        );
        Assert.Equal(["업스테이지", "에스케이텔레콤", "LG경영개발원 AI연구원"], korean.Texts(".teams.in .own"));
    }

    [Fact]
    public async Task The_slider_stops_where_something_happened()
    {
        var page = await Page.OfAsync(seeded.Host, $"{Board}?asOf=2025-08-10");
        var days = page.Document.QuerySelectorAll("#asOf option").Select(each => each.GetAttribute("value")!).ToList();

        Assert.Equal(["2025-06-20", "2025-07-21", "2025-07-25", "2025-08-04", "2025-08-10"], days[..5]);
        Assert.Contains("2026-08-18", days);
        Assert.Equal("", days[^1]);
        Assert.Equal("2025-08-10", page.Document.QuerySelector("#asOf option[selected]")!.GetAttribute("value"));
        Assert.Equal(
            ["/c/sovereign-ai?asOf=2025-08-04", $"/c/sovereign-ai?asOf={days[5]}", "/c/sovereign-ai"],
            page.Document.QuerySelectorAll("#steps a").Select(each => each.GetAttribute("href"))
        );
    }

    [Fact]
    public async Task Only_a_page_of_now_follows_what_happens()
    {
        var now = await Page.OfAsync(seeded.Host, Board);
        var past = await Page.OfAsync(seeded.Host, $"{Board}?asOf=2025-08-10");

        Assert.Equal("/c/sovereign-ai/live", now.Document.QuerySelector("main")!.GetAttribute("data-live"));
        Assert.False(past.Document.QuerySelector("main")!.HasAttribute("data-live"));
    }

    [Fact]
    public async Task Where_mergers_formed_teams_it_is_said_how_the_counts_add_up()
    {
        var page = await Page.OfAsync(seeded.Host, "/c/nist-pqc");

        Assert.Equal(("Still in 5", "Out 68"), (page.Text("#in-heading"), page.Text("#out-heading")));
        Assert.Equal("In and out, 73 teams: 69 entered and 4 were formed by mergers.", page.Text("#in-all"));
        Assert.Null((await Page.OfAsync(seeded.Host, Board)).Document.QuerySelector("#in-all"));
    }

    [Fact]
    public async Task Whoever_is_out_is_told_in_names_and_in_the_words_of_the_picture()
    {
        var page = await Page.OfAsync(seeded.Host, "/c/nist-pqc");
        var told = page.Texts(".teams.out .detail").ToHashSet();

        Assert.Contains("Merged into Classic McEliece", told);
        Assert.Contains("Merged into ROLLO", told);
        Assert.Contains("not selected", told);
        Assert.Contains("not selected", page.Text(".figure .wide svg"));
    }

    [Fact]
    public async Task On_paper_the_clocks_and_the_address_are_said()
    {
        var page = await Page.OfAsync(seeded.Host, $"{Board}?asOf=2025-08-10&knownAt=2026-01-14");

        Assert.Equal(
            "As of 10 August 2025 · As known on: 14 January 2026 · http://localhost/c/sovereign-ai?asOf=2025-08-10&knownAt=2026-01-14&lang=en",
            page.Text(".printed")
        );
    }

    [Fact]
    public async Task What_was_recorded_last_is_there_to_be_announced()
    {
        var now = await Page.OfAsync(seeded.Host, "/c/aes");
        var past = await Page.OfAsync(seeded.Host, $"{Board}?asOf=2025-08-10");

        Assert.Equal(
            "Published as the standard FIPS 197.",
            now.Document.QuerySelector("main")!.GetAttribute("data-newest")
        );
        Assert.False(past.Document.QuerySelector("main")!.HasAttribute("data-newest"));
    }

    [Fact]
    public void A_board_is_made_before_anyone_asks() =>
        Assert.Equal(["/", "/c/aes"], seeded.Host.Services.GetRequiredService<WarmUp>().Made);

    [Fact]
    public async Task The_front_page_tells_of_each_programme_in_brief()
    {
        var page = await Page.OfAsync(seeded.Host, "/");

        Assert.Equal(
            [
                "15 entered. One won. Rijndael.",
                "69 entered. 5 are still in. FN-DSA, HQC, ML-DSA, ML-KEM and SLH-DSA.",
                "15 entered. 3 are still in. LG AI Research, SK Telecom and Upstage.",
            ],
            page.Texts(".glance")
        );
        Assert.Equal("Planned 15 → 10 → 5 → 4 → 2, really 15 → 10 → 5 → 3 → 4 → 3", page.Texts(".sizes").Last());
    }
}
