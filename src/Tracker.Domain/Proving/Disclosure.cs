using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tracker.Domain.Proving;

/// <summary>
/// One value of an event and the salt it was committed with. What is hashed is the text that is sent, as in SD-JWT (RFC 9901):
/// nobody need write JSON the same way twice.
/// </summary>
/// <param name="Salt">The salt.</param>
/// <param name="Way">The way into the event, in JSON.</param>
/// <param name="Value">The value, in JSON.</param>
public sealed record Disclosure(string Salt, string Way, string Value)
{
    /// <summary>The text: a JSON list of the three in base64url.</summary>
    public string Text => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"[\"{Salt}\",{Way},{Value}]"));

    /// <summary>What the leaf holds of it.</summary>
    public string Digest => DigestOf(Text);

    /// <summary>What a leaf holds of a text.</summary>
    public static string DigestOf(string text) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    /// <summary>Reads a text; null when it is none.</summary>
    public static Disclosure? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(text));
            return
                json.RootElement.ValueKind == JsonValueKind.Array
                && json.RootElement.EnumerateArray().ToList() is [var salt, var way, var value]
                && salt.ValueKind == JsonValueKind.String
                && IsWay(way)
                ? new(salt.GetString()!, way.GetRawText(), value.GetRawText())
                : null;
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            return null;
        }
    }

    private static bool IsWay(JsonElement way) =>
        way.ValueKind == JsonValueKind.Array
        && way.GetArrayLength() is > 0 and < 16
        && way.EnumerateArray().All(IsStep)
        && way[0].ValueKind == JsonValueKind.String;

    private static bool IsStep(JsonElement step) =>
        step.ValueKind switch
        {
            JsonValueKind.String => step.GetString() is not ['\0', ..],
            JsonValueKind.Number => step.TryGetUInt16(out _),
            _ => false,
        };
}
