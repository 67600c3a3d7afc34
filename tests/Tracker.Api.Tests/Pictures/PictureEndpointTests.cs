using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Tracker.Api.Tests.Support;
using Tracker.Web.Pictures;

namespace Tracker.Api.Tests.Pictures;

/// <summary>The pictures over HTTP.</summary>
[Collection(SeededTracker.Collection)]
public sealed class PictureEndpointTests(SeededTracker seeded)
{
    private const string Sovereign = "/c/sovereign-ai";

    [Fact]
    public async Task The_picture_is_an_SVG_that_may_load_nothing()
    {
        var answer = await seeded.Host.GetAsync($"{Sovereign}/funnel.svg?lang=ko");

        Assert.Equal((200, "image/svg+xml"), (answer.Status, answer.MediaType));
        Assert.Contains(
            "<desc id=\"funnel-wide-desc\">팀 수: 15 → 10 → 5 → 3 (계획 4) → 4 → 3.",
            answer.Body,
            StringComparison.Ordinal
        );
        Assert.Equal("no-cache", answer.Headers["Cache-Control"]);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PictureStyle.Css)));
        Assert.Equal($"default-src 'none'; style-src 'sha256-{hash}'", answer.Headers["Content-Security-Policy"]);
    }

    [Theory]
    [InlineData("funnel.svg")]
    [InlineData("funnel.png")]
    [InlineData("card.png")]
    public async Task A_reader_who_has_it_is_not_sent_it_again(string picture)
    {
        var first = await seeded.Host.GetAsync($"{Sovereign}/{picture}");
        var second = await seeded.Host.SendAsync(
            HttpMethod.Get,
            $"{Sovereign}/{picture}",
            null,
            null,
            ("If-None-Match", first.Tag)
        );

        Assert.Equal((200, 304, first.Tag), (first.Status, second.Status, second.Tag));
    }

    [Theory]
    [InlineData("funnel.png", 1600)]
    [InlineData("funnel.png?width=800", 800)]
    [InlineData("funnel.png?width=720&size=narrow", 720)]
    [InlineData("card.png?lang=ko", 1200)]
    public async Task A_PNG_is_as_wide_as_was_asked(string picture, int width)
    {
        var png = await seeded.Host.Client.GetByteArrayAsync(
            new Uri($"{Sovereign}/{picture}", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Equal("89504E470D0A1A0A", Convert.ToHexString(png[..8]));
        Assert.Equal(width, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
    }

    [Theory]
    [InlineData("asOf=2025-07-22", "15 teams entered.")]
    [InlineData("asOf=2025-08-10", "The field went from 15 → 10 → 5 teams.")]
    [InlineData("asOf=2026-01-16&knownAt=2026-01-14", "The field went from 15 → 10 → 5 teams.")]
    public async Task It_is_of_any_day_as_known_on_any_other(string clocks, string story) =>
        Assert.Contains(
            story,
            (await seeded.Host.GetAsync($"{Sovereign}/funnel.svg?{clocks}")).Body,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Before_an_embargo_ended_only_those_with_a_role_see_the_result_in_it()
    {
        const string Clocks = "asOf=2026-01-15&knownAt=2026-01-15T14:45:00%2B09:00";

        var everyone = await seeded.Host.GetAsync($"{Sovereign}/funnel.svg?{Clocks}");
        var insiders = await seeded.Host.GetAsync($"{Sovereign}/funnel.svg?{Clocks}", asOperator: true);

        Assert.Contains("from 15 → 10 → 5 teams.", everyone.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("failed", everyone.Body, StringComparison.Ordinal);
        Assert.Contains("from 15 → 10 → 5 → 3 (planned 4) teams.", insiders.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/c/sovereign-ai/funnel.svg?at=2025-08-10", 400, "There is no parameter 'at' here.")]
    [InlineData("/c/sovereign-ai/funnel.svg?asOf=yesterday", 400, "The parameter asOf cannot be read.")]
    [InlineData("/c/sovereign-ai/funnel.svg?knownAt=2026-02-30", 400, "The parameter knownAt cannot be read.")]
    [InlineData(
        "/c/sovereign-ai/funnel.svg?asOf=2025-08-10&asOf=2025-08-11",
        400,
        "The parameter asOf is given more than once."
    )]
    [InlineData("/c/sovereign-ai/funnel.svg?size=huge", 400, "The parameter size cannot be read.")]
    [InlineData("/c/sovereign-ai/funnel.png?width=100000", 400, "The parameter width cannot be read.")]
    [InlineData("/c/sovereign-ai/card.png?width=600", 400, "There is no parameter 'width' here.")]
    [InlineData("/c/nobody/funnel.svg", 404, "There is no such competition, or it was not announced by then.")]
    [InlineData(
        "/c/sovereign-ai/card.png?asOf=2020-01-01",
        404,
        "There is no such competition, or it was not announced by then."
    )]
    public async Task What_cannot_be_shown_is_said(string path, int status, string detail)
    {
        var answer = await seeded.Host.GetAsync(path);

        Assert.Equal((status, detail), (answer.Status, (string?)answer.Json["detail"]));
    }
}
