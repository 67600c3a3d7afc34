using System.Globalization;
using System.Xml.Linq;
using Tracker.Web.Pictures;

namespace Tracker.Api.Tests.Pictures;

/// <summary>What the picture is as SVG, on every day on which something happened.</summary>
public sealed class SvgTests
{
    private const int Largest = 40_000;

    public static TheoryData<PictureSize, bool> Kinds =>
        new()
        {
            { PictureSize.Wide, false },
            { PictureSize.Wide, true },
            { PictureSize.Narrow, false },
            { PictureSize.Narrow, true },
            { PictureSize.Medium, false },
            { PictureSize.Small, false },
            { PictureSize.Card, true },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_whole_small_and_named(PictureSize size, bool isFile)
    {
        foreach (var (seed, day, language) in Sights.EveryDay)
        {
            var picture = Sights.Of(seed, day).Picture(language, size, isFile);
            var text = picture.ToSvg();
            var svg = XDocument.Parse(text).Root!;
            var ids = svg.DescendantsAndSelf().Attributes("id").Select(id => id.Value).ToList();

            Assert.True(text.Length < Largest, $"{seed} {day} {language}: {text.Length}");
            Assert.Equal(ids.Distinct(), ids);
            Assert.Equal("img", (string?)svg.Attribute("role"));
            Assert.Equal(((string?)svg.Attribute("aria-labelledby"))!.Split(' ').Order(), ids.Order());
            Assert.Equal(picture.Description, Elements(svg, "desc").Single().Value);
            Assert.Equal(
                size == PictureSize.Small
                    ? []
                    : picture.Threads.Select(thread => thread.Team.Value).Order(StringComparer.Ordinal),
                svg.Descendants().Attributes("data-team").Select(team => team.Value).Order(StringComparer.Ordinal)
            );
        }
    }

    // A page that allows no styles but its own stylesheet must show it as it is.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Only_a_file_has_a_style_of_its_own(PictureSize size, bool isFile)
    {
        var svg = XDocument.Parse(Sights.Of("nist-pqc").Picture("ko", size, isFile).ToSvg()).Root!;

        Assert.Empty(svg.Descendants().Attributes("style"));
        Assert.Equal(
            isFile ? [PictureStyle.Css.ReplaceLineEndings("\n")] : [],
            Elements(svg, "style").Select(style => style.Value.ReplaceLineEndings("\n"))
        );
    }

    [Fact]
    public void Every_class_is_in_the_stylesheet()
    {
        var classes = Sights
            .Seeds.SelectMany(seed =>
                Enum.GetValues<PictureSize>().Select(size => Sights.Of(seed).Picture("en", size, true))
            )
            .SelectMany(picture => XDocument.Parse(picture.ToSvg()).Descendants().Attributes("class"))
            .SelectMany(each => each.Value.Split(' '))
            .Where(each => each.StartsWith("fp-", StringComparison.Ordinal))
            .Distinct();

        Assert.All(classes, name => Assert.Contains($".{name}", PictureStyle.Css, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_words_do_not_overlap_and_are_within_it(PictureSize size, bool isFile)
    {
        foreach (var (seed, day, language) in Sights.EveryDay)
        {
            var svg = XDocument.Parse(Sights.Of(seed, day).Picture(language, size, isFile).ToSvg()).Root!;
            var (width, height) = SizeOf(svg);
            var labels = Elements(svg, "text").Select(Label.Of).ToList();

            foreach (var (label, place) in labels.Select((label, place) => (label, place)))
            {
                Assert.True(
                    label.Left >= -1 && label.Right <= width + 1 && label.Top >= -1 && label.Bottom <= height + 1,
                    $"{seed} {day} {language}: '{label.Text}' is cut off"
                );
                foreach (var other in labels.Skip(place + 1))
                    Assert.False(
                        label.Meets(other),
                        $"{seed} {day} {language}: '{label.Text}' and '{other.Text}' overlap"
                    );
            }
        }
    }

    [Fact]
    public void On_a_phone_no_text_is_smaller_than_eleven_pixels()
    {
        foreach (var seed in Sights.Seeds)
        {
            var svg = XDocument.Parse(Sights.Of(seed).Picture("ko", PictureSize.Narrow).ToSvg()).Root!;

            Assert.Equal(360, SizeOf(svg).Width);
            Assert.All(Elements(svg, "text"), text => Assert.True(Number(text, "font-size") >= 11));
        }
    }

    [Fact]
    public void A_name_with_signs_of_XML_is_written_as_it_is()
    {
        var svg = Sights
            .OfEvents(
                """
                { "type": "CompetitionAnnounced", "at": "2026-01-01", "name": { "en": "A <b> & \"C\"" }, "timeZone": "Asia/Seoul", "plan": [1] },
                { "type": "TeamEntered", "at": "2026-01-02", "team": "ann", "name": { "en": "<script>" } }
                """
            )
            .Picture()
            .ToSvg();

        Assert.Equal("A <b> & \"C\"", Elements(XDocument.Parse(svg).Root!, "title").First().Value);
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
    }

    private static IEnumerable<XElement> Elements(XElement svg, string name) =>
        svg.Descendants().Where(each => each.Name.LocalName == name);

    private static (double Width, double Height) SizeOf(XElement svg) =>
        ((string)svg.Attribute("viewBox")!).Split(' ') is [_, _, var width, var height]
            ? (double.Parse(width, CultureInfo.InvariantCulture), double.Parse(height, CultureInfo.InvariantCulture))
            : default;

    private static double Number(XElement element, string attribute) =>
        double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);

    /// <summary>A text's room, by widths as those of the usual fonts are.</summary>
    private sealed record Label(string Text, double Left, double Top, double Right, double Bottom)
    {
        public static Label Of(XElement text)
        {
            var (size, x, y) = (Number(text, "font-size"), Number(text, "x"), Number(text, "y"));
            var width =
                text.Value.Sum(c =>
                    c > '\u0370' ? 0.93
                    : c is ' ' or '.' or ',' or 'i' or 'l' ? 0.3
                    : 0.58
                ) * size;
            var left =
                x
                - (
                    (string?)text.Attribute("text-anchor") switch
                    {
                        "middle" => width / 2,
                        "end" => width,
                        _ => 0,
                    }
                );
            return new(text.Value, left, y - 0.75 * size, left + width, y + 0.15 * size);
        }

        public bool Meets(Label other) =>
            Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
