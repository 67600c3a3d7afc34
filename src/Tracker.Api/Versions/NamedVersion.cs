namespace Tracker.Api.Versions;

/// <summary>That JSON was asked for by the name that tells its version: the answer says that it is that.</summary>
public sealed class NamedVersion
{
    private static readonly NamedVersion Asked = new();

    /// <summary>Marks a request as asking so.</summary>
    internal static void Ask(HttpContext http)
    {
        http.Features.Set(Asked);
        http.Response.OnStarting(
            static state =>
            {
                var response = ((HttpContext)state).Response;
                response.ContentType = Of(response.ContentType);
                return Task.CompletedTask;
            },
            http
        );
    }

    /// <summary>Whether a request asks so.</summary>
    public static bool IsAskedBy(HttpContext http) => http.Features.Get<NamedVersion>() is not null;

    /// <summary>
    /// The tag of JSON under that name: another one, or whoever keeps answers by their tags would give it under the wrong name.
    /// It begins with the version of the competition, as every tag does.
    /// </summary>
    public static string TagOf(string tag) => $"{tag[..^1]}-v{ApiVersion.Current}\"";

    /// <summary>Whether a content type is that of JSON.</summary>
    public static bool IsOf(string? contentType) =>
        contentType?.StartsWith(VersionedType.Json, StringComparison.OrdinalIgnoreCase) == true
        && (contentType.Length == VersionedType.Json.Length || contentType[VersionedType.Json.Length] is ';' or ' ');

    private static string? Of(string? contentType) =>
        IsOf(contentType) ? ApiVersion.MediaType + contentType![VersionedType.Json.Length..] : contentType;
}
