using Tracker.Domain.Values;

namespace Tracker.Domain.Deciding;

/// <summary>What a source must be: something that a reader can look up, and a page can link to.</summary>
internal static class SourceRule
{
    public static Refusal? Check(Source source) =>
        string.IsNullOrWhiteSpace(source.Title)
        || string.IsNullOrWhiteSpace(source.Publisher)
        || (source.Url is { } url && !IsAddress(url))
            ? Refusal.Rule(
                "source-invalid",
                $"The source '{source.Id}' has no title or publisher, or an address that is none of the web.",
                "a title, a publisher, and where there is an address one that begins with http:// or https://"
            )
            : null;

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
