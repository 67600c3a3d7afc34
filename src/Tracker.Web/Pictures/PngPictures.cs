using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;

namespace Tracker.Web.Pictures;

/// <summary>
/// Makes PNG pictures, one at a time, because each takes a core and some 20 MB while it is made; those that were made are
/// kept by what they show, the least used given up first.
/// </summary>
public sealed class PngPictures : IDisposable
{
    /// <summary>The least width in pixels.</summary>
    public const int LeastWidth = 200;

    /// <summary>The greatest width in pixels.</summary>
    public const int MostWidth = 2400;

    private const int MostHeight = 4800;
    private const int MostKept = 24 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostKept });
    private readonly SemaphoreSlim turn = new(1);
    private readonly Lazy<PngFonts> fonts;

    /// <summary>With the fonts of this machine.</summary>
    public PngPictures()
        : this(PngFonts.OfSystem) { }

    internal PngPictures(Func<PngFonts> fonts) => this.fonts = new(fonts);

    /// <summary>Whether there is any font to write with.</summary>
    public bool CanWrite => fonts.Value.Any;

    /// <summary>
    /// The language in which a picture can be written: the wanted one, or English where no font has its characters.
    /// </summary>
    public string LanguageFor(string wanted) => wanted == "ko" && !fonts.Value.HasHangul ? "en" : wanted;

    /// <summary>A picture as PNG; null when too many others are waited for.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="width">
    /// How many pixels wide, from <see cref="LeastWidth" /> to <see cref="MostWidth" />. It is less where the picture would be
    /// too high.
    /// </param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<byte[]?> PaintAsync(FunnelPicture picture, int width, CancellationToken cancellation)
    {
        var drawing = picture.Draw();
        var bounded = Math.Clamp(Math.Min(width, (int)(MostHeight * drawing.Width / drawing.Height)), 1, MostWidth);
        var key = KeyOf(drawing, bounded);
        if (kept.TryGetValue(key, out byte[]? known))
            return known;
        if (!await turn.WaitAsync(Patience, cancellation))
            return null;
        try
        {
            if (kept.TryGetValue(key, out known))
                return known;
            var png = await Task.Run(() => PngPainter.Paint(drawing, bounded, fonts.Value), cancellation);
            return kept.Set(key, png, new MemoryCacheEntryOptions { Size = png.Length });
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        kept.Dispose();
        turn.Dispose();
    }

    private static string KeyOf(Drawing drawing, int width) =>
        $"{width}:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(SvgWriter.Write(drawing))))}";
}
