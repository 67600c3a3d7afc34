using Tracker.Api.Http;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>Revises the rubric of a round.</summary>
public static class ReviseRubricEndpoint
{
    /// <summary>Revises the rubric of a round.</summary>
    [WolverinePut("/api/competitions/{competition:slug}/rounds/{round:slug}/rubric")]
    public static Task<IResult> Put(
        string competition,
        string round,
        RubricBody body,
        Writes writes,
        HttpContext http
    ) =>
        writes.AnswerAsync(
            http,
            competition,
            new ReviseRubric(new StepId(round), body.Rubric) { Circumstances = body.Circumstances }
        );
}

/// <summary>How the round is judged.</summary>
public sealed record RubricBody(Rubric Rubric) : FactBody;
