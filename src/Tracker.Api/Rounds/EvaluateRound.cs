using Tracker.Api.Http;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>Records the results of a round.</summary>
public static class EvaluateRoundEndpoint
{
    /// <summary>Records the results of a round.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/rounds/{round:slug}/evaluation")]
    public static Task<IResult> Post(
        string competition,
        string round,
        EvaluationBody body,
        Writes writes,
        HttpContext http
    ) =>
        writes.AnswerAsync(
            http,
            competition,
            new EvaluateRound(new StepId(round), body.Results, body.Partial) { Circumstances = body.Circumstances }
        );
}

/// <summary>The results: of every team of the field, or with partial: true what became known.</summary>
public sealed record EvaluationBody(ValueList<Result> Results, bool Partial = false) : FactBody;
