using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Tracker.Api.Versions;

/// <summary>
/// An endpoint that is still answered, and will not be for ever. Its answers say so by headers: <c>Deprecation</c> (RFC 9745),
/// <c>Sunset</c> (RFC 8594) and a <c>Link</c> to what is to be used instead.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DeprecatedAttribute : Attribute
{
    /// <summary>For how many months it stays at the least.</summary>
    public const int Months = 6;

    /// <summary>Makes it of dates in UTC, such as 2027-01-31.</summary>
    /// <param name="since">Since when nothing new should use it.</param>
    /// <param name="sunset">From when on it may be gone.</param>
    /// <param name="see">Where it is told what to use instead: a path of this service or an address.</param>
    public DeprecatedAttribute(string since, string sunset, string see)
    {
        (Since, Sunset, See) = (Midnight(since), Midnight(sunset), see);
        if (Sunset < Since.AddMonths(Months))
            throw new ArgumentException($"What is deprecated stays for {Months} months.", nameof(sunset));
    }

    /// <summary>Since when nothing new should use it.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>From when on it may be gone.</summary>
    public DateTimeOffset Sunset { get; }

    /// <summary>Where it is told what to use instead.</summary>
    public string See { get; }

    /// <summary>The endpoint that a request is for, where it is one.</summary>
    public static DeprecatedAttribute? Of(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<DeprecatedAttribute>();

    /// <summary>The same for a reader of the reference.</summary>
    public string Sentence =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Deprecated since {Since:yyyy-MM-dd}, and answered until {Sunset:yyyy-MM-dd} at least: see {See}."
        );

    /// <summary>Says it in an answer.</summary>
    public void Tell(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers["Deprecation"] = string.Create(CultureInfo.InvariantCulture, $"@{Since.ToUnixTimeSeconds()}");
        headers["Sunset"] = Sunset.ToString("R", CultureInfo.InvariantCulture);
        headers.Append(HeaderNames.Link, $"<{See}>; rel=\"deprecation\"");
    }

    private static DateTimeOffset Midnight(string date) =>
        new(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeOnly.MinValue, TimeSpan.Zero);
}
