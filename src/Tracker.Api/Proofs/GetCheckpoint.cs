using Tracker.Api.Http;
using Tracker.Api.Queries;
using Tracker.Api.Reference;
using Tracker.Store.Proofs;
using Wolverine.Http;

namespace Tracker.Api.Proofs;

/// <summary>How the log of what everyone was told stands, signed.</summary>
public static class GetCheckpointEndpoint
{
    /// <summary>
    /// How the log stands: its origin, how many events it has and the root of its Merkle tree (RFC 6962), signed as C2SP's
    /// signed-note has it. Whoever keeps one can prove later that nothing was changed behind it.
    /// </summary>
    [Answers(typeof(string), MediaType = "text/plain", IsOfNow = true)]
    [WolverineGet("/api/competitions/{competition:slug}/checkpoint")]
    public static async Task<IResult> Get(string competition, ProofReader proofs, HttpContext http) =>
        OfNow.Refusal(http, "A checkpoint", "asOf", "knownAt")
        ?? (
            await proofs.CheckpointAsync(new(competition), http.RequestAborted) is { } signed
                ? Results.Text(signed.Note.ToString(), "text/plain; charset=utf-8")
                : Reads.Unknown(competition)
        );
}

/// <summary>The key that signs checkpoints.</summary>
public static class GetCheckpointKeyEndpoint
{
    /// <summary>The key by which a checkpoint's signature is checked, as tools for signed notes take it.</summary>
    [Answers(typeof(string), MediaType = "text/plain", IsOfNow = true)]
    [WolverineGet("/api/competitions/{competition:slug}/checkpoint/key")]
    public static async Task<IResult> Get(string competition, ProofReader proofs, HttpContext http) =>
        OfNow.Refusal(http, "A key", "asOf", "knownAt")
        ?? (
            await proofs.CheckpointAsync(new(competition), http.RequestAborted) is { } signed
                ? Results.Text($"{signed.Key}\n", "text/plain; charset=utf-8")
                : Reads.Unknown(competition)
        );
}
