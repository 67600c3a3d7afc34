using Marten;
using Npgsql;
using Tracker.Domain.Clocks;
using Tracker.Domain.Deciding;

namespace Tracker.Api.Security.Tokens;

/// <summary>Makes, finds, lists and revokes tokens. They are kept in the database beside the record, not in it.</summary>
public sealed class TokenStore(IDocumentStore store, TokenCache cache, TimeProvider clock)
{
    // Held to by the database, so that of two who take a name at the same time one gets it.
    private const string NameIndex = "kept_token_name_in_force";

    /// <summary>Adds it to a host.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<TokenCache>().AddSingleton<TokenStore>().AddSingleton<TokenWatch>();
        services.ConfigureMarten(options =>
            options
                .Schema.For<KeptToken>()
                .Index(
                    token => token.Name,
                    index =>
                    {
                        index.Name = NameIndex;
                        index.IsUnique = true;
                        index.Predicate = "(data ->> 'revokedAt') is null";
                    }
                )
        );
    }

    /// <summary>Makes a token. What is given back is the only place where it is: only a hash of it is kept.</summary>
    public async Task<(MadeToken? Made, Refusal? Refusal)> MakeAsync(
        TokenBody wanted,
        Caller by,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow();
        if (wanted.Fault(now) is { } fault)
            return (null, fault);
        var (id, token) = Secret.Make(now);
        var kept = new KeptToken(
            id,
            wanted.Name,
            wanted.Role,
            wanted.WithinScope,
            Secret.Hash(token),
            now,
            by.Name,
            wanted.ExpiresAt?.In(TimeZoneId.Utc)
        );
        await using var session = store.LightweightSession();
        session.Insert(kept);
        try
        {
            await session.SaveChangesAsync(cancellation);
        }
        catch (Exception failure) when (IsNameTaken(failure))
        {
            return (null, TokenBody.NameTaken(wanted.Name));
        }
        return (new MadeToken(kept, token), null);
    }

    /// <summary>The tokens that were made, the oldest first.</summary>
    /// <param name="after">Only those whose ids follow this one; null from the beginning.</param>
    public async IAsyncEnumerable<KeptToken> ListAsync(string? after)
    {
        await using var session = store.QuerySession();
        var last = after ?? "";
        var tokens = session.Query<KeptToken>().Where(token => token.Id.CompareTo(last) > 0).OrderBy(token => token.Id);
        await foreach (var token in tokens.ToAsyncEnumerable())
            yield return token;
    }

    /// <summary>A token by its id, as the database holds it; null when there is none.</summary>
    public async Task<KeptToken?> LoadAsync(string id, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<KeptToken>(id, cancellation);
    }

    /// <summary>Revokes a token: here from now on, on other nodes when they ask again. One that was revoked stays as it was.</summary>
    public async Task<KeptToken> RevokeAsync(KeptToken token, Caller by, CancellationToken cancellation)
    {
        if (token.RevokedAt is not null)
            return token;
        var revoked = token with { RevokedAt = clock.GetUtcNow(), RevokedBy = by.Name };
        await using var session = store.LightweightSession();
        session.Store(revoked);
        await session.SaveChangesAsync(cancellation);
        cache.PutRevoked(revoked);
        return revoked;
    }

    /// <summary>The token that a caller shows; null when it was never made.</summary>
    public async ValueTask<KeptToken?> FindAsync(string token, CancellationToken cancellation)
    {
        if (Secret.IdOf(token) is not { } id)
            return null;
        var kept = await HeldAsync(id, cancellation);
        return kept is not null && Secret.Matches(token, kept.Hash) ? kept : null;
    }

    /// <summary>A token by its id, as it was known here within the last seconds; null when it was never made.</summary>
    public async ValueTask<KeptToken?> HeldAsync(string id, CancellationToken cancellation)
    {
        var kept = cache.Get(id);
        return kept is null && await LoadAsync(id, cancellation) is { } read ? cache.Put(read) : kept;
    }

    private static bool IsNameTaken(Exception failure) =>
        failure is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: NameIndex }
        || (failure.InnerException is { } inner && IsNameTaken(inner));
}

/// <summary>A token that was just made.</summary>
/// <param name="Kept">What is kept of it.</param>
/// <param name="Token">The token itself.</param>
public sealed record MadeToken(KeptToken Kept, string Token);
