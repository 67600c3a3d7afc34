using Tracker.Api.Http;
using Tracker.Api.Queries;
using Tracker.Api.Reference;
using Tracker.Domain.Values;
using Tracker.Store.Proofs;
using Wolverine.Http;

namespace Tracker.Api.Proofs;

/// <summary>Proves that the log only grew.</summary>
public static class GetConsistencyEndpoint
{
    /// <summary>
    /// What shows that the log of one size begins with that of a smaller one (RFC 6962, 2.1.2), so that a checkpoint of then is
    /// still true. Hashes are in base64.
    /// </summary>
    [Answers(typeof(Consistency), IsOfNow = true)]
    [WolverineGet("/api/competitions/{competition:slug}/proofs/consistency")]
    public static async Task<IResult> Get(
        string competition,
        string? from,
        string? to,
        ProofReader proofs,
        HttpContext http
    )
    {
        var id = new CompetitionId(competition);
        if (OfNow.Refusal(http, "A proof", "asOf", "knownAt") is { } refusal)
            return refusal;
        if (await proofs.SizeAsync(id, http.RequestAborted) is not { } log)
            return Reads.Unknown(competition);
        var (end, noEnd) = LogSize.Read("to", to, log, log);
        if (noEnd is not null)
            return noEnd;
        var (begin, noBegin) = LogSize.Read("from", from, null, end);
        return noBegin ?? Results.Json(await proofs.ConsistencyAsync(id, begin, end, http.RequestAborted));
    }
}
