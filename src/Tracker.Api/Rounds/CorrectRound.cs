using Tracker.Api.Http;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>Corrects the results of a round.</summary>
public static class CorrectRoundEndpoint
{
    /// <summary>
    /// Corrects the results of a round, and says every rank, cut and outcome that the right numbers flip; with dryRun=true
    /// before anything is recorded.
    /// </summary>
    [WolverinePost("/api/competitions/{competition:slug}/rounds/{round:slug}/correction")]
    public static Task<IResult> Post(
        string competition,
        string round,
        CorrectionBody body,
        Writes writes,
        HttpContext http
    ) =>
        writes.AnswerAsync(
            http,
            competition,
            new CorrectRound(new StepId(round), body.Results, body.Reason, body.Policy)
            {
                Circumstances = body.Circumstances,
            }
        );
}

/// <summary>
/// The results that change, only with what changes; why; and whether the decision taken on the old numbers stands
/// (decision-stands) or is to be taken anew (decision-reopened).
/// </summary>
public sealed record CorrectionBody(ValueList<Result> Results, string Reason, CorrectionPolicy Policy) : FactBody;
