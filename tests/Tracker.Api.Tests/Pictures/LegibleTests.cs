using System.Text.RegularExpressions;
using System.Xml.Linq;
using SkiaSharp;
using Tracker.Web.Pictures;

namespace Tracker.Api.Tests.Pictures;

/// <summary>What a reader must be able to read off each layout: whole reasons, whole names, and who came back.</summary>
public sealed partial class LegibleTests
{
    public static TheoryData<PictureSize> WithReasons => [PictureSize.Wide, PictureSize.Medium, PictureSize.Narrow];

    [Theory]
    [MemberData(nameof(WithReasons))]
    public void Everyone_who_was_ranked_out_is_told_so_in_whole_words(PictureSize size)
    {
        foreach (var (language, reason) in new[] { ("en", "ranked out"), ("ko", "순위 탈락") })
        {
            var picture = Sights.Of("sovereign-ai").Picture(language, size);
            var ranked = picture.Threads.SelectMany(each => each.Stints).Count(each => each.End?.Kind == ExitKind.Rank);

            // The legend says it once more.
            Assert.Equal(ranked + 1, TextsOf(picture).Count(text => text == reason));
        }
    }

    [Theory]
    [MemberData(nameof(WithReasons))]
    public void Whoever_is_still_in_is_named_in_whole(PictureSize size)
    {
        foreach (var (seed, day, language) in Sights.EveryDay.Where(each => each.Seed == "sovereign-ai"))
        {
            var picture = Sights.Of(seed, day).Picture(language, size);

            Assert.All(picture.NamesIn, name => Assert.Contains(name, Said(picture), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_name_without_blanks_goes_on_in_a_second_line()
    {
        var texts = TextsOf(
            Sights
                .OfEvents(
                    """
                    { "type": "CompetitionAnnounced", "at": "2026-01-01", "name": { "ko": "컵" }, "timeZone": "Asia/Seoul", "plan": [1] },
                    { "type": "TeamEntered", "at": "2026-01-02", "team": "kisti", "name": { "ko": "한국과학기술정보연구원컨소시엄" } }
                    """
                )
                .Picture("ko", PictureSize.Narrow)
        );

        Assert.Contains("한국과학기술정보연구원컨소시엄", string.Concat(texts), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_many_leave_they_are_named_as_far_as_there_is_room()
    {
        var picture = Sights.Of("nist-pqc").Picture();
        var said = Said(picture);

        Assert.All(
            picture.Gaps.SelectMany(gap => gap),
            leaving => Assert.Contains(leaving.Thread.Name, said, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(PictureSize.Wide)]
    [InlineData(PictureSize.Medium)]
    [InlineData(PictureSize.Narrow)]
    [InlineData(PictureSize.Card)]
    public void Who_comes_back_does_so_clear_of_the_marks_of_others(PictureSize size)
    {
        var threads = ThreadsOf(Sights.Of("sovereign-ai").Picture("en", size));
        var way = Assert.Single(threads["motif-technologies"], path => Is(path, "fp-away"));
        var marks = threads
            .Where(each => each.Key != "motif-technologies")
            .SelectMany(each => each.Value)
            .Where(path => Is(path, "fp-exit"));

        Assert.Contains(threads["motif-technologies"], path => Is(path, "fp-came"));
        Assert.All(marks, mark => Assert.DoesNotContain(PointsOf(way), point => Around(mark).Contains(point)));
    }

    [Fact]
    public void Teams_that_are_out_at_the_same_time_come_back_side_by_side()
    {
        var threads = ThreadsOf(
            Sights
                .OfEvents(
                    """
                    { "type": "CompetitionAnnounced", "at": "2026-01-01", "name": { "en": "Cup" }, "timeZone": "Asia/Seoul", "plan": [3, 1] },
                    { "type": "TeamEntered", "at": "2026-01-02", "team": "ann", "name": { "en": "Ann" } },
                    { "type": "TeamEntered", "at": "2026-01-02", "team": "bob", "name": { "en": "Bob" } },
                    { "type": "TeamEntered", "at": "2026-01-02", "team": "cat", "name": { "en": "Cat" } },
                    { "type": "RoundScheduled", "at": "2026-01-03", "round": "first", "name": { "en": "First" } },
                    { "type": "TeamWithdrew", "at": "2026-01-05", "team": "ann" },
                    { "type": "TeamWithdrew", "at": "2026-01-05", "team": "bob" },
                    { "type": "TeamReinstated", "at": "2026-01-06", "team": "ann", "reason": "A mistake." },
                    { "type": "TeamReinstated", "at": "2026-01-06", "team": "bob", "reason": "A mistake." },
                    { "type": "TeamSelected", "at": "2026-01-09", "team": "cat", "round": "first" }
                    """
                )
                .Picture("en", PictureSize.Narrow)
        );
        var lanes = new[] { "ann", "bob" }.Select(team =>
            PointsOf(Assert.Single(threads[team], path => Is(path, "fp-away"))).Max(point => point.X)
        );

        Assert.Equal(8, Math.Abs(lanes.First() - lanes.Last()), 0.5);
    }

    [Theory]
    [InlineData("sovereign-ai")]
    [InlineData("aes")]
    [InlineData("nist-pqc")]
    public void The_card_names_the_steps(string seed)
    {
        foreach (var language in new[] { "en", "ko" })
        {
            var picture = Sights.Of(seed).Picture(language, PictureSize.Card);

            Assert.All(
                picture.Columns,
                column => Assert.Contains(column.Name.Replace('\u00a0', ' '), Said(picture), StringComparison.Ordinal)
            );
        }
    }

    // Files and pages are the same picture, by day and by night.
    [Fact]
    public void Who_is_in_has_the_colour_of_the_pages()
    {
        using var stream = typeof(PictureStyle).Assembly.GetManifestResourceStream("Tracker.Web.Assets.tracker.css")!;
        using var reader = new StreamReader(stream);
        var pages = Colour.Matches(reader.ReadToEnd()).Select(each => each.Groups["colour"].Value).ToList();

        Assert.Equal(pages, Colour.Matches(PictureStyle.Css).Select(each => each.Groups["colour"].Value));
        Assert.Equal((pages[0], pages[0]), (Ink.In.Stroke, Ink.InMark.Fill));
    }

    private static List<string> TextsOf(FunnelPicture picture) =>
        [
            .. XDocument
                .Parse(picture.ToSvg())
                .Descendants()
                .Where(each => each.Name.LocalName == "text")
                .Select(each => each.Value.Replace('\u00a0', ' ')),
        ];

    private static string Said(FunnelPicture picture) => string.Join(' ', TextsOf(picture));

    private static Dictionary<string, List<XElement>> ThreadsOf(FunnelPicture picture) =>
        XDocument
            .Parse(picture.ToSvg())
            .Descendants()
            .Where(each => each.Attribute("data-team") is not null)
            .ToDictionary(
                each => (string)each.Attribute("data-team")!,
                each => each.Elements().Where(part => part.Name.LocalName == "path").ToList()
            );

    private static bool Is(XElement path, string ink) =>
        ((string?)path.Attribute("class"))?.StartsWith(ink, StringComparison.Ordinal) == true;

    [GeneratedRegex("--(accent|fp-in): (?<colour>#[0-9a-f]{6});")]
    private static partial Regex Colour { get; }

    private static SKRect Around(XElement mark)
    {
        using var path = SKPath.ParseSvgPathData((string)mark.Attribute("d")!);
        return SKRect.Inflate(path.Bounds, 2, 2);
    }

    private static List<SKPoint> PointsOf(XElement way)
    {
        using var path = SKPath.ParseSvgPathData((string)way.Attribute("d")!);
        using var measure = new SKPathMeasure(path);
        return [.. Enumerable.Range(0, (int)measure.Length).Select(at => measure.GetPosition(at))];
    }
}
