using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Tracker.Api.Versions;

/// <summary>Media types that name a version, such as <c>application/vnd.tracker.v1+json</c>.</summary>
internal static class VersionedType
{
    /// <summary>The usual name of what they are.</summary>
    public const string Json = "application/json";

    private const string Tree = "vnd.tracker.v";

    /// <summary>Whether a header may name one; most do not, and are not read for it.</summary>
    public static bool MayBeIn(StringValues header)
    {
        foreach (var value in header)
            if (value?.Contains(Tree, StringComparison.OrdinalIgnoreCase) == true)
                return true;
        return false;
    }

    /// <summary>Whether a type names a version, one that there is or not. Without one it is JSON by some other name.</summary>
    public static bool Is(MediaTypeHeaderValue type) =>
        type.Type.Equals("application", StringComparison.OrdinalIgnoreCase)
        && type.SubType.StartsWith(Tree, StringComparison.OrdinalIgnoreCase)
        && type.SubType.Length > Tree.Length
        && char.IsAsciiDigit(type.SubType.Value![Tree.Length]);

    /// <summary>Whether a type names the version that there is.</summary>
    public static bool IsCurrent(MediaTypeHeaderValue type) =>
        type.MediaType.Equals(ApiVersion.MediaType, StringComparison.OrdinalIgnoreCase);
}
