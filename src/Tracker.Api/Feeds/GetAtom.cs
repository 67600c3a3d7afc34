using Tracker.Api.Http;
using Tracker.Api.Queries;
using Tracker.Api.Reference;
using Tracker.Store.Proofs;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.Feeds;

/// <summary>What happened, as a feed for feed readers.</summary>
public static class GetAtomEndpoint
{
    /// <summary>The latest 50 events as sentences, each with its sources, as a feed to subscribe to (Atom, RFC 4287).</summary>
    [Answers(typeof(string), MediaType = AtomFile.MediaType)]
    [WolverineGet("/api/competitions/{competition:slug}/atom.xml")]
    public static Task<IResult> Get(string competition, CompetitionReader reader, HttpContext http) =>
        Reads.LookAsync(
            http,
            competition,
            reader,
            (sight, question) =>
            {
                var addresses = Addresses.Of(http);
                var self = addresses.Exactly($"{http.Request.Path}{http.Request.QueryString}");
                return Task.FromResult(
                    Answers.WithAddresses(
                        AtomFile.Write(
                            sight,
                            question,
                            self,
                            addresses,
                            http.RequestServices.GetRequiredService<ProofSettings>().Origin
                        ),
                        AtomFile.MediaType,
                        sight.Heading.Version
                    )
                );
            }
        );
}
