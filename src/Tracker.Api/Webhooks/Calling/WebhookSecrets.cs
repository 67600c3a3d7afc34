using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Tracker.Api.Webhooks.Calling;

/// <summary>
/// The secrets of webhooks, as Standard Webhooks have them: <c>whsec_</c> and 256 bits in Base64. They are kept sealed by the
/// keys of the service, as it must know them to sign.
/// </summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    /// <summary>How long a secret is valid beside the one that took its place.</summary>
    public static readonly TimeSpan OldFor = TimeSpan.FromHours(24);

    private const string Prefix = "whsec_";
    private const int Bytes = 32;

    private readonly IDataProtector protector = protection.CreateProtector("Tracker.Webhooks");

    /// <summary>A new secret: as its receiver has it, and as it is kept.</summary>
    public (string Secret, string Sealed) Make()
    {
        var secret = Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));
        return (secret, protector.Protect(secret));
    }

    /// <summary>The header webhook-signature: a signature by each secret that is valid, with spaces between.</summary>
    /// <param name="secrets">The secrets.</param>
    /// <param name="id">The header webhook-id.</param>
    /// <param name="now">The time, of which webhook-timestamp tells the seconds.</param>
    /// <param name="body">The body.</param>
    /// <exception cref="CryptographicException">The keys by which they were sealed are gone.</exception>
    public string Sign(SealedSecrets secrets, string id, DateTimeOffset now, byte[] body)
    {
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{now.ToUnixTimeSeconds()}."), .. body];
        return string.Join(
            ' ',
            secrets
                .ValidAt(now)
                .Select(each => protector.Unprotect(each))
                .Select(secret => Convert.FromBase64String(secret[Prefix.Length..]))
                .Select(key => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, content))}")
        );
    }
}
