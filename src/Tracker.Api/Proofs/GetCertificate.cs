using System.Text.Json;
using Tracker.Api.Http;
using Tracker.Api.Queries;
using Tracker.Api.Reference;
using Tracker.Domain.Clocks;
using Tracker.Domain.Json;
using Tracker.Domain.Proving;
using Tracker.Domain.Values;
using Tracker.Store.Proofs;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.Proofs;

/// <summary>A certificate of whether a team was in the field.</summary>
public static class GetCertificateEndpoint
{
    // A certificate carries every event that was told; what is longer is no file to hand around.
    private const long LongestLog = 20_000;

    /// <summary>
    /// A file that says whether a team was in the field at a time, as far as that is known now, and carries all that anyone needs to
    /// check it without asking anybody: <c>tracker verify</c> does. When it was made is signed with it.
    /// </summary>
    [Answers(typeof(Certificate), StatusCodes.Status422UnprocessableEntity, IsOfNow = true)]
    [WolverineGet("/api/competitions/{competition:slug}/certificate")]
    public static async Task<IResult> Get(
        string competition,
        string? team,
        string? asOf,
        ProofReader proofs,
        CompetitionReader reader,
        TimeProvider clock,
        HttpContext http
    )
    {
        var id = new CompetitionId(competition);
        if (OfNow.Refusal(http, "A certificate", "knownAt") is { } refusal)
            return refusal;
        if (!Slug.TryParse<TeamId>(team, out var of))
            return Asked.Malformed("team", Slug.Rule);
        if (asOf is not null && Asked.Moment(asOf) is null)
            return Asked.Malformed("asOf", Moment.Rule);
        if (await reader.LookAsync(id, new(null, null, Reader.Public, "en"), http.RequestAborted) is not { } sight)
            return Reads.Unknown(competition);
        var when = Asked.Moment(asOf) ?? sight.Heading.AsOf;
        if (!Certificate.IsSettled(when, sight.Zone, clock.GetUtcNow()))
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                $"{when} is still to come, and what is not past cannot be certified.",
                "asOf today or before"
            );
        if (!sight.Competition.Teams.ContainsKey(of))
            return Problems.Unknown(
                "team-unknown",
                $"The competition has no team '{team}'.",
                "a team that the field lists"
            );
        if (await proofs.SizeAsync(id, http.RequestAborted) > LongestLog)
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity,
                $"The log has more than {LongestLog} events, and a certificate carries all of them.",
                "a proof of each event that matters: …/proofs/inclusion",
                "log-too-long"
            );
        var certificate = await proofs.CertificateAsync(id, of, when, http.RequestAborted);
        http.Response.Headers.ContentDisposition =
            $"attachment; filename=\"{competition}-{team}-{when.ToString()[..10]}.json\"";
        return Results.Text(
            JsonSerializer.Serialize(certificate, DomainJson.Options),
            "application/json; charset=utf-8"
        );
    }
}
