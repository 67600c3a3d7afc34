using Tracker.Api.Tests.Support;
using Tracker.Web.Pictures;

namespace Tracker.Api.Tests.Pictures;

/// <summary>PNG pictures depend on the machine's fonts.</summary>
public sealed class PngTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_seed_can_be_painted_in_every_size()
    {
        using var pictures = new PngPictures();
        foreach (var seed in Sights.Seeds)
        foreach (var size in Enum.GetValues<PictureSize>())
            Assert.NotEmpty((await pictures.PaintAsync(Sights.Of(seed).Picture("en", size, true), 400, Cancellation))!);
    }

    [Fact]
    public async Task The_same_picture_is_made_once()
    {
        using var pictures = new PngPictures();
        var first = await pictures.PaintAsync(Sights.Of("aes").Picture(), 400, Cancellation);
        var second = await pictures.PaintAsync(Sights.Of("aes").Picture(), 400, Cancellation);

        Assert.Same(first, second);
    }

    [Fact]
    public void Without_a_font_there_is_no_picture()
    {
        using var empty = new TemporaryDirectory();
        using var pictures = new PngPictures(() => PngFonts.In([empty.Path]));

        Assert.False(pictures.CanWrite);
    }

    [Fact]
    public void Without_Hangul_a_picture_is_in_English()
    {
        using var directory = new TemporaryDirectory();
        using var pictures = new PngPictures(() => PngFonts.In([directory.Path]));

        Assert.Equal(("en", "en"), (pictures.LanguageFor("ko"), pictures.LanguageFor("en")));
    }
}
