using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Tracker.Api.Security.Tokens;

/// <summary>A token as its bearer has it: <c>trk_</c>, its id, <c>_</c>, and 256 bits that nobody can guess.</summary>
public static partial class Secret
{
    /// <summary>A new token.</summary>
    /// <param name="now">The time, with which ids rise.</param>
    public static (string Id, string Token) Make(DateTimeOffset now)
    {
        var id = NewId(now);
        return (id, $"trk_{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}");
    }

    /// <summary>A new id: 16 hex digits that rise with time, and that nobody else makes.</summary>
    public static string NewId(DateTimeOffset now) =>
        now.ToUnixTimeMilliseconds().ToString("x11", CultureInfo.InvariantCulture)
        + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3))[..5];

    /// <summary>The id in a token; null when it is no token that was made here.</summary>
    public static string? IdOf(string token) =>
        Shape().Match(token) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>What is kept of a token.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether a token is the one of which a hash is kept; takes the same time whichever it is.</summary>
    public static bool Matches(string token, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(token)), Encoding.ASCII.GetBytes(hash));

    [GeneratedRegex(@"\Atrk_([0-9a-f]{16})_[0-9a-f]{64}\z")]
    private static partial Regex Shape();
}
