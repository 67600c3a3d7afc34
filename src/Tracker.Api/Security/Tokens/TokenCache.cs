using Microsoft.Extensions.Caching.Memory;

namespace Tracker.Api.Security.Tokens;

/// <summary>
/// The tokens that were shown lately, so that a request costs no question to the database. A token that another node
/// revoked is taken for as long as it is held here, and no longer; expiry is looked at with every request.
/// </summary>
public sealed class TokenCache : IDisposable
{
    private const int Most = 10_000;

    /// <summary>How long a token is held.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly MemoryCache tokens = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>The token of an id as it is held; null when it is not.</summary>
    public KeptToken? Get(string id) => tokens.Get<KeptToken>(id);

    /// <summary>Holds a token as it was read, unless it was revoked here meanwhile.</summary>
    public KeptToken Put(KeptToken read)
    {
        lock (gate)
            return tokens.Get<KeptToken>(read.Id) is { RevokedAt: not null } held ? held : Hold(read);
    }

    /// <summary>Holds a token that was revoked here, from now on.</summary>
    public void PutRevoked(KeptToken revoked)
    {
        lock (gate)
            Hold(revoked);
    }

    /// <inheritdoc />
    public void Dispose() => tokens.Dispose();

    private KeptToken Hold(KeptToken token) =>
        tokens.Set(token.Id, token, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Time });
}
