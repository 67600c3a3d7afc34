using System.Globalization;

namespace Tracker.Client;

/// <content>Tokens: made, listed, revoked.</content>
public sealed partial class TrackerClient
{
    /// <summary>
    /// Makes a token. When its answer is lost it is not asked again, as nothing keeps the token: the exception then says that it
    /// may have been made, and <see cref="TokensAsync" /> says whether it was.
    /// </summary>
    /// <param name="token">The token.</param>
    /// <param name="cancellation">Gives up; it may be made nevertheless.</param>
    public Task<TokenMade> MakeTokenAsync(NewToken token, CancellationToken cancellation = default) =>
        SendAsync(
            new Ask(HttpMethod.Post, "api/tokens")
            {
                Body = Json(token, TrackerJson.Default.NewToken),
                IsRepeatable = false,
            },
            TrackerJson.Default.TokenMade,
            cancellation
        );

    /// <summary>The tokens that the caller might make or revoke, the oldest first, a page at a time.</summary>
    /// <param name="after">The id after which the page begins; null for the first page.</param>
    /// <param name="limit">How many a page has, 1 to 1000; null for 100.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<TokensPage> TokensAsync(
        string? after = null,
        int? limit = null,
        CancellationToken cancellation = default
    ) =>
        SendAsync(
            new Ask(HttpMethod.Get, "api/tokens").With(
                ("after", after),
                ("limit", limit?.ToString(CultureInfo.InvariantCulture))
            ),
            TrackerJson.Default.TokensPage,
            cancellation
        );

    /// <summary>Revokes a token from now on. Again, it changes nothing.</summary>
    /// <param name="id">Its id, as the list tells it.</param>
    /// <param name="cancellation">Gives up; it may be revoked nevertheless.</param>
    public Task<TokenView> RevokeTokenAsync(string id, CancellationToken cancellation = default) =>
        SendAsync(new Ask(HttpMethod.Delete, Ask.PathOf("tokens", id)), TrackerJson.Default.TokenView, cancellation);
}
