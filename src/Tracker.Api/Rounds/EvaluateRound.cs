using Tracker.Api.Http;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>Records the results of a round.</summary>
public static class EvaluateRoundEndpoint
{
    /// <summary>Records the results of a round: as they are given, or what its scorecards come to.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/rounds/{round:slug}/evaluation")]
    public static Task<IResult> Post(
        string competition,
        string round,
        EvaluationBody body,
        Writes writes,
        HttpContext http
    ) =>
        body.CommandFor(new StepId(round)) is { } command
            ? writes.AnswerAsync(http, competition, command with { Circumstances = body.Circumstances })
            : Task.FromResult(
                Problems.Of(
                    StatusCodes.Status400BadRequest,
                    "The body gives results and takes them from scorecards, or has gates apart from results.",
                    "{\"results\": […]}, or {\"from\": \"scorecards\", \"gates\": {…}}"
                )
            );
}

/// <summary>
/// The results: of every team of the field, or with partial: true what became known. Or from: scorecards, and by team which
/// gates it passed.
/// </summary>
public sealed record EvaluationBody(
    ValueList<Result> Results,
    ValueMap<TeamId, ValueMap<GateId, bool>> Gates,
    bool Partial = false,
    ResultSource? From = null
) : FactBody
{
    internal Command? CommandFor(StepId round) =>
        (From, Results.Count, Gates.Count, Partial) switch
        {
            (null, _, 0, _) => new EvaluateRound(round, Results, Partial),
            (ResultSource.Scorecards, 0, _, false) => new TallyRound(round, Gates),
            _ => null,
        };
}

/// <summary>Where results come from that are not given.</summary>
public enum ResultSource
{
    /// <summary>From the round's scorecards, by its rubric.</summary>
    Scorecards,
}
