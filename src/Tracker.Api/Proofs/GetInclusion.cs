using Tracker.Api.Http;
using Tracker.Api.Queries;
using Tracker.Api.Reference;
using Tracker.Domain.Values;
using Tracker.Store.Proofs;
using Wolverine.Http;

namespace Tracker.Api.Proofs;

/// <summary>Proves that an event is in the log.</summary>
public static class GetInclusionEndpoint
{
    /// <summary>
    /// What shows that the event of a place in the feed is in the log of a size (RFC 6962, 2.1.1): the leaf as far as it is
    /// shown, its hash, the hashes beside its way up, and the root. Hashes are in base64. The leaf's frame is
    /// the base64url of the event's JSON without what can be kept back, each of its values the base64url of a JSON list of a salt, the
    /// way into the event and the value; the digest of either is the base64url of that text's SHA-256. The leaf is the lines
    /// tracker-leaf/1, the competition, the place, the digest of the frame, and all other digests in the order of their bytes, those
    /// of the values and the hidden ones, each line ended by a line feed.
    /// </summary>
    [Answers(typeof(Inclusion), IsOfNow = true)]
    [WolverineGet("/api/competitions/{competition:slug}/proofs/inclusion")]
    public static async Task<IResult> Get(
        string competition,
        string? place,
        string? size,
        ProofReader proofs,
        HttpContext http
    )
    {
        var id = new CompetitionId(competition);
        if (OfNow.Refusal(http, "A proof", "asOf", "knownAt") is { } refusal)
            return refusal;
        if (await proofs.SizeAsync(id, http.RequestAborted) is not { } log)
            return Reads.Unknown(competition);
        var (of, noSize) = LogSize.Read("size", size, log, log);
        if (noSize is not null)
            return noSize;
        var (at, noPlace) = LogSize.Read("place", place, null, of);
        return noPlace ?? Results.Json(await proofs.InclusionAsync(id, at, of, http.RequestAborted));
    }
}
