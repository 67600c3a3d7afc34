using System.Security.Cryptography;
using System.Text;
using Tracker.Store.Writing;

namespace Tracker.Api.Http;

/// <summary>
/// The header <c>Idempotency-Key</c>: a name that the sender gives to a request, so that it may be sent again. A key is the
/// sender's own, and one method's on one path.
/// </summary>
public static class IdempotencyKey
{
    /// <summary>The name of the header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The header that marks an answer that was given before.</summary>
    public const string Replayed = "Idempotency-Replayed";

    /// <summary>What a key is.</summary>
    public const string Rule =
        "one Idempotency-Key of 1 to 255 visible ASCII characters, in quotation marks or without";

    private const int Longest = 255;

    /// <summary>Reads the key of a request: false when there is one that is none; null when there is none.</summary>
    public static bool TryRead(HttpRequest request, out string? key)
    {
        key = null;
        var given = request.Headers[Header];
        if (given.Count == 0)
            return true;
        var text = given.Count == 1 ? given[0] ?? "" : "";
        // A string of structured fields (RFC 9651), as the draft of the header has it; or the bare characters.
        key = text.StartsWith('"') ? Unquoted(text) : text;
        return key is { Length: > 0 and <= Longest } && key.All(each => each is > ' ' and <= '~');
    }

    /// <summary>The request by its key.</summary>
    /// <param name="http">The request, with its body as it was read.</param>
    /// <param name="key">The key.</param>
    /// <param name="expectedVersion">The version that it expects.</param>
    public static KeyedRequest Of(HttpContext http, string key, long? expectedVersion)
    {
        var request = http.Request;
        // Routes are found whatever the case and with a slash at the end: it is the same place.
        var place = $"{request.Method}\n{request.Path.Value!.TrimEnd('/').ToLowerInvariant()}";
        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        content.AppendData(Encoding.UTF8.GetBytes($"{request.QueryString}\n{expectedVersion}\n"));
        content.AppendData(http.Features.Get<ReadBody>()!.Utf8);
        return new(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{http.User.Identity?.Name}\n{place}\n{key}")),
            content.GetHashAndReset()
        );
    }

    private static string? Unquoted(string text)
    {
        if (text.Length < 2 || !text.EndsWith('"'))
            return null;
        var plain = new StringBuilder();
        for (var i = 1; i < text.Length - 1; i++)
        {
            var each = text[i];
            if (each == '\\')
            {
                each = text[++i];
                if (i == text.Length - 1 || each is not ('"' or '\\'))
                    return null;
            }
            else if (each == '"')
            {
                return null;
            }
            plain.Append(each);
        }
        return plain.ToString();
    }
}
