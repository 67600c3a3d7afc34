using System.Text.Json.Serialization;
using Tracker.Domain.Values;

namespace Tracker.Api.Security.Tokens;

/// <summary>What is kept of a token that was made: all but the token itself.</summary>
/// <param name="Id">Its id, which is part of the token; ids rise with time.</param>
/// <param name="Name">Its name, by which the record says who did what.</param>
/// <param name="Role">What its bearer may do.</param>
/// <param name="Scope">To what that is limited.</param>
/// <param name="Hash">The SHA-256 of the token, in hex.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">By whom.</param>
/// <param name="ExpiresAt">From when on it is not taken any more; null for never.</param>
public sealed record KeptToken(
    string Id,
    TokenName Name,
    Role Role,
    Scope Scope,
    string Hash,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? ExpiresAt
)
{
    /// <summary>When it was revoked; null while it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>By whom it was revoked.</summary>
    public string? RevokedBy { get; init; }

    /// <summary>Who its bearer is.</summary>
    [JsonIgnore]
    public Caller Caller { get; } = new($"{Name} ({Words.Of(Role)})", Role, Scope);

    /// <summary>Why it is not taken at a time; null when it is.</summary>
    public TokenFault? FaultAt(DateTimeOffset now) =>
        RevokedAt is { } revoked ? TokenFault.Revoked(revoked)
        : ExpiresAt is { } end && end <= now ? TokenFault.Expired(end)
        : null;
}
