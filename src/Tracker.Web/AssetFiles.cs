using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tracker.Web;

/// <summary>
/// The style, the script and the icon of the pages. They lie in the assembly, so that a service needs no folder beside it,
/// and their addresses name what is in them, so that browsers keep them for good.
/// </summary>
public static class AssetFiles
{
    private const string Prefix = "Tracker.Web.Assets.";

    private static readonly FrozenDictionary<string, Asset> All = typeof(AssetFiles)
        .Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..], Read);

    /// <summary>The address of a file.</summary>
    public static string Address(string name) => $"/assets/{name}?v={All[name].Mark}";

    /// <summary>Maps them.</summary>
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/assets/{name}",
                (string name, HttpContext http) =>
                {
                    if (!All.TryGetValue(name, out var asset))
                        return Results.NotFound();
                    http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                    http.Response.Headers.XContentTypeOptions = "nosniff";
                    return Results.Bytes(asset.Content, asset.MediaType);
                }
            )
            .DisableRateLimiting()
            .ExcludeFromDescription();

    private static Asset Read(string resource)
    {
        using var stream = typeof(AssetFiles).Assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new(
            content,
            Path.GetExtension(resource) switch
            {
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                _ => "image/svg+xml",
            },
            Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6))
        );
    }

    private sealed record Asset(byte[] Content, string MediaType, string Mark);
}
