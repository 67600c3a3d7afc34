using System.Globalization;

namespace Tracker.Client;

/// <summary>What an answer says of its own endpoint: that it is still answered, and will not be for ever.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path that was asked, without its query.</param>
/// <param name="Since">Since when nothing new should use it (RFC 9745).</param>
/// <param name="Sunset">Until when it stays (RFC 8594); null where that is not said.</param>
/// <param name="See">Where it is told what to use instead; null where that is not said.</param>
public sealed record TrackerDeprecation(
    string Method,
    string Path,
    DateTimeOffset Since,
    DateTimeOffset? Sunset,
    string? See
)
{
    /// <summary>What an answer says; null where it says nothing of the kind.</summary>
    internal static TrackerDeprecation? Of(HttpResponseMessage response)
    {
        if (
            Header(response, "Deprecation") is not ['@', .. var seconds]
            || !long.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var since)
            || since is < -62_135_596_800 or > 253_402_300_799
        )
            return null;
        var sunset = DateTimeOffset.TryParseExact(
            Header(response, "Sunset"),
            "R",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var until
        );
        return new(
            response.RequestMessage?.Method.Method ?? "",
            response.RequestMessage?.RequestUri?.AbsolutePath ?? "",
            DateTimeOffset.FromUnixTimeSeconds(since),
            sunset ? until : null,
            response.Headers.TryGetValues("Link", out var links)
                ? links.Select(LinkIn).FirstOrDefault(each => each is not null)
                : null
        );
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    // <address>; rel="deprecation", among others.
    private static string? LinkIn(string links) =>
        links
            .Split('<')
            .Where(link => link.Contains("rel=\"deprecation\"", StringComparison.Ordinal))
            .Select(link => link.Split('>')[0])
            .FirstOrDefault();
}
