using Tracker.Domain.Clocks;

namespace Tracker.Api.Security.Tokens;

/// <summary>A token as its makers see it.</summary>
/// <param name="Id">Its id, by which it is revoked.</param>
/// <param name="Name">Its name, by which the history says who did what.</param>
/// <param name="Role">What its bearer may do.</param>
/// <param name="Scope">To what that is limited.</param>
/// <param name="State">Whether it is taken: in-force, expired or revoked.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">By whom.</param>
/// <param name="ExpiresAt">From when on it is not taken any more; absent for never.</param>
/// <param name="RevokedAt">When it was revoked; absent while it was not.</param>
/// <param name="RevokedBy">By whom.</param>
/// <param name="Token">The token itself, in the answer to its making alone: it is kept nowhere.</param>
public sealed record TokenView(
    string Id,
    TokenName Name,
    Role Role,
    Scope Scope,
    TokenState State,
    Moment CreatedAt,
    string CreatedBy,
    Moment? ExpiresAt,
    Moment? RevokedAt,
    string? RevokedBy,
    string? Token
)
{
    internal static TokenView Of(KeptToken kept, DateTimeOffset now, string? token = null) =>
        new(
            kept.Id,
            kept.Name,
            kept.Role,
            kept.Scope,
            kept.RevokedAt is not null ? TokenState.Revoked
                : kept.FaultAt(now) is not null ? TokenState.Expired
                : TokenState.InForce,
            Moment.Of(kept.CreatedAt),
            kept.CreatedBy,
            kept.ExpiresAt is { } end ? Moment.Of(end) : null,
            kept.RevokedAt is { } revoked ? Moment.Of(revoked) : null,
            kept.RevokedBy,
            token
        );
}

/// <summary>Whether a token is taken.</summary>
public enum TokenState
{
    /// <summary>It is.</summary>
    InForce,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It was revoked.</summary>
    Revoked,
}
