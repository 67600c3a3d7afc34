using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Tracker.Domain.Clocks;
using Tracker.Store.Reading;
using Tracker.Web.Visiting;

namespace Tracker.Web.Pictures;

/// <summary>What a request asks a picture for.</summary>
/// <param name="Question">The clocks, the reader and the language.</param>
/// <param name="Size">For which place.</param>
/// <param name="Width">How many pixels wide; null where it does not say.</param>
internal sealed record PictureQuestion(Question Question, PictureSize Size, int? Width)
{
    private static readonly string[] Sizes = ["wide", "narrow", "small"];

    /// <summary>Reads a request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="reader">Who asks.</param>
    /// <param name="own">The parameters that it may have beside the clocks and the language.</param>
    /// <returns>What it asks; or what is wrong with it.</returns>
    public static (PictureQuestion? Asked, PictureFault? Fault) Of(HttpContext http, Reader reader, params string[] own)
    {
        var query = http.Request.Query;
        string[] known = ["asOf", "knownAt", "lang", .. own];
        foreach (var (name, values) in query)
            if (!known.Contains(name))
                return (null, new($"There is no parameter '{Cut(name)}' here.", $"one of {string.Join(", ", known)}"));
            else if (values.Count != 1)
                return (null, new($"The parameter {name} is given more than once.", "it once"));
        if (!TryRead(query["asOf"], out var asOf))
            return (null, new("The parameter asOf cannot be read.", Moment.Rule));
        if (!TryRead(query["knownAt"], out var knownAt))
            return (null, new("The parameter knownAt cannot be read.", Moment.Rule));
        var size = query["size"] is [{ } text] ? Array.IndexOf(Sizes, text) : 0;
        if (size < 0)
            return (null, new("The parameter size cannot be read.", string.Join(", ", Sizes)));
        var width = 0;
        if (query["width"] is [var pixels] && !IsWidth(pixels, out width))
            return (
                null,
                new(
                    "The parameter width cannot be read.",
                    $"a number of pixels from {PngPictures.LeastWidth} to {PngPictures.MostWidth}"
                )
            );
        return (
            new(
                new(asOf, knownAt, reader, Visits.TongueOf(http.Request).Tag),
                (PictureSize)size,
                width == 0 ? null : width
            ),
            null
        );
    }

    private static bool IsWidth(string? text, out int width) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out width)
        && width is >= PngPictures.LeastWidth and <= PngPictures.MostWidth;

    private static bool TryRead(StringValues values, out Moment? moment)
    {
        moment = values.Count == 0 ? null : Visits.MomentOf(values[0]);
        return values.Count == 0 || moment is not null;
    }

    private static string Cut(string name) => name.Length > 40 ? name[..40] : name;
}

/// <summary>What is wrong with a request for a picture.</summary>
/// <param name="Detail">What is wrong.</param>
/// <param name="Instead">What would be right.</param>
internal sealed record PictureFault(string Detail, string Instead);
