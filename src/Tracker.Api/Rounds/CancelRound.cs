using Tracker.Api.Http;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>Cancels a round.</summary>
public static class CancelRoundEndpoint
{
    /// <summary>Cancels a round.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/rounds/{round:slug}/cancellation")]
    public static Task<IResult> Post(
        string competition,
        string round,
        RoundCancellationBody body,
        Writes writes,
        HttpContext http
    ) =>
        writes.AnswerAsync(
            http,
            competition,
            new CancelRound(new StepId(round), body.Reason) { Circumstances = body.Circumstances }
        );
}

/// <summary>Why the round will not take place.</summary>
public sealed record RoundCancellationBody(string Reason) : FactBody;
