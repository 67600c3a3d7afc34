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
        body.CommandFor(new StepId(round)) switch
        {
            (_, { } wrong) => Task.FromResult(
                Problems.Of(
                    StatusCodes.Status400BadRequest,
                    wrong,
                    "{\"results\": […]}, or {\"from\": \"scorecards\", \"gates\": {…}}"
                )
            ),
            var (command, _) => writes.AnswerAsync(
                http,
                competition,
                command! with
                {
                    Circumstances = body.Circumstances,
                }
            ),
        };
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
    internal (Command? Command, string? Wrong) CommandFor(StepId round) =>
        (From, Results.Count, Gates.Count, Partial) switch
        {
            (null, _, > 0, _) => (null, "At $.gates: gates by team go with results that are taken from scorecards."),
            (ResultSource.Scorecards, > 0, _, _) => (
                null,
                "At $.results: results are given, or taken from scorecards."
            ),
            (ResultSource.Scorecards, _, _, true) => (
                null,
                "At $.partial: what is taken from scorecards is all of them."
            ),
            (ResultSource.Scorecards, _, _, _) => (new TallyRound(round, Gates), null),
            _ => (new EvaluateRound(round, Results, Partial), null),
        };
}

/// <summary>Where results come from that are not given.</summary>
public enum ResultSource
{
    /// <summary>From the round's scorecards, by its rubric.</summary>
    Scorecards,
}
