using System.Globalization;
using SkiaSharp;

namespace Tracker.Web.Pictures;

/// <summary>Paints a picture as PNG, in the colours of print.</summary>
internal static class PngPainter
{
    /// <summary>The picture, so many pixels wide.</summary>
    public static byte[] Paint(Drawing drawing, int width, PngFonts fonts)
    {
        var scale = width / drawing.Width;
        var height = Math.Max((int)Math.Ceiling(drawing.Height * scale), 1);
        using var surface =
            SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque))
            ?? throw new InvalidOperationException($"There is no room for a picture of {width} by {height} pixels.");
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Scale((float)scale);
        foreach (var shape in drawing.Shapes)
            if (shape is PathShape path)
                Paint(canvas, path);
            else if (shape is TextShape text)
                Paint(canvas, text, fonts);
            else if (shape is ThreadShape thread)
                foreach (var part in thread.Parts)
                    Paint(canvas, part);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static void Paint(SKCanvas canvas, PathShape shape)
    {
        using var path = SKPath.ParseSvgPathData(shape.Data);
        using var paint = new SKPaint { IsAntialias = true };
        if (shape.Ink.Fill is { } fill)
        {
            paint.Color = SKColor.Parse(fill);
            canvas.DrawPath(path, paint);
        }
        if (shape.Ink.Stroke is not { } stroke)
            return;
        paint.Color = SKColor.Parse(stroke);
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = (float)shape.Ink.Width;
        (paint.StrokeCap, paint.StrokeJoin) = (SKStrokeCap.Round, SKStrokeJoin.Round);
        using var dash = shape.Ink.Dash is { } lengths
            ? SKPathEffect.CreateDash(
                [.. lengths.Split(' ').Select(length => float.Parse(length, CultureInfo.InvariantCulture))],
                0
            )
            : null;
        paint.PathEffect = dash;
        canvas.DrawPath(path, paint);
    }

    private static void Paint(SKCanvas canvas, TextShape text, PngFonts fonts)
    {
        var pieces = fonts
            .Pieces(text.Text, text.Bold)
            .Select(piece => (piece.Text, Font: new SKFont(piece.Face, (float)text.Size) { Subpixel = true }))
            .ToList();
        using var paint = new SKPaint { IsAntialias = true, Color = SKColor.Parse(text.Ink.Fill) };
        var width = pieces.Sum(piece => piece.Font.MeasureText(piece.Text));
        var x =
            (float)text.X
            - (
                text.Anchor == Anchor.Middle ? width / 2
                : text.Anchor == Anchor.End ? width
                : 0
            );
        foreach (var (piece, font) in pieces)
        {
            canvas.DrawText(piece, x, (float)text.Y, SKTextAlign.Left, font, paint);
            x += font.MeasureText(piece);
            font.Dispose();
        }
    }
}
