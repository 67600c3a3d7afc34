using Tracker.Store.Feeds;

namespace Tracker.Api.Security.Tokens;

/// <summary>
/// Whether the token of a request is taken still, for answers that go on: they end when it is revoked or its time is over, as
/// nobody who asked then would be answered.
/// </summary>
public sealed class TokenWatch(TokenStore tokens, TimeProvider clock)
{
    /// <summary>Tells whether the token of a request is taken still; null where it can be neither revoked nor late.</summary>
    public StillTaken? Of(HttpContext http) =>
        http.User.Identity is CallerIdentity bearer and ({ Token: not null } or { Until: not null })
            ? cancellation => IsTakenAsync(bearer, cancellation)
            : null;

    private async ValueTask<bool> IsTakenAsync(CallerIdentity bearer, CancellationToken cancellation) =>
        (bearer.Until is not { } end || clock.GetUtcNow() < end)
        && (
            bearer.Token is not { } id
            || (await tokens.HeldAsync(id, cancellation) is { } kept && kept.FaultAt(clock.GetUtcNow()) is null)
        );
}
