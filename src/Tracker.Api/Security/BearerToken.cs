namespace Tracker.Api.Security;

/// <summary>The token in a request's header <c>Authorization: Bearer</c>.</summary>
public static class BearerToken
{
    private const string Prefix = "Bearer ";

    /// <summary>The token; null when there is none.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization is [{ } header]
        && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        && header[Prefix.Length..].Trim() is { Length: > 0 } token
            ? token
            : null;

    /// <summary>Whether a token has the shape of a JWT: three parts, the first of which is a JSON object in base64.</summary>
    public static bool IsJwt(string? token) =>
        token is not null && token.StartsWith("ey", StringComparison.Ordinal) && token.Count(each => each == '.') == 2;
}
