namespace Tracker.Client;

/// <summary>A page of the list of tokens.</summary>
/// <param name="Tokens">The tokens, the oldest first; never the tokens themselves.</param>
/// <param name="Next">Where the next page is; null on the last.</param>
public sealed record TokensPage(IReadOnlyList<TokenView> Tokens, string? Next = null) : TrackerAnswer;

/// <summary>A token as its makers see it.</summary>
/// <param name="Id">Its id, by which it is revoked.</param>
/// <param name="Name">Its name, by which the history says who did what.</param>
/// <param name="Role"><c>operator</c>, <c>archivist</c>, <c>judge</c> or <c>reader</c>.</param>
/// <param name="Scope">To what that is limited.</param>
/// <param name="State"><c>in-force</c>, <c>expired</c> or <c>revoked</c>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">By whom.</param>
/// <param name="ExpiresAt">From when on it is not taken any more; null for never.</param>
/// <param name="RevokedAt">When it was revoked; null while it was not.</param>
/// <param name="RevokedBy">By whom.</param>
public sealed record TokenView(
    string Id,
    string Name,
    string Role,
    TokenScope Scope,
    string State,
    Moment CreatedAt,
    string CreatedBy,
    Moment? ExpiresAt = null,
    Moment? RevokedAt = null,
    string? RevokedBy = null
) : TrackerAnswer;

/// <summary>A token that was made. It is shown this once, and kept nowhere.</summary>
/// <param name="Id">Its id, by which it is revoked.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">What its bearer may do.</param>
/// <param name="Token">The token itself, which <see cref="ToString" /> does not tell.</param>
/// <param name="ExpiresAt">From when on it is not taken any more; null for never.</param>
public sealed record TokenMade(string Id, string Name, string Role, string Token, Moment? ExpiresAt = null)
    : TrackerAnswer
{
    /// <inheritdoc />
    public override string ToString() => $"{Role} {Name} ({Id})";
}

/// <summary>To what a role is limited; what names nothing limits nothing.</summary>
public sealed record TokenScope
{
    /// <summary>The competitions. A judge has one.</summary>
    public IReadOnlyList<string>? Competitions { get; init; }

    /// <summary>The round that a judge judges.</summary>
    public string? Round { get; init; }

    /// <summary>The id that a judge's scorecards carry.</summary>
    public string? Judge { get; init; }

    /// <summary>The criteria that a judge scores.</summary>
    public IReadOnlyList<string>? Criteria { get; init; }

    /// <summary>The teams that a judge scores.</summary>
    public IReadOnlyList<string>? Teams { get; init; }
}
