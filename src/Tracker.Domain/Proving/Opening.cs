using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tracker.Domain.Json;

namespace Tracker.Domain.Proving;

/// <summary>
/// What a commitment is opened with: the salt of each value, and the digests that stand for no value. Without its salt a value
/// that was committed can neither be shown nor guessed.
/// </summary>
/// <param name="Salts">The salts by the ways of their values.</param>
/// <param name="Rest">The digests of what is erased, and of what only fills up their number.</param>
public sealed record Opening(IReadOnlyDictionary<string, string> Salts, IReadOnlyList<string> Rest)
{
    // How many values an event has would tell of what is kept back: the number is filled up.
    private const int Round = 16;

    /// <summary>What values are committed with.</summary>
    /// <param name="values">The values by their ways.</param>
    /// <param name="secret">What the salts are made of: random, and never the same for two events.</param>
    public static Opening Of(IReadOnlyDictionary<string, string> values, byte[] secret)
    {
        var missing = (Round - values.Count % Round) % Round;
        return new(
            values.Keys.ToFrozenDictionary(way => way, way => Base64Url.EncodeToString(Mac(secret, way).AsSpan(0, 16))),
            [.. Enumerable.Range(0, missing).Select(each => Base64Url.EncodeToString(Mac(secret, $"nothing {each}")))]
        );
    }

    /// <summary>What is left of it when values are erased: their digests stay, and nothing that leads back to them.</summary>
    /// <param name="values">The values as they were.</param>
    /// <param name="erased">The ways of those that are erased.</param>
    public Opening Without(IReadOnlyDictionary<string, string> values, IReadOnlySet<string> erased) =>
        new(
            Salts.Where(each => !erased.Contains(each.Key)).ToFrozenDictionary(),
            [
                .. Rest,
                .. Salts
                    .Where(each => erased.Contains(each.Key))
                    .Select(each => new Disclosure(each.Value, each.Key, values[each.Key]).Digest)
                    .Order(StringComparer.Ordinal),
            ]
        );

    /// <summary>It as it is stored.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, DomainJson.Options);

    /// <summary>Reads what was stored.</summary>
    public static Opening Read(string text) => JsonSerializer.Deserialize<Opening>(text, DomainJson.Options)!;

    private static byte[] Mac(byte[] secret, string text) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text));
}
