using Tracker.Api.Http;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>Makes the result of a round final.</summary>
public static class FinalizeRoundEndpoint
{
    /// <summary>Makes the result of a round final: from then on only a correction changes it.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/rounds/{round:slug}/finalization")]
    public static Task<IResult> Post(
        string competition,
        string round,
        FinalizationBody body,
        Writes writes,
        HttpContext http
    ) =>
        writes.AnswerAsync(
            http,
            competition,
            new FinalizeRound(new StepId(round)) { Circumstances = body.Circumstances }
        );
}

/// <summary>Nothing but what every fact may say.</summary>
public sealed record FinalizationBody : FactBody;
