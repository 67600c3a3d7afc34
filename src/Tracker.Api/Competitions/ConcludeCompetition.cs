using Tracker.Api.Http;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Competitions;

/// <summary>Concludes the competition.</summary>
public static class ConcludeCompetitionEndpoint
{
    /// <summary>Concludes the competition.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/conclusion")]
    public static Task<IResult> Post(string competition, ConclusionBody body, Writes writes, HttpContext http) =>
        writes.AnswerAsync(
            http,
            competition,
            new ConcludeCompetition(body.Winners) { Circumstances = body.Circumstances }
        );
}

/// <summary>The winners; there may be none.</summary>
public sealed record ConclusionBody(ValueList<TeamId> Winners) : FactBody;
